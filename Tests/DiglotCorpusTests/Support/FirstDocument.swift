import Foundation

/// The corpus folder of the first document.
enum FirstDocument {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  static let folder = root + "/corpus/mastering-asyncio"

  /// The corpus folder of the document on HTTP clients.
  static let webClients = root + "/corpus/web-clients"

  /// A copy that a test may break.
  static func copy(of folder: String = folder) throws -> TemporaryFolder {
    let copy = try TemporaryFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try FileManager.default.copyItem(atPath: folder + "/" + name, toPath: copy.path + "/" + name)
    }
    return copy
  }
}
