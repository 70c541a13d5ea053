internal import DiglotModel
internal import Foundation

/// Writes files of `fixtures/` whole or not at all, and none over another unless that is asked for.
///
/// A file is written beside `fixtures/`, where nobody takes it for a fixture, and then gets its name: whoever is killed meanwhile
/// leaves at most a file `.diglot-record-PID-N`, which the next recording takes away.
struct FixtureWriter {
  private static let prefix = ".diglot-record-"

  enum Outcome: Sendable, Hashable {
    case written, replaced
    /// There is a file of this name.
    case exists
  }

  /// The folder `fixtures/`, which need not be there.
  let root: String
  private let corpus: String

  init(root: String, corpus: String) {
    (self.root, self.corpus) = (root, corpus)
    ScratchFolder.removeLeftovers(Self.prefix, in: corpus)
  }

  /// - Parameter name: the path below `fixtures/`.
  /// - Throws: `[record-unwritable]`.
  func write(_ bytes: [UInt8], as name: String, replacing: Bool) throws(Diagnostic) -> Outcome {
    let target = root + "/" + name
    let own = corpus + "/" + Self.prefix + "\(getpid())-\(UInt32.random(in: 0 ... .max))"
    defer { unlink(own) }
    try makeFolder(of: target)
    // Not by FileManager, which makes a file of another name first, and leaves that when it is killed.
    let descriptor = open(own, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(target) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard (try? file.write(contentsOf: Data(bytes))) != nil, (try? file.synchronize()) != nil
    else { throw failure(target) }
    try? file.close()
    if link(own, target) == 0 { return .written }
    guard errno == EEXIST else { throw failure(target) }
    guard replacing else { return .exists }
    guard rename(own, target) == 0 else { throw failure(target) }
    return .replaced
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
