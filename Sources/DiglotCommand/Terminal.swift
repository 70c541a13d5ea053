internal import DiglotModel
internal import Foundation

/// Where results, progress and diagnostics go.
enum Terminal {
  /// Whether results are coloured: on a terminal, unless NO_COLOR is set to something.
  static var color: Bool {
    isatty(1) == 1 && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
  }

  /// Columns of the terminal that results go to; 80 where there is none.
  static var width: Int { columns(of: 1) }

  static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    if isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return Int(ProcessInfo.processInfo.environment["COLUMNS"] ?? "") ?? 80
  }

  /// Whether a line that is drawn again and again can be: on a terminal that knows how, and not on CI, whose logs keep every one.
  static var showsProgress: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(2) == 1 && environment["TERM"] != "dumb" && (environment["CI"] ?? "").isEmpty
  }

  /// Writes a line to standard error, in the place of a line of progress.
  static func error(_ text: String) { write((showsProgress ? "\r\u{1B}[K" : "") + text + "\n", to: 2) }

  /// Writes all of a text. A descriptor that nobody reads any more is no error.
  static func write(_ text: String, to descriptor: Int32) {
    var rest = Data(text.utf8)
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      if written <= 0 { return }
      rest = rest.dropFirst(written)
    }
  }

  /// Writes a report to standard output, or whole or not at all to a file.
  ///
  /// - Throws: `[output-unwritable]`.
  static func report(_ text: String, to path: String?) throws {
    let output = try ReportOutput(path)
    try output.write(text)
    try output.close()
  }
}
