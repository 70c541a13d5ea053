internal import DiglotModel
internal import DiglotRunner
internal import FoundationEssentials

/// The machine's pip, as the machine has configured it: which index it asks, through which proxy, is not Diglot's to say.
struct Pip: Sendable {
  /// What an interpreter runs to run pip: a file of an installed pip, or the package inside of a wheel.
  let program: String

  /// Finds the pip of an interpreter; where it has none, the wheel that Debian and Ubuntu, or CPython itself, keep for making
  /// environments.
  ///
  /// - Throws: `[pip-missing]`.
  init(of python: EmbeddedPython?) throws(Diagnostic) {
    guard let python, let executable = python.executable else {
      let name = "python" + (python?.version ?? "3")
      throw Diagnostic("pip-missing", "there is no '\(name)' beside its library", help: "apt-get install \(name)")
    }
    let found = try Program(executable, ["-I", "-c", Self.search], in: "/")
    let path = String(decoding: found.output, as: UTF8.self).split(separator: "\n").first
    guard found.status == 0, let path else {
      throw Diagnostic(
        "pip-missing", "there is no pip for \(executable)", help: "apt-get install python3-pip-whl")
    }
    program = String(path)
  }

  /// `__pip-runner__.py` is there since pip 22.2, whose reports are needed as well.
  private static let search = """
    import glob, importlib.util, os, sysconfig
    spec = importlib.util.find_spec("pip")
    found = [os.path.join(os.path.dirname(spec.origin), "__pip-runner__.py")] if spec and spec.origin else []
    own = os.path.join(sysconfig.get_path("stdlib"), "ensurepip", "_bundled")
    for folder in (sysconfig.get_config_var("WHEEL_PKG_DIR"), "/usr/share/python-wheels", own):
        if folder: found += [wheel + "/pip" for wheel in sorted(glob.glob(folder + "/pip-*.whl"))]
    for path in found:
        if os.path.exists(path.removesuffix("/pip")):
            print(path)
            break
    """

  /// Runs pip with the interpreter of an environment, without variables of Python's or the user's own packages.
  ///
  /// - Parameters:
  ///   - target: the folder that packages are for; pip may write nowhere else.
  ///   - downloads: pip's cache.
  ///   - folder: the working directory. It holds no file that a name could be taken for.
  func install(
    _ arguments: [String], with interpreter: String, target: String, downloads: String, in folder: String
  ) throws(Diagnostic) -> Answer {
    let ran = try Program(
      interpreter,
      [
        "-I", program, "install", "--quiet", "--no-input", "--no-color", "--disable-pip-version-check", "--no-user",
        "--only-binary", ":all:", "--cache-dir", downloads, "--target", target,
      ] + arguments, in: folder, limit: Self.limit)
    return Answer(status: ran.status, errors: String(decoding: ran.errors, as: UTF8.self))
  }

  /// Half an hour, in nanoseconds.
  private static let limit = 1_800_000_000_000

  /// How a call of pip ended.
  struct Answer: Sendable {
    var status: Int
    var errors: String

    /// pip's own words, the first line of each error.
    var complaints: [String] {
      let lines = errors.split(separator: "\n").filter { $0.hasPrefix("ERROR: ") }.map { String($0.dropFirst(7)) }
      return lines.isEmpty ? ["pip ended with status \(status)"] : lines
    }

    var sawNoIndex: Bool { errors.contains("connection broken by") }
    /// A wheel is not the one that the lock file means.
    var sawWrongHash: Bool { errors.contains("DO NOT MATCH THE HASHES") }
  }
}
