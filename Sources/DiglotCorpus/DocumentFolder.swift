internal import DiglotDocuments
package import DiglotModel
internal import Foundation

/// The documents of a folder.
package enum DocumentFolder {
  /// The file itself, or the documents in a folder and below it by the ends of their names, in the order of their paths. What is
  /// hidden, and what a link leads to, is passed over.
  ///
  /// - Throws: `[folder-without-documents]`. A path that is not there is left for who reads it.
  package static func files(_ path: String) throws(Diagnostic) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      return [path]
    }
    let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    var found: [String] = []
    var todo = [""]
    while let inner = todo.popLast() {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + inner)) ?? []
      for name in names where !name.hasPrefix(".") {
        let relative = inner.isEmpty ? name : inner + "/" + name
        let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + relative)
        switch attributes?[.type] as? FileAttributeType {
        case .typeDirectory: todo.append(relative)
        case .typeRegular where DocumentFormat.isNamed(name): found.append(folder + "/" + relative)
        default: break
        }
      }
    }
    guard !found.isEmpty else {
      throw Diagnostic(
        "folder-without-documents", "no document in \(path)",
        help: "documents end with " + DocumentFormat.endings.map { ".\($0)" }.joined(separator: ", "))
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
