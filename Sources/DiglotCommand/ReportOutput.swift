internal import DiglotModel
internal import Foundation

/// Where a report goes, piece by piece: standard output, or a file that is there when it is whole.
final class ReportOutput {
  private let path: String?
  /// The file beside `path` that is written until the report is whole; nil where there can be none, as for a device.
  private var draft: String?
  private var descriptor: Int32 = 1

  /// - Throws: `[output-unwritable]`.
  init(_ path: String?) throws(Diagnostic) {
    self.path = path
    guard let path else { return }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      var name = Array("\(path).XXXXXX".utf8CString)
      descriptor = mkstemp(&name)
      draft = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let mask = umask(0)
      umask(mask)
      if descriptor >= 0 { fchmod(descriptor, 0o666 & ~mask) }
    }
    guard descriptor >= 0 else { throw unwritable }
  }

  deinit {
    guard path != nil, descriptor >= 0 else { return }
    Foundation.close(descriptor)
    if let draft { unlink(draft) }
  }

  /// - Throws: `[output-unwritable]`. That nobody reads standard output any more is no error.
  func write(_ text: String) throws(Diagnostic) {
    var text = text
    let isWritten = text.withUTF8 { bytes in
      var start = 0
      while descriptor >= 0, start < bytes.count {
        let written = Foundation.write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
        if written < 0, errno == EINTR { continue }
        if written <= 0 { return false }
        start += written
      }
      return true
    }
    if isWritten { return }
    guard path == nil, errno == EPIPE else { throw unwritable }
    descriptor = -1
  }

  /// The report is whole.
  ///
  /// - Throws: `[output-unwritable]`.
  func close() throws(Diagnostic) {
    guard let path, descriptor >= 0 else { return }
    guard Foundation.close(descriptor) == 0, draft.map({ rename($0, path) == 0 }) ?? true else { throw unwritable }
    (descriptor, draft) = (-1, nil)
  }

  /// Why, as the system has just said.
  private var unwritable: Diagnostic {
    Diagnostic(
      "output-unwritable",
      "cannot write the report to \(path ?? "standard output"): \(String(cString: strerror(errno)))",
      help: "name a file in a folder that is there, on a disk with room")
  }
}
