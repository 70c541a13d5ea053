package import DiglotModel
internal import Foundation

extension OutcomeChange {
  /// Writes the file whole or not at all, or removes it.
  ///
  /// - Throws: `[outcome-unwritable]`
  package func write() throws(Diagnostic) {
    let url = URL(fileURLWithPath: path)
    do {
      if let new {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try WholeFile.write(Data(new.utf8), to: path)
      } else {
        try FileManager.default.removeItem(at: url)
      }
    } catch { throw Diagnostic("outcome-unwritable", "cannot write \(path)\(error.becauseOfSystem)") }
  }
}
