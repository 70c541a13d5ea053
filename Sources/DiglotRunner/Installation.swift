internal import Glibc
internal import _DiglotWorker

/// Where the parts of Diglot that are files of their own lie: beside the running executable.
package struct Installation: Sendable {
  package var folder: String

  /// The folder of the running executable.
  package static var current: Installation {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let length = readlink("/proc/self/exe", &buffer, Int(PATH_MAX))
    let path = String(decoding: buffer.prefix(max(length, 0)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    return Installation(folder: folder)
  }

  package init(folder: String) { self.folder = folder }

  package var pythonWorker: String { folder + "/diglot-python" }
  package var portWorker: String { folder + "/diglot-port" }
  package var server: String { folder + "/diglot-server" }
  package var clock: String { folder + "/libDiglotClock.so" }
  package var swiftClock: String { folder + "/libDiglotClockSwift.so" }
  package var pythonic: String { folder + "/libPythonic.so" }
  /// What runs load and start of it, and Swift's runtime, where that is no part of them.
  package var partsOfRuns: [String] { [clock, swiftClock, pythonic, server] + [Self.runtime].compactMap(\.self) }

  /// The folder of Swift's runtime.
  private static let runtime: String? = diglot_worker_library_of("swift_retain").map {
    String(cString: $0).split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }

  /// Where `Pythonic.swiftmodule` is.
  package var modules: String { folder + "/Modules" }
}
