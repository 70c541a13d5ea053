internal import DiglotPorts
internal import DiglotRunner
internal import Foundation

/// Breaks lines that are too long, with the `swift-format` of the toolchain.
struct SwiftFormatter: Sendable {
  private let toolchain: Toolchain

  init(_ toolchain: Toolchain) { self.toolchain = toolchain }

  /// Columns: what Diglot's own sources have.
  static let lineLength = 120

  /// The sources with all lines in that width as far as `swift-format` can. One is as it is where none is longer, or where there is no
  /// such tool: looks are no reason to fail.
  func format(_ sources: [String?]) -> [String?] {
    let long = sources.indices.filter { sources[$0].map(hasLongLine) ?? false }
    if long.isEmpty { return sources }
    let folder = NSTemporaryDirectory() + "diglot-format-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = long.map { "\(folder)/\($0).swift" }
    let configuration = #"{"version":1,"lineLength":\#(Self.lineLength),"indentation":{"spaces":2}}"#
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      for (index, file) in zip(long, files) {
        try Data((sources[index] ?? "").utf8).write(to: URL(fileURLWithPath: file))
      }
      let ran = try Program(
        toolchain.formatter, ["format", "--in-place", "--configuration", configuration] + files, in: folder)
      guard ran.status == 0 else { return sources }
      var formatted = sources
      for (index, file) in zip(long, files) { formatted[index] = try String(contentsOfFile: file, encoding: .utf8) }
      return formatted
    } catch { return sources }
  }

  private func hasLongLine(_ source: String) -> Bool {
    source.utf8.split(separator: UInt8(ascii: "\n")).contains { line in
      line.count > Self.lineLength && String(Substring(line)).count > Self.lineLength
    }
  }
}
