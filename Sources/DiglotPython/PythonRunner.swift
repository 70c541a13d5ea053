package import DiglotModel
package import DiglotRunner
internal import FoundationEssentials
internal import Synchronization

/// Runs snippets in the embedded interpreter of a worker process.
package final class PythonRunner: Sendable {
  private let installation: Installation
  private let sandbox: Sandbox
  private let plain: Worker
  private let furnished = Mutex<[Furnished: Worker]>([:])

  /// What a worker with packages is told apart by: it is in the sandbox that its runs are in.
  private struct Furnished: Hashable {
    var environment: PythonEnvironment
    var isOnMachineNetwork: Bool
  }

  /// Starts the worker for snippets without packages, which warms up while the caller goes on.
  ///
  /// - Throws: `[worker-failed]`, `[sandbox-incomplete]`.
  package init(_ installation: Installation = .current, sandbox: Sandbox) throws(Diagnostic) {
    (self.installation, self.sandbox) = (installation, sandbox)
    plain = try Self.start(installation, sandbox, nil)
  }

  /// Starts a worker for snippets in an environment, unless there is one. By the tool's first thread: a worker ends with the
  /// thread that started it.
  ///
  /// The packages of the environment are imported in the worker, which is kept in what its runs are kept in.
  ///
  /// - Parameters:
  ///   - sites: the folder in which those of runs are.
  ///   - isOnMachineNetwork: as the terms of its runs say.
  package func start(_ environment: PythonEnvironment, sites: String, isOnMachineNetwork: Bool) throws(Diagnostic) {
    let place = Furnished(environment: environment, isOnMachineNetwork: isOnMachineNetwork)
    try furnished.withLock { (workers) throws(Diagnostic) in
      if workers[place] == nil {
        workers[place] = try Self.start(installation, sandbox, (environment, sites, isOnMachineNetwork))
      }
    }
  }

  private static func start(
    _ installation: Installation, _ sandbox: Sandbox,
    _ packages: (environment: PythonEnvironment, sites: String, isOnMachineNetwork: Bool)?
  ) throws(Diagnostic) -> Worker {
    // The same everywhere: what a snippet sees of its surroundings is part of what it does.
    let environment = [
      "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
      "PATH": "/usr/local/bin:/usr/bin:/bin", "TZ": "UTC",
    ]
    let executable = EmbeddedPython.current?.executable ?? ""
    let folders = [EmbeddedPython.current?.folder, packages?.environment.folder].compactMap(\.self).filter { $0 != "" }
    let readable = installation.partsOfRuns + folders
    var arguments = ["plain", executable]
    if let (packages, sites, isOnMachineNetwork) = packages {
      let seen = Sandbox.lines(readable + [installation.pythonWorker, sites])
      let flags = sandbox.flags(onMachineNetwork: isOnMachineNetwork)
      arguments = ["environment", packages.executable, String(flags), seen] + packages.modules
    }
    return try Worker(
      executable: installation.pythonWorker, arguments: arguments, preload: installation.clock,
      environment: environment, sandbox: sandbox, readable: readable)
  }

  /// One run of a snippet.
  package struct Run: Sendable {
    package var observation: Observation
    package let recording: Recording
  }

  /// Runs a snippet.
  ///
  /// - Parameters:
  ///   - before: the snippets that run first in the same namespace. What they show is no part of the observation, whose times begin
  ///     behind them.
  ///   - document: the path that tracebacks name.
  ///   - environment: the packages that it may import, whose worker has been started.
  /// - Throws: `[context-invalid]`, or `[worker-failed]`. What the snippet does wrong is in the observation.
  package func run(
    _ snippet: Snippet, after before: [Snippet] = [], of document: String, context: PythonContext?,
    in environment: PythonEnvironment? = nil,
    under terms: Terms
  ) throws(Diagnostic) -> Run {
    let place = environment.map { Furnished(environment: $0, isOnMachineNetwork: terms.isOnMachineNetwork) }
    let worker = place.flatMap { place in furnished.withLock { $0[place] } } ?? plain
    let pieces = try context?.pieces(around: snippet, of: document) ?? [PythonContext.Piece(snippet, of: document)]
    var request = Request(
      path: document, pieces: pieces.map { Request.Piece($0, survives: $0.path == document ? survivors(snippet) : []) },
      before: before.map { Request.Piece(PythonContext.Piece($0, of: document), survives: survivors($0), id: $0.id) },
      shift: terms.shift, tasks: terms.tellsTasks, watches: Watch.all(of: snippet.claims))
    var run = try self.run(request, in: worker, id: snippet.id, under: terms)
    if run.observation.end.kind == .deadlocked {
      // Once more, keeping what costs too much to keep in each run: since when each task waits.
      request.explain = true
      let explained = try self.run(request, in: worker, id: snippet.id, under: terms).observation
      if explained.end.kind == .deadlocked { run.observation.end = explained.end }
    }
    return run
  }

  /// The lines of the statements whose errors the document shows at a prompt, which goes on behind them.
  private func survivors(_ snippet: Snippet) -> [[Int]] {
    guard snippet.display != .nothing else { return [] }
    return snippet.claims.compactMap { claim in
      guard claim.kind == .error, case .statements(let lines) = claim.subject else { return nil }
      return [lines.start, lines.end]
    }
  }

  private func run(_ request: Request, in worker: Worker, id: String, under terms: Terms) throws(Diagnostic) -> Run {
    guard let payload = try? JSONEncoder().encode(request) else {
      throw Diagnostic("worker-failed", "the snippet cannot be sent")
    }
    let (outcome, gaveUp) = try worker.observe(Array(payload), under: terms)
    let clock: Observation.ClockKind = terms.realTime || gaveUp != nil ? .real : .virtual
    let observation = outcome.observation(document: request.path, id: id, clock: clock, gaveUp: gaveUp) { place in
      OutputLine.Place(line: max(Int(place >> 32), 1), column: max(Int(place & 0xffff_ffff), 1))
    }
    return Run(observation: observation, recording: outcome.recording)
  }
}

private struct Request: Encodable {
  struct Piece: Encodable {
    var path: String
    var line: Int
    var lines: [Int]?
    var source: String
    var display: String?
    var survives: [[Int]]?
    /// The snippet's, where it is another than the one that is run.
    var id: String?

    init(_ piece: PythonContext.Piece, survives: [[Int]], id: String? = nil) {
      self.id = id
      (path, line, lines, source) = (piece.path, piece.line, piece.lines, piece.source)
      display = piece.display == .nothing ? nil : piece.display.rawValue
      self.survives = survives.isEmpty ? nil : survives
    }
  }

  var path: String
  var pieces: [Piece]
  var before: [Piece]
  var shift: Int
  var explain = false
  var tasks: Bool
  var watches: [Watch]
}
