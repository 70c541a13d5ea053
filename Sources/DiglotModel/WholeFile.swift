package import Foundation

/// A file that is there when it is whole, in place of the one that was there.
///
/// Until then it has no name, so that of one that is never finished nothing is left (open(2), `O_TMPFILE`). Where the file system has no
/// files without a name, it lies beside its place, and is removed unless the process is killed.
package final class WholeFile {
  private let path: String
  private let folder: String
  /// How the names of such files begin and end that are to take this one's place; the process id follows the start.
  private let start: String
  private static let end = ".diglot"
  /// Where it lies until it is whole, or for the moment in which it takes the other one's place.
  private let beside: String
  private var descriptor: Int32 = -1
  private var isNamed = false

  /// - Parameter path: of a regular file, or of nothing yet. A link is replaced, and not what it leads to.
  /// - Throws: what the system says.
  package init(at path: String) throws(POSIXError) {
    self.path = path
    folder = (path as NSString).deletingLastPathComponent
    start = ".\((path as NSString).lastPathComponent)."
    beside = (folder as NSString).appendingPathComponent(
      "\(start)\(getpid())-\(UInt32.random(in: 0 ... .max))\(Self.end)")
    if access("/proc/self/fd", X_OK) == 0 {
      descriptor = open(folder.isEmpty ? "." : folder, Self.unnamed | O_WRONLY | O_CLOEXEC, 0o666)
    }
    if descriptor < 0 {
      descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      isNamed = true
    }
    guard descriptor >= 0 else { throw Self.failure }
    var status = stat()
    if stat(path, &status) == 0 { fchmod(descriptor, status.st_mode & 0o777) }
  }

  deinit { abandon() }

  /// Writes what is to stand in the file, whole or not at all.
  package static func write(_ bytes: some ContiguousBytes, to path: String) throws(POSIXError) {
    let file = try WholeFile(at: path)
    try file.write(bytes)
    try file.finish()
  }

  /// `O_TMPFILE` of <fcntl.h>, which Swift does not see.
  private static let unnamed = 0o20_000_000 | O_DIRECTORY

  package func write(_ bytes: some ContiguousBytes) throws(POSIXError) {
    try Self.write(bytes, to: descriptor)
  }

  /// Writes all of it to a descriptor.
  package static func write(_ bytes: some ContiguousBytes, to descriptor: Int32) throws(POSIXError) {
    let isWritten = bytes.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count {
        let written = Foundation.write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return false }
        start += written
      }
      return true
    }
    guard isWritten else { throw failure }
  }

  /// Puts the file into its place.
  ///
  /// - Parameter replacing: whether one that is there makes way.
  /// - Returns: whether it is there now.
  @discardableResult package func finish(replacing: Bool = true) throws(POSIXError) -> Bool {
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw Self.failure }
    if place(at: path) {
      abandon()
      return true
    }
    guard errno == EEXIST else { throw Self.failure }
    guard replacing else {
      abandon()
      return false
    }
    guard isNamed || place(at: beside) else { throw Self.failure }
    isNamed = true
    guard rename(beside, path) == 0 else { throw Self.failure }
    isNamed = false
    abandon()
    removeLeftovers()
    return true
  }

  /// Removes what a process has left that was killed in the moment between the two names.
  private func removeLeftovers() {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    where name.hasPrefix(start) && name.hasSuffix(Self.end) {
      let owner = name.dropFirst(start.count).prefix { $0 != "-" }
      guard let owner = pid_t(owner), kill(owner, 0) != 0, errno == ESRCH else { continue }
      unlink((folder as NSString).appendingPathComponent(name))
    }
  }

  /// Gives the file a name, if there is none such.
  private func place(at path: String) -> Bool {
    if isNamed { return link(beside, path) == 0 }
    return linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0
  }

  private func abandon() {
    if descriptor >= 0 { close(descriptor) }
    if isNamed { unlink(beside) }
    (descriptor, isNamed) = (-1, false)
  }

  /// What the system has just said.
  package static var failure: POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
