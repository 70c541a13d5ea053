internal import Foundation

/// The parts of a virtual environment that make it one (PEP 405), without pip and without packages.
struct EnvironmentSkeleton: Sendable {
  let folder: String
  /// The interpreter that it is of.
  let base: String
  /// `3.11`
  let version: String

  /// Its own interpreter.
  var interpreter: String { "\(folder)/bin/python\(version)" }
  /// Where its packages lie.
  var packages: String { "\(folder)/lib/python\(version)/site-packages" }

  /// Makes the folder. By hand, since Debian's `venv` comes as a package of its own.
  func make() throws {
    let files = FileManager.default
    try files.createDirectory(atPath: packages, withIntermediateDirectories: true)
    try files.createDirectory(atPath: folder + "/bin", withIntermediateDirectories: true)
    try files.createSymbolicLink(atPath: interpreter, withDestinationPath: base)
    for name in ["python", "python3"] {
      try files.createSymbolicLink(atPath: "\(folder)/bin/\(name)", withDestinationPath: "python\(version)")
    }
    let home = URL(fileURLWithPath: base).deletingLastPathComponent().path
    let text = "home = \(home)\ninclude-system-site-packages = false\nversion = \(version)\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/pyvenv.cfg"))
  }
}
