import Foundation
import TestSupport

/// One run of `diglot` as a process of its own, as a user or a script starts it.
struct CommandLineRun: Sendable {
  /// The exit status; negative for the signal that ended the process.
  var status: Int
  var stdout: String
  var stderr: String

  /// What the user sees.
  var text: String { stdout + stderr }

  /// Runs the `diglot` beside the tests.
  ///
  /// - Parameters:
  ///   - arguments: `--cache` is added for the commands that take it, unless it is among them.
  ///   - addsCache: whether the tests' own cache is named where `arguments` name none.
  ///   - environment: replaces variables of the tests' own environment; an empty text removes one.
  init(_ arguments: [String], environment: [String: String] = [:], addsCache: Bool = true, in folder: String? = nil)
    async throws
  {
    var arguments = arguments
    let commands = [
      "run", "verify", "diff", "doctor", "install", "record", "transpile", "accept", "strength", "add", "publish",
    ]
    if addsCache, let command = arguments.first, commands.contains(command),
      !arguments.contains("--cache")
    {
      arguments += ["--cache", try Self.cache.get().path]
    }
    let ran = try await Turn.shared.take { [arguments] in
      try await ProgramRun(Self.diglot, arguments, changes: environment, in: folder)
    }
    (status, stdout, stderr) = (ran.status, ran.stdout, ran.stderr)
  }

  /// The report that `--format json` wrote.
  func report<Report: Decodable>(_ type: Report.Type = Report.self) throws -> Report {
    try JSONDecoder().decode(type, from: Data(stdout.utf8))
  }

  /// The folder of the running test executable, where the products lie.
  static let products: URL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  /// The `diglot` that was built with the tests.
  static let diglot = products.path + "/diglot"

  /// One folder of compiled ports for all tests of a run. The packages that this machine has installed already are in it, or
  /// every run of the tests would fetch those of the first document.
  static let cache = Result {
    let folder = try TemporaryFolder()
    let variables = ProcessInfo.processInfo.environment
    let base = variables["XDG_CACHE_HOME"] ?? (variables["HOME"] ?? "/tmp") + "/.cache"
    let installed = (variables["DIGLOT_CACHE"] ?? base + "/diglot") + "/python"
    let files = FileManager.default
    try files.createDirectory(atPath: folder.path + "/python", withIntermediateDirectories: true)
    for name in (try? files.contentsOfDirectory(atPath: installed)) ?? [] where !name.hasPrefix(".") {
      try files.createSymbolicLink(atPath: "\(folder.path)/python/\(name)", withDestinationPath: "\(installed)/\(name)")
    }
    return folder
  }
}

/// Lets two command lines run at once: more would only take the machine's two cores from each other's time limits.
private actor Turn {
  static let shared = Turn()

  private var free = 2
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func take<Result: Sendable>(_ body: @Sendable () async throws -> Result) async throws -> Result {
    if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
    defer { if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() } }
    return try await body()
  }
}
