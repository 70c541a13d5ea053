/// How this worker was started: `plain EXECUTABLE`, or `environment EXECUTABLE SANDBOX READABLE MODULE…` for one with packages.
struct Launch {
  /// There is the standard library and nothing else.
  var isPlain: Bool
  /// What `sys.executable` is to be, where that is known.
  var executable: String?
  /// In what the worker is to be kept, as `diglot_sandbox_flags` say: packages are code of others.
  var sandbox: UInt32
  /// What it may read then, an end of line behind each path.
  var readable: String
  /// The modules to import before the first fork.
  var modules: [String]

  static let current: Launch = {
    let arguments = CommandLine.arguments + [String](repeating: "", count: 5)
    return Launch(
      isPlain: arguments[1] != "environment", executable: arguments[2].isEmpty ? nil : arguments[2],
      sandbox: UInt32(arguments[3]) ?? 0, readable: arguments[4], modules: Array(CommandLine.arguments.dropFirst(5)))
  }()

  /// The arguments of a worker that is in its cell already, and leaves a module to its runs.
  func again(without module: String) -> [String] {
    [CommandLine.arguments[0], "environment", executable ?? "", "0", ""] + modules.filter { $0 != module }
  }
}
