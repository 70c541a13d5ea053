internal import DiglotFixtures
package import DiglotModel
internal import DiglotPython
internal import DiglotRunner

extension Verifier {
  /// Runs the Python side of items against the network, and makes fixtures of what is asked and answered.
  ///
  /// One after the other, so that the times are those of a machine that does nothing else.
  ///
  /// - Parameters:
  ///   - places: `HOST=ADDRESS:PORT`, where a host is in truth, without TLS.
  ///   - isForced: whether fixtures that are there are replaced.
  /// - Throws: `[record-without-corpus]`, `[fixture-invalid]`, `[record-unwritable]`, or what a run throws.
  package func record(
    _ items: [Item], places: [String], isForced: Bool, progress: @Sendable (String) -> Void
  ) throws(Diagnostic) -> RecordedFixtures {
    var folders: [String] = []
    for item in items where !folders.contains(item.folder.document.path) {
      guard item.folder.fixtures != nil else {
        throw Diagnostic(
          "record-without-corpus", "fixtures are read for the document of a corpus folder only",
          at: SourceLocation(path: item.folder.document.path, line: 1),
          help: "put it into a folder of its own, as 'document.txt'")
      }
      folders.append(item.folder.document.path)
    }
    var recording = RecordedFixtures()
    recording.snippets = items.count
    let items = try furnish(items, isOnMachineNetwork: true)
    let site = try sides.sites.recording()
    for path in folders {
      var runs: [RecordedRun] = []
      for item in items where item.folder.document.path == path {
        defer { progress(item.snippet.id) }
        runs.append(try record(item, site: site, places: places))
      }
      try store(runs, isForced: isForced, in: &recording)
    }
    return recording
  }

  private func record(_ item: Item, site: String, places: [String]) throws(Diagnostic) -> RecordedRun {
    let recorder = try RecorderProcess(site: site, places: places)
    let run: Result<Observation, Diagnostic> = Result { () throws(Diagnostic) in
      try SiteFolders.lead(site, to: recorder.port)
      let terms = Terms(limit: options.limit, realTime: true, site: site, isOnMachineNetwork: true)
      return try sides.observe(item, under: terms).observation
    }
    let exchanges = recorder.finish()
    return RecordedRun(item: item, observation: try run.get(), exchanges: exchanges)
  }

  private func store(_ runs: [RecordedRun], isForced: Bool, in recording: inout RecordedFixtures) throws(Diagnostic) {
    guard let folder = runs.first?.item.folder, let root = folder.fixtures else { return }
    for run in runs {
      for exchange in run.exchanges { Self.count(exchange, in: &recording.hosts) }
      recording.diagnostics += Self.findings(run)
    }
    let known = try FixtureFolder.places(root)
    let routes = RecordedRoutes(runs, existing: Set(known.keys))
    recording.diagnostics += routes.diagnostics
    guard !routes.routes.isEmpty else { return }
    var files = RecordedFiles(root: root, corpus: folder.folder, known: known, isForced: isForced)
    try files.write(routes.routes)
    recording.files += files.files
    recording.diagnostics += files.diagnostics
  }

  private static func count(_ exchange: Exchange, in hosts: inout [RecordedFixtures.Host]) {
    let name = [80, 443].contains(exchange.port) ? exchange.host : "\(exchange.host):\(exchange.port)"
    if let index = hosts.firstIndex(where: { $0.name == name }) {
      hosts[index].requests += 1
    } else {
      hosts.append(RecordedFixtures.Host(name: name, requests: 1))
    }
  }

  private static func findings(_ run: RecordedRun) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let end = run.observation.end
    if end.kind != .finished, !(end.kind == .exited && end.status == 0) {
      let what = [end.type, end.message].compactMap { $0 }.joined(separator: ": ")
      found.append(
        Diagnostic(
          "record-unfinished",
          "the example '\(run.item.snippet.id)' did not finish: \(what.isEmpty ? "\(end.kind)" : what)",
          at: run.location, help: end.kind == .timedOut ? "'--timeout' gives it more seconds" : nil))
    }
    if run.exchanges.isEmpty {
      found.append(
        Diagnostic(
          "record-nothing", "the example '\(run.item.snippet.id)' asked no host by its name", at: run.location,
          severity: .warning, help: "a program that it starts, or an address in numbers, is not recorded"))
    }
    return found
      + run.observation.notes.filter { $0.contains("was refused") }.map {
        Diagnostic("record-refused", $0, at: run.location, severity: .warning)
      }
  }
}
