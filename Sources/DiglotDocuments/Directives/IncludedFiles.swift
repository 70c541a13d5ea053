internal import CPython
internal import DiglotModel

/// The files that a document may include: those in its own folder and below it.
///
/// Directives may name the same file again and again, the document itself too; so each is read once, and what they name all together
/// may be as large as a document.
final class IncludedFiles {
  /// The document's path; included files are told beside it.
  let document: String
  let grammar: PythonGrammar
  /// By their resolved paths.
  private var texts: [String: DocumentText] = [:]
  /// The bytes of all files that directives have named so far, counted for each directive.
  private var size = 0

  init(document: String, grammar: PythonGrammar) { (self.document, self.grammar) = (document, grammar) }

  private var folder: String {
    let folder = document.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return folder.isEmpty ? (document.hasPrefix("/") ? "/" : ".") : folder
  }

  /// The block that a `literalinclude` stands for. All of its lines stand on the line of the directive.
  ///
  /// - Parameters:
  ///   - path: as the directive names it, relative to the document's folder; Sphinx's leading slash means that folder, too.
  ///   - options: those of Sphinx: `language`, `lines`, `start-at`, `start-after`, `end-at`, `end-before`, `pyobject`, `dedent`.
  /// - Throws: `[include-unreadable]`, `[include-outside]`, at the directive.
  func block(
    _ path: String, _ options: [String: String], at place: Excerpt.Place, _ boundaries: Boundaries
  ) throws(Diagnostic) -> Block {
    let location = SourceLocation(path: document, line: place.line, column: place.column + 1)
    let name = String(path.trimmingPrefix { $0 == "/" })
    let text = try text(name, at: location)
    var range = 0..<text.count
    if let object = options["pyobject"] {
      range = try span(of: object, in: text, at: location)
    } else {
      IncludedLines.narrow(&range, text, options)
    }
    let chosen = options["lines"].map { IncludedLines.chosen($0, of: range) } ?? Array(range)
    var excerpt = Excerpt()
    for line in chosen { excerpt.append(text[line], at: place) }
    let isPython = name.hasSuffix(".py") || name.hasSuffix(".pyi")
    var boundaries = boundaries
    boundaries.start.reason += ", which includes '\(name)'"
    return Block(
      excerpt, language: options["language"]?.lowercased() ?? (isPython ? "python" : nil), boundaries: boundaries)
  }

  private func text(_ name: String, at location: SourceLocation) throws(Diagnostic) -> DocumentText {
    guard !name.isEmpty, let root = Self.resolved(folder), let file = Self.resolved(folder + "/" + name) else {
      throw Diagnostic("include-unreadable", "'\(name)' cannot be read", at: location, severity: .warning)
    }
    guard file.hasPrefix(root == "/" ? "/" : root + "/") else {
      throw Diagnostic(
        "include-outside", "'\(name)' is outside of the document's folder", at: location, severity: .warning,
        help: "move it beside the document")
    }
    let text: DocumentText
    do {
      text = try read(file)
    } catch {
      throw Diagnostic("include-unreadable", error.message, at: location, severity: .warning)
    }
    size += text.bytes.count
    guard size <= DocumentBytes.limit else {
      throw Diagnostic(
        "include-unreadable", "with '\(name)' the document includes more than 16 MiB", at: location, severity: .warning)
    }
    return text
  }

  private func read(_ file: String) throws(Diagnostic) -> DocumentText {
    if let known = texts[file] { return known }
    let text = DocumentText(bytes: try DocumentBytes.read(path: file, legacy: .latin1).bytes)
    texts[file] = text
    return text
  }

  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  private func span(of object: String, in text: DocumentText, at location: SourceLocation) throws(Diagnostic) -> Range<
    Int
  > {
    let answer = try grammar.evaluate(Self.program, function: "span", of: Array(object.utf8) + [0x0A] + text.bytes)
    let numbers = answer.split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 2, numbers[0] >= 1, numbers[1] >= numbers[0], numbers[1] <= text.count else {
      throw Diagnostic("include-unreadable", "there is no '\(object)' in the file", at: location, severity: .warning)
    }
    return numbers[0] - 1..<numbers[1]
  }

  /// The lines of a class, a function or a method: `Class.method`.
  private static let program = #"""
    def span(text):
        name, _, source = text.partition("\n")
        suite, node = quietly(lambda: compile(source, "<diglot>", "exec", FLAGS, True)).body, None
        for part in name.strip().split("."):
            node = next((item for item in suite if getattr(item, "name", None) == part), None)
            if node is None:
                return ""
            suite = getattr(node, "body", [])
        return f"{first_line(node)} {node.end_lineno}"
    """#
}
