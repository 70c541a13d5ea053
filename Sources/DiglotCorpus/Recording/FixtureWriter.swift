internal import DiglotModel
internal import Foundation

/// Writes files of `fixtures/` whole or not at all, and none over another unless that is asked for.
struct FixtureWriter {
  enum Outcome: Sendable, Hashable {
    case written, replaced
    /// There is a file of this name.
    case exists
  }

  /// The folder `fixtures/`, which need not be there.
  let root: String

  /// - Parameter name: the path below `fixtures/`.
  /// - Throws: `[record-unwritable]`.
  func write(_ bytes: [UInt8], as name: String, replacing: Bool) throws(Diagnostic) -> Outcome {
    let target = root + "/" + name
    try makeFolder(of: target)
    do {
      let file = try WholeFile(at: target)
      try file.write(bytes)
      if try file.finish(replacing: false) { return .written }
      guard replacing else { return .exists }
      try WholeFile.write(bytes, to: target)
      return .replaced
    } catch { throw Diagnostic("record-unwritable", "cannot write \(target)\(error.becauseOfSystem)") }
  }

  /// Removes a file that another one replaces.
  func remove(_ path: String) { unlink(path) }

  private func makeFolder(of target: String) throws(Diagnostic) {
    let folder = (target as NSString).deletingLastPathComponent
    do { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
      throw failure(folder)
    }
    // A folder may be a link to one elsewhere.
    guard let files = try FixtureFiles(root: root), folder == root || files.isInside(folder) else {
      throw Diagnostic(
        "record-unwritable", "a link out of the fixtures folder", at: SourceLocation(path: folder, line: 1))
    }
  }

  private func failure(_ path: String) -> Diagnostic {
    let reason = errno == 0 ? "a file is in its place" : String(cString: strerror(errno))
    return Diagnostic("record-unwritable", "cannot write \(path): \(reason)")
  }
}
