internal import DiglotDocuments
package import DiglotModel
internal import Foundation

/// The documents of a folder.
package struct DocumentFolder: Sendable {
  /// The file itself, or the documents in a folder and below it by the ends of their names, in the order of their paths. What is
  /// hidden, and what a link leads to, is passed over.
  package private(set) var files: [String] = []
  /// What is below the folder and cannot be looked at, so that there may be documents in it.
  package private(set) var problems: [Diagnostic] = []

  /// - Throws: `[folder-without-documents]`, or the problem for which there are none. A path that is not there is left for who reads it.
  package init(_ path: String) throws(Diagnostic) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      files = [path]
      return
    }
    var todo = [path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path]
    while let folder = todo.popLast() { todo += look(into: folder) }
    files.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    problems.sort { $0.message.utf8.lexicographicallyPrecedes($1.message.utf8) }
    guard files.isEmpty else { return }
    throw problems.first
      ?? Diagnostic(
        "folder-without-documents", "no document in \(path)",
        help: "documents end with " + DocumentFormat.endings.map { ".\($0)" }.joined(separator: ", "))
  }

  /// Takes the documents of a folder; returns the folders in it.
  private mutating func look(into folder: String) -> [String] {
    guard let stream = opendir(folder) else {
      problems.append(Self.unreadable(folder))
      return []
    }
    defer { closedir(stream) }
    var folders: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      guard !name.hasPrefix(".") else { continue }
      let path = folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else {
        // Gone since: nobody misses it.
        if errno != ENOENT { problems.append(Self.unreadable(path)) }
        continue
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: folders.append(path)
      case S_IFREG where DocumentFormat.isNamed(name): files.append(path)
      default: break
      }
    }
    return folders
  }

  static func unreadable(_ path: String) -> Diagnostic {
    Diagnostic("folder-unreadable", "'\(path)' cannot be looked at: \(String(cString: strerror(errno)))")
  }
}
