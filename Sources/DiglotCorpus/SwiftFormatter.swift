internal import DiglotPorts
internal import DiglotRunner
internal import Foundation

/// Breaks lines that are too long, with the `swift-format` of the toolchain.
struct SwiftFormatter: Sendable {
  private let toolchain: Toolchain

  init(_ toolchain: Toolchain) { self.toolchain = toolchain }

  /// Columns: what Diglot's own sources have.
  static let lineLength = 120

  /// The source with all lines in that width as far as `swift-format` can. As it is where none is longer, or where there is no
  /// such tool: looks are no reason to fail.
  func format(_ source: String) -> String {
    guard source.split(separator: "\n").contains(where: { $0.count > Self.lineLength }) else { return source }
    let folder = NSTemporaryDirectory() + "diglot-format-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = folder + "/source.swift"
    let configuration = #"{"version":1,"lineLength":\#(Self.lineLength),"indentation":{"spaces":2}}"#
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      try Data(source.utf8).write(to: URL(fileURLWithPath: file))
      let ran = try Program(
        toolchain.formatter, ["format", "--in-place", "--configuration", configuration, file], in: folder)
      return ran.status == 0 ? try String(contentsOfFile: file, encoding: .utf8) : source
    } catch { return source }
  }
}
