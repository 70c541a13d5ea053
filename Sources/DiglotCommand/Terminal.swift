internal import DiglotModel
internal import Foundation

/// Where results, progress and diagnostics go.
enum Terminal {
  /// Whether results are coloured: on a terminal, unless NO_COLOR is set to something.
  static var color: Bool {
    isatty(1) == 1 && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
  }

  /// Columns of the terminal; 80 where there is none.
  static var width: Int {
    var size = winsize()
    if isatty(1) == 1, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return Int(ProcessInfo.processInfo.environment["COLUMNS"] ?? "") ?? 80
  }

  /// Writes a line to standard error.
  static func error(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  /// Writes a report to standard output, or whole or not at all to a file.
  ///
  /// - Throws: `[output-unwritable]`.
  static func report(_ text: String, to path: String?) throws {
    let output = try ReportOutput(path)
    try output.write(text)
    try output.close()
  }
}

/// A line on the terminal that says how far a command is.
final class Progress: Sendable {
  private let total: Int
  private let isShown = isatty(2) == 1
  private let done = DoneCounter()

  init(total: Int) { self.total = total }

  func step(_ id: String) {
    guard isShown else { return }
    let text = "\r\u{1B}[K[\(done.next())/\(total)] \(id)"
    FileHandle.standardError.write(Data(text.utf8))
  }

  func end() {
    if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}

private final class DoneCounter: @unchecked Sendable {
  private let lock = NSLock()
  private var count = 0

  func next() -> Int {
    lock.withLock {
      count += 1
      return count
    }
  }
}
