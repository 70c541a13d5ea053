package import DiglotModel
internal import DiglotRunner
internal import Foundation

/// The Swift compiler that ports are compiled with, and the tools beside it.
package struct Toolchain: Sendable {
  /// The folder of `swiftc`, with symbolic links resolved.
  package let folder: String

  /// The first `swiftc` of the PATH.
  ///
  /// - Throws: `[swift-compiler-missing]`.
  package init() throws(Diagnostic) {
    guard let path = Program.find("swiftc") else {
      throw Diagnostic(
        "swift-compiler-missing", "no 'swiftc' in the PATH",
        help: "install a Swift toolchain, 6.3 or later: swift.org/install")
    }
    let resolved = URL(fileURLWithPath: path).deletingLastPathComponent().resolvingSymlinksInPath().path
    folder = resolved
  }

  package var frontend: String { folder + "/swift-frontend" }
  package var linker: String { folder + "/ld.lld" }
  package var autolinkExtract: String { folder + "/swift-autolink-extract" }
  package var formatter: String { folder + "/swift-format" }
  package var symbolizer: String { folder + "/llvm-symbolizer" }
  /// The folder of all that belongs to it.
  package var root: String { String(folder.dropLast("/bin".count)) }
  /// The folder of the runtime's libraries.
  package var runtime: String { root + "/lib/swift/linux" }

  var startFiles: String {
    #if arch(x86_64)
      runtime + "/x86_64/swiftrt.o"
    #else
      runtime + "/aarch64/swiftrt.o"
    #endif
  }

  /// The compiler's own word on its version: `6.3.1`.
  ///
  /// - Throws: `[program-failed]`; `[swift-compiler-missing]` where the answer names no version.
  package func version() throws(Diagnostic) -> String {
    let said = String(decoding: try Program(frontend, ["--version"], in: "/").output, as: UTF8.self)
    let words = said.split(whereSeparator: \.isWhitespace)
    guard let index = words.firstIndex(of: "version"), words.indices.contains(index + 1) else {
      throw Diagnostic("swift-compiler-missing", "'\(frontend) --version' names no version")
    }
    return String(words[index + 1])
  }

  /// What tells one compiler from another, on every machine alike.
  package var identity: String { FileIdentity.of(frontend) }
}
