package import DiglotModel
internal import DiglotPorts
internal import DiglotRunner
internal import Foundation

extension Provenance {
  /// This moment, this process's CPython and the PATH's Swift. The variable SOURCE_DATE_EPOCH, in seconds since 1970, stands for the
  /// moment where it is set, so that pages can be made again byte by byte (https://reproducible-builds.org/specs/source-date-epoch/).
  ///
  /// - Throws: `[swift-compiler-missing]`, `[program-failed]`.
  package static func now() throws(Diagnostic) -> Provenance {
    let fixed = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) }
    let date = fixed.map { Date(timeIntervalSince1970: Double($0)) } ?? Date()
    // 2026-11-30T16:48:00Z
    let text = date.formatted(.iso8601)
    let version = try Toolchain().version()
    return Provenance(
      date: text.prefix(10) + " " + text.dropFirst(11).prefix(5) + " UTC",
      python: "CPython \(EmbeddedPython.current?.fullVersion ?? "of an unknown version")", swift: "Swift \(version)")
  }
}
