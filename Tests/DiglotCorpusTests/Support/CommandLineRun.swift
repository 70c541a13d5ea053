import Foundation

/// One run of `diglot` as a process of its own, as a user or a script starts it.
struct CommandLineRun: Sendable {
  /// The exit status; negative for the signal that ended the process.
  var status: Int
  var stdout: String
  var stderr: String

  /// What the user sees.
  var text: String { stdout + stderr }

  /// How long a run may take before it is killed, in seconds of the machine's time: no assertion, a stop for hangs.
  static let limit = 120.0

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
    let scratch = try TemporaryFolder()
    let (out, err) = (scratch.path + "/out", scratch.path + "/err")
    for path in [out, err] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    status = try await Turn.shared.take { [arguments] in
      try await Self.start(arguments, environment, folder, out: out, err: err)
    }
    stdout = String(decoding: FileManager.default.contents(atPath: out) ?? Data(), as: UTF8.self)
    stderr = String(decoding: FileManager.default.contents(atPath: err) ?? Data(), as: UTF8.self)
  }

  /// The report that `--format json` wrote.
  func report<Report: Decodable>(_ type: Report.Type = Report.self) throws -> Report {
    try JSONDecoder().decode(type, from: Data(stdout.utf8))
  }

  /// The folder of the running test executable, where the products lie.
  static let products: URL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

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

  private static func start(
    _ arguments: [String], _ changes: [String: String], _ folder: String?, out: String, err: String
  ) async throws -> Int {
    let process = Process()
    process.executableURL = products.appendingPathComponent("diglot")
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    var environment = ProcessInfo.processInfo.environment
    for (name, value) in changes { environment[name] = value.isEmpty ? nil : value }
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let files = try [out, err].map { try FileHandle(forWritingTo: URL(fileURLWithPath: $0)) }
    // Foundation keeps a process that has ended, and what it was given; beyond 1024 descriptors it hears of no further end.
    defer { for file in files { try? file.close() } }
    (process.standardOutput, process.standardError) = (files[0], files[1])
    let ends = AsyncStream<Int> { stream in
      process.terminationHandler = { process in
        let status = Int(process.terminationStatus)
        stream.yield(process.terminationReason == .exit ? status : -status)
        stream.finish()
      }
    }
    try process.run()
    let pid = process.processIdentifier
    let guardian = Task {
      try await Task.sleep(for: .seconds(limit))
      kill(pid, SIGKILL)
    }
    defer { guardian.cancel() }
    return await process.status(from: ends)
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

extension Process {
  /// The status with which it ends, as `ends` has it, or as it says itself: Foundation tells an end on a thread that it makes for that,
  /// and tells nothing where the machine has no thread to give, as beside a test that takes them all.
  func status(from ends: AsyncStream<Int>) async -> Int {
    nonisolated(unsafe) let process = self
    return await withTaskGroup(of: Int.self) { group in
      group.addTask {
        for await status in ends { return status }
        return -1
      }
      group.addTask {
        while process.isRunning, kill(process.processIdentifier, 0) == 0 {
          do { try await Task.sleep(for: .milliseconds(500)) } catch { return -1 }
        }
        // The handler comes first where there is one.
        try? await Task.sleep(for: .seconds(1))
        if process.isRunning { return -1 }
        return process.terminationReason == .exit ? Int(process.terminationStatus) : -Int(process.terminationStatus)
      }
      let first = await group.next() ?? -1
      group.cancelAll()
      return first
    }
  }
}
