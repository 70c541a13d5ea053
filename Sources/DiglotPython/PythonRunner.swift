package import DiglotModel
package import DiglotRunner
internal import FoundationEssentials

/// Runs snippets in the embedded interpreter of a worker process.
package final class PythonRunner: Sendable {
  private let worker: Worker

  /// Starts the worker, which warms up while the caller goes on.
  package init(_ installation: Installation = .current) throws(Diagnostic) {
    // The same everywhere: what a snippet sees of its surroundings is part of what it does.
    let environment = [
      "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
      "PATH": "/usr/local/bin:/usr/bin:/bin", "TZ": "UTC",
    ]
    worker = try Worker(
      executable: installation.pythonWorker, preload: installation.clock, environment: environment)
  }

  /// One run of a snippet.
  package struct Run: Sendable {
    package internal(set) var observation: Observation
    package let recording: Recording
  }

  /// Runs a snippet.
  ///
  /// - Parameters:
  ///   - document: the path that tracebacks name.
  /// - Throws: `[context-invalid]`, or `[worker-failed]`. What the snippet does wrong is in the observation.
  package func run(
    _ snippet: Snippet, of document: String, context: PythonContext?, under terms: Terms
  ) throws(Diagnostic) -> Run {
    let whole = PythonContext.Piece(path: document, line: snippet.lines.start, source: snippet.source)
    let pieces = try context?.pieces(around: snippet, of: document) ?? [whole]
    var request = Request(
      path: document, pieces: pieces.map { Request.Piece(path: $0.path, line: $0.line, source: $0.source) },
      shift: terms.shift)
    var run = try self.run(request, id: snippet.id, under: terms)
    if run.observation.end.kind == .deadlocked {
      // Once more, keeping what costs too much to keep in each run: since when each task waits.
      request.explain = true
      let explained = try self.run(request, id: snippet.id, under: terms).observation
      if explained.end.kind == .deadlocked { run.observation.end = explained.end }
    }
    return run
  }

  private func run(_ request: Request, id: String, under terms: Terms) throws(Diagnostic) -> Run {
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
    var source: String
  }

  var path: String
  var pieces: [Piece]
  var shift: Int
  var explain = false
}
