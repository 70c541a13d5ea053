internal import DiglotModel
internal import Foundation

/// Where a report goes, piece by piece: standard output, or a file that is there when it is whole.
final class ReportOutput {
  private let path: String?
  /// The file at `path`; nil where that is a device.
  private var file: WholeFile?
  private var descriptor: Int32 = 1

  /// - Throws: `[output-unwritable]`.
  init(_ path: String?) throws(Diagnostic) {
    self.path = path
    guard let path else { return }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw unwritable(WholeFile.failure) }
    } else {
      do { file = try WholeFile(at: path) } catch { throw unwritable(error) }
    }
  }

  deinit { if path != nil, file == nil, descriptor >= 0 { Foundation.close(descriptor) } }

  /// - Throws: `[output-unwritable]`. That nobody reads standard output any more is no error.
  func write(_ text: String) throws(Diagnostic) {
    guard descriptor >= 0 else { return }
    let bytes = Array(text.utf8)
    do throws(POSIXError) {
      if let file { try file.write(bytes) } else { try WholeFile.write(bytes, to: descriptor) }
    } catch {
      guard path == nil, error.code == .EPIPE else { throw unwritable(error) }
      descriptor = -1
    }
  }

  /// The report is whole.
  ///
  /// - Throws: `[output-unwritable]`.
  func close() throws(Diagnostic) {
    do { try file?.finish() } catch { throw unwritable(error) }
  }

  private func unwritable(_ error: POSIXError) -> Diagnostic {
    Diagnostic(
      "output-unwritable",
      "cannot write the report to \(path ?? "standard output")\(error.becauseOfSystem)",
      help: "name a file in a folder that is there, on a disk with room")
  }
}
