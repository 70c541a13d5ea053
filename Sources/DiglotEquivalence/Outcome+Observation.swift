package import DiglotModel

extension Outcome {
  /// What is recorded of a run.
  ///
  /// - Parameters:
  ///   - contract: Python's pattern of each line that it covers stands for the line, where the line matches it.
  ///   - python: The version, `3.11`.
  package init(of run: Observation, under contract: Contract, python: String) {
    let patterns = contract.relaxations.map(PreparedRelaxation.init)
    let lines = run.output.enumerated().map { index, line in
      let covering = patterns.first { $0.covers(index) && $0.patterns?.python.answer(for: line.text) == .matches }
      return Line(
        at: Self.rounded(line.at), stream: line.stream, text: covering?.patterns?.python.source ?? line.text,
        isPattern: covering != nil)
    }
    let ignored = patterns.compactMap(\.valueName)
    var end = End(run.end.kind, type: run.end.type, message: run.end.message, status: run.end.status)
    if end.kind == .deadlocked || end.kind == .crashed { end.message = nil }
    if end.kind != .finished && end.kind != .exited { end.status = 0 }
    self.init(
      python: python, clock: run.clock, lines: lines, requests: Self.requests(of: run), end: end,
      endedAt: Self.rounded(run.time.virtual),
      values: run.values.filter { name, value in
        if case .opaque = value { return false }
        return !ignored.contains(name)
      }.mapValues(\.description))
  }

  /// At one instant requests come in any order over a network, and whether one is given up just before the end is luck.
  private static func requests(of run: Observation) -> [Request] {
    let requests = run.requests.map { request in
      let isOpen = request.ended.map { $0 > run.time.virtual - Equivalence.virtualTolerance } ?? true
      let isLuck = request.outcome == .abandoned && isOpen
      return Request(
        at: rounded(request.at), method: request.method, url: request.url,
        body: Array(String(decoding: request.body, as: UTF8.self).utf8), outcome: isLuck ? .open : request.outcome,
        status: request.outcome == .answered ? request.status : nil,
        ended: isLuck ? nil : request.ended.map(rounded))
    }
    func key(_ request: Request) -> (Int, String, String, Int) {
      (request.at, request.url, request.method, request.ended ?? .max)
    }
    return requests.sorted { key($0) < key($1) }
  }

  /// The outcome as a run, for comparison.
  var observation: Observation {
    var run = Observation(
      document: "", id: "", end: end,
      output: lines.map { OutputLine(at: $0.at, stream: $0.stream, text: $0.text) },
      time: Timing(virtual: endedAt), clock: clock)
    run.requests = requests
    return run
  }
}
