internal import DiglotDocuments
package import DiglotFixtures
package import DiglotModel
internal import Foundation

/// A document with its ports, contexts and contracts, as they lie in a folder.
package struct CorpusFolder: Sendable {
  /// What the user named: a folder or a document.
  package var root: String
  package var document: Document
  package var contracts: ContractFile
  /// What the web servers of its runs answer; nil where there is no folder `fixtures`, and then there are no servers.
  package var site: Site?
  /// Where the fixtures of this document are, or would be; nil where none are read for it.
  package var fixtures: String?

  private(set) var folder: String
  /// Whether the document is the folder's: one elsewhere may lie beside folders that are somebody else's.
  private var isCorpus: Bool { document.path.split(separator: "/").last?.hasPrefix("document.") ?? false }

  /// Reads the folder or the single document at `path`.
  ///
  /// - Throws: `[path-missing]`, `[corpus-without-document]`, `[link-leads-out]`, a diagnostic of the document's reader, of
  ///   `diglot.yaml` or of `fixtures`.
  package init(path: String) throws(Diagnostic) {
    root = path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Diagnostic("path-missing", "no such file or folder: \(path)")
    }
    let file: String
    if isFolder.boolValue {
      folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      file = try Self.document(in: folder)
      // What somebody names may be a pipe, and is waited for.
      var status = stat()
      if stat(file, &status) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) {
        throw Diagnostic("document-unreadable", "cannot read \(file): it is no file")
      }
    } else {
      file = path
      folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
      if folder.isEmpty { folder = path.hasPrefix("/") ? "/" : "." }
    }
    try Self.checkLinks(in: folder, document: file)
    document = try DocumentReader.read(path: file)
    contracts = try Self.contracts(of: &document)
    fixtures = isCorpus ? folder + "/fixtures" : nil
    site = try fixtures.flatMap { path throws(Diagnostic) in try FixtureFolder.read(path) }
  }

  /// A document with the groups that the `diglot.yaml` beside it chooses.
  ///
  /// - Throws: a diagnostic of the document's reader or of `diglot.yaml`.
  package static func document(path: String, format: Document.Format?) throws(Diagnostic) -> Document {
    var document = try DocumentReader.read(path: path, format: format)
    _ = try contracts(of: &document)
    return document
  }

  /// What the `diglot.yaml` beside a document says of it; its snippets get the groups that are chosen there.
  ///
  /// In a folder that has a document `document.*`, the file is about that one and about no other.
  private static func contracts(of document: inout Document) throws(Diagnostic) -> ContractFile {
    let parts = document.path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/") + (parts.count > 1 ? "/" : "")
    let path = folder + "diglot.yaml"
    var contracts = try ContractFile(path: path, text: "", ids: [])
    if access(path, F_OK) == 0, parts.last?.hasPrefix("document.") == true || !holdsCorpus(folder) {
      contracts = try ContractFile(path: path, ids: document.snippets.map(\.id))
    }
    let hasContexts = access(folder + "contexts", F_OK) == 0
    contracts.groups.apply(to: &document) { id in
      hasContexts && access("\(folder)contexts/\(id).py", F_OK) == 0
    }
    return contracts
  }

  /// Whether a folder has a document that makes it a corpus folder.
  ///
  /// - Parameter folder: with a slash at its end; empty for the working directory.
  private static func holdsCorpus(_ folder: String) -> Bool {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return names.contains { $0.hasPrefix("document.") }
  }

  static func document(in folder: String) throws(Diagnostic) -> String {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    let documents = names.filter { $0.hasPrefix("document.") }
    guard let name = documents.first else {
      throw Diagnostic(
        "corpus-without-document", "no document in \(folder)",
        help: "a corpus folder holds its document as 'document.txt'")
    }
    guard documents.count == 1 else {
      throw Diagnostic("corpus-ambiguous", "more than one document in \(folder): \(documents.joined(separator: ", "))")
    }
    return folder + "/" + name
  }

  /// The corpus folders at `path`: the folder itself when it holds a document, else those below it that do.
  ///
  /// - Parameter known: what is known already of the folder or document at a path, and need not be read.
  /// - Throws: `[corpus-empty]` when there are none; `[folder-unreadable]`.
  package static func find(_ path: String, known: (String) -> CorpusFolder? = { _ in nil }) throws(Diagnostic)
    -> [CorpusFolder]
  {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted()
    guard let names, !names.contains(where: { $0.hasPrefix("document.") }) else {
      if let folder = known(path) { return [folder] }
      return [try CorpusFolder(path: path)]
    }
    var found: [CorpusFolder] = []
    for name in names {
      let inner = (path.hasSuffix("/") ? path : path + "/") + name
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: inner, isDirectory: &isFolder), isFolder.boolValue else { continue }
      guard let files = try? FileManager.default.contentsOfDirectory(atPath: inner) else {
        throw DocumentFolder.unreadable(inner)
      }
      if files.contains(where: { $0.hasPrefix("document.") }) {
        if let folder = known(inner) { found.append(folder) } else { found.append(try CorpusFolder(path: inner)) }
      }
    }
    guard !found.isEmpty else {
      throw Diagnostic(
        "corpus-empty", "no corpus folder in \(path)", help: "a corpus folder holds its document as 'document.txt'")
    }
    return found
  }

  package func portPath(_ id: String) -> String { "\(folder)/ports/\(id).swift" }

  /// The text of a file of the folder; nil where there is none.
  ///
  /// - Throws: `[file-encoding]`, `[file-unreadable]`.
  package static func text(_ path: String) throws(Diagnostic) -> String? {
    guard access(path, F_OK) == 0 else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Diagnostic("file-unreadable", "cannot read \(path)")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Diagnostic("file-encoding", "not UTF-8", at: SourceLocation(path: path, line: 1))
    }
    return text
  }

  /// The text of a file that somebody has named.
  ///
  /// - Throws: `[path-missing]`, `[file-encoding]`, `[file-unreadable]`.
  package static func file(_ path: String) throws(Diagnostic) -> String {
    guard let text = try text(path) else { throw Diagnostic("path-missing", "no such file: \(path)") }
    return text
  }

  package func port(_ id: String) throws(Diagnostic) -> String? { try Self.text(portPath(id)) }

  /// Whether there is a port or a context for a snippet.
  func isFurnished(_ id: String) -> Bool {
    [portPath(id), pythonContextPath(id), "\(folder)/contexts/\(id).swift"].contains {
      FileManager.default.fileExists(atPath: $0)
    }
  }

  package func pythonContextPath(_ id: String) -> String { "\(folder)/contexts/\(id).py" }
  package func swiftContext(_ id: String) throws(Diagnostic) -> String? {
    try Self.text(swiftContextPath(id))
  }
  package func swiftContextPath(_ id: String) -> String { "\(folder)/contexts/\(id).swift" }

  /// The folders below one, at any depth.
  static func folders(below path: String) -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return names.map { path + "/" + $0 }.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: name, isDirectory: &isFolder) && isFolder.boolValue
    }
  }

  /// Where what Python did with a snippet is recorded; nil where the document lies in no corpus folder.
  func outcomePath(_ id: String) -> String? { isCorpus ? "\(folder)/expected/\(id).txt" : nil }

  /// Whether anything is recorded in this folder at all.
  var hasOutcomes: Bool { isCorpus && access(folder + "/expected", F_OK) == 0 }

  /// What the user should know of the document itself.
  package var warnings: [Diagnostic] { document.warnings + (emptiness.map { [$0] } ?? []) }

  /// A document without examples is no error, yet hardly what its author meant.
  private var emptiness: Diagnostic? {
    guard document.snippets.isEmpty else { return nil }
    return Diagnostic(
      "document-without-examples", "no Python example was found in this document",
      at: SourceLocation(path: document.path, line: 1), severity: .warning,
      help: "an example is one or more lines of Python that stand apart from the prose")
  }

}
