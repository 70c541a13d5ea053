/// How this worker was started: `plain EXECUTABLE`, or `environment EXECUTABLE MODULE…` for one with packages.
struct Launch {
  /// There is the standard library and nothing else.
  var isPlain: Bool
  /// What `sys.executable` is to be, where that is known.
  var executable: String?
  /// The modules to import before the first fork.
  var modules: [String]

  static let current: Launch = {
    let arguments = CommandLine.arguments
    let executable = arguments.count > 2 && !arguments[2].isEmpty ? arguments[2] : nil
    return Launch(
      isPlain: arguments.count < 2 || arguments[1] != "environment", executable: executable,
      modules: Array(arguments.dropFirst(3)))
  }()
}
