internal import DiglotDocuments
internal import DiglotModel
internal import Foundation

extension CorpusFolder {
  /// What is read beside a document, which nobody need trust: a link to what only the tool's user may read would be quoted in a report.
  private static let parts = ["diglot.yaml", "packages.lock", "snippets.lock", "ports", "contexts", "expected"]

  /// Looks at the links of a folder. (`FixtureFiles` looks at those of fixtures.)
  ///
  /// - Throws: `[link-leads-out]` for one that leads out of the folder. The document alone may, to another document.
  static func checkLinks(in folder: String, document: String) throws(Diagnostic) {
    guard let root = real(folder) else { return }
    for part in parts {
      let path = folder + "/" + part
      for link in [path] + links(in: path) {
        guard let target = real(link), !target.hasPrefix(root == "/" ? root : root + "/") else { continue }
        throw leadsOut(link, help: "put a copy of the file there")
      }
    }
    if let target = real(document), isLink(document), !DocumentFormat.isNamed(target) {
      throw leadsOut(
        document, help: "a document that is a link leads to a file with the ending of a document, such as '.md'")
    }
  }

  private static func leadsOut(_ path: String, help: String) -> Diagnostic {
    Diagnostic(
      "link-leads-out", "a link out of the folder", at: SourceLocation(path: path, line: 1), help: help)
  }

  /// The links in a folder, by the kinds that the folder itself has of its files.
  private static func links(in folder: String) -> [String] {
    guard let open = opendir(folder) else { return [] }
    defer { closedir(open) }
    var found: [String] = []
    while let entry = readdir(open) {
      guard entry.pointee.d_type == DT_LNK || entry.pointee.d_type == DT_UNKNOWN else { continue }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let path = folder + "/" + name
      if isLink(path) { found.append(path) }
    }
    return found.sorted()
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The path with all links followed; nil where it leads to nothing.
  private static func real(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}
