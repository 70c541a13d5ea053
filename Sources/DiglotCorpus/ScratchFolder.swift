package import DiglotModel
internal import DiglotPorts
internal import Foundation

extension PortCompiler {
  init(_ toolchain: Toolchain, _ options: Verifier.Options) throws(Diagnostic) {
    try self.init(toolchain, cache: options.cache, written: options.scratch?.path, sandbox: options.sandbox)
  }
}

/// A folder for what may not go into a cache that is only read: gone with this object, or with the process.
package final class ScratchFolder: Sendable {
  /// In the system's folder for temporary files; the process id follows.
  static let start = "diglot-cache-"

  package let path: String

  /// - Throws: `[cache-not-writable]`.
  package init() throws(Diagnostic) {
    Self.removeLeftovers(Self.start)
    guard let path = Self.make(Self.start) else {
      throw Diagnostic("cache-not-writable", "cannot make a folder in /tmp", help: "is there room on the disk?")
    }
    self.path = path
  }

  /// A new folder in `/tmp` whose name begins so, then has the process id; nil where there can be none.
  static func make(_ start: String) -> String? {
    var name = Array("/tmp/\(start)\(getpid())-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { return nil }
    return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes what tools that were killed have left: the process id follows the start of its name.
  static func removeLeftovers(_ start: String) {
    let (files, folder) = (FileManager.default, "/tmp")
    for name in (try? files.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix(start) {
      guard let owner = name.dropFirst(start.count).split(separator: "-").first.flatMap({ pid_t($0) }),
        kill(owner, 0) != 0, errno == ESRCH
      else { continue }
      try? files.removeItem(atPath: folder + "/" + name)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
