internal import Glibc
internal import _DiglotWorker

/// The CPython that this process is linked with, and its interpreter as a program.
package struct EmbeddedPython: Sendable, Hashable {
  /// `3.11`
  package var version: String
  /// `3.11.2`
  package var fullVersion: String
  /// The program of the same version that lies beside the library; nil where there is none.
  package var executable: String?
  /// The folder that holds its `lib` and `bin`; nil where the library lies in none.
  package var folder: String?

  /// The library's own answer; nil in a process without CPython.
  package static let current: EmbeddedPython? = {
    guard let symbol = dlsym(nil, "Py_GetVersion"), let file = diglot_worker_library_of("Py_GetVersion") else {
      return nil
    }
    let version = unsafeBitCast(symbol, to: (@convention(c) () -> UnsafePointer<CChar>).self)
    let full = String(cString: version()).split(separator: " ").first ?? ""
    let parts = full.split(separator: ".")
    guard parts.count >= 2 else { return nil }
    return EmbeddedPython(
      version: "\(parts[0]).\(parts[1])", fullVersion: String(full), library: String(cString: file))
  }()

  /// The interpreter of a library, not the first `python3` of the PATH: what a snippet starts has to be the same version.
  private init(version: String, fullVersion: String, library: String) {
    self.version = version
    self.fullVersion = fullVersion
    guard let range = library.firstRange(of: "/lib") else { return }
    folder = String(library[..<range.lowerBound])
    let path = library[..<range.lowerBound] + "/bin/python" + version
    if access(String(path), X_OK) == 0 { executable = String(path) }
  }
}
