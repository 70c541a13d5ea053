internal import DiglotModel
internal import Yams

/// Reads a YAML file of the user, each error with its place: `contract-invalid`, `fixture-invalid`.
struct YAMLReader {
  /// How many aliases (`*name`) a file may have. Some dozens of nested ones stand for more nodes than memory has.
  static let aliasLimit = 30

  let path: String
  /// The identifier of its findings.
  let finding: String
  let text: String

  func error(_ message: String, at node: Node?, help nearest: String? = nil) -> Diagnostic {
    Diagnostic(
      finding, message, at: location(node?.mark), help: nearest.map { "the nearest is '\($0)'" })
  }

  /// Yams counts columns in Unicode scalars; a diagnostic counts UTF-8 bytes.
  private func location(_ mark: Mark?) -> SourceLocation {
    let (line, column) = (max(mark?.line ?? 1, 1), max(mark?.column ?? 1, 1))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = line <= lines.count ? lines[line - 1].unicodeScalars.prefix(column - 1) : Substring().unicodeScalars
    let wide = start.reduce(0) { $0 + UTF8.width($1) - 1 }
    return SourceLocation(path: path, line: line, column: column + wide)
  }

  func compose() throws(Diagnostic) -> Node? {
    if aliasCount > Self.aliasLimit {
      throw error("more than \(Self.aliasLimit) aliases ('*name') in one file", at: nil)
    }
    do { return try Yams.compose(yaml: text) } catch let error as YamlError {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        let isDeep = problem.hasPrefix("Maximum nesting level")
        throw Diagnostic(finding, isDeep ? "the file is nested too deeply" : problem, at: location(mark))
      case .reader(let problem, let offset, _, _):
        throw Diagnostic(finding, problem, at: location(ofCharacter: offset ?? 0))
      case .duplicatedKeysInMapping(let duplicates, let context):
        throw duplicate(duplicates.sorted().first ?? "", mapping: context.mark)
      default: throw self.error("\(error)", at: nil)
      }
    } catch { throw self.error("\(error)", at: nil) }
  }

  /// At most as many as there are: words behind a `*` that also stand behind a `&`.
  private var aliasCount: Int {
    func words(after mark: UInt8) -> [Substring.UTF8View] {
      text.utf8.split(separator: mark, omittingEmptySubsequences: false).dropFirst().map { rest in
        rest.prefix { $0 > 0x20 && !",[]{}".utf8.contains($0) }
      }
    }
    guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else { return 0 }
    let anchors = Set(words(after: UInt8(ascii: "&")).map { String(Substring($0)) })
    return words(after: UInt8(ascii: "*")).count { !$0.isEmpty && anchors.contains(String(Substring($0))) }
  }

  private func location(ofCharacter offset: Int) -> SourceLocation {
    let before = text.prefix(offset)
    let line = before.split(separator: "\n", omittingEmptySubsequences: false)
    return SourceLocation(path: path, line: max(line.count, 1), column: (line.last?.utf8.count ?? 0) + 1)
  }

  /// Yams tells where the mapping starts; the key that is there twice stands in the same column.
  private func duplicate(_ key: String, mapping: Mark) -> Diagnostic {
    let column = max(mapping.column, 1)
    let start = String(repeating: " ", count: column - 1) + key + ":"
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let found = lines.indices.filter { $0 + 1 >= mapping.line && lines[$0].hasPrefix(start) }.dropFirst().first
    return Diagnostic(
      finding, "'\(key)' is there twice",
      at: SourceLocation(path: path, line: found.map { $0 + 1 } ?? max(mapping.line, 1), column: column))
  }

  struct Key {
    var text: String
    var node: Node
  }

  func mapping(_ node: Node, _ what: String, keys: [String]?) throws(Diagnostic) -> [(Key, Node)] {
    if node.scalar?.string.isEmpty == true || node.null != nil { return [] }
    guard let mapping = node.mapping else { throw error("\(what) is a mapping", at: node) }
    var result: [(Key, Node)] = []
    for (key, value) in mapping {
      guard let text = key.string else { throw error("a key is a word", at: key) }
      if let keys, !keys.contains(text) {
        throw error(
          "unknown key '\(text)'; \(what) has \(keys.map { "'\($0)'" }.joined(separator: ", "))", at: key,
          help: Nearest.to(text, in: keys))
      }
      result.append((Key(text: text, node: key), value))
    }
    return result
  }

  func dictionary(_ node: Node, _ what: String, keys: [String]) throws(Diagnostic) -> [String: Node] {
    Dictionary(try mapping(node, what, keys: keys).map { ($0.0.text, $0.1) }, uniquingKeysWith: { first, _ in first })
  }

  func required(_ key: String, _ parts: [String: Node], _ node: Node) throws(Diagnostic) -> Node {
    guard let value = parts[key] else { throw error("'\(key)' is missing", at: node) }
    return value
  }

  func string(_ node: Node, _ what: String) throws(Diagnostic) -> String {
    guard let text = node.scalar?.string else { throw error("\(what) is a text", at: node) }
    return text
  }
}
