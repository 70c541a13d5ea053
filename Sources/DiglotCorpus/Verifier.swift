internal import DiglotEquivalence
package import DiglotModel
internal import DiglotPorts
internal import DiglotPython
internal import DiglotRunner
internal import Dispatch
internal import Synchronization

/// The stages in their order: snippets → observations → verdicts.
package struct Verifier: Sendable {
  package struct Options: Sendable {
    /// How many runs and compilations go on at once.
    package var jobs: Int
    package var realTime = false
    package var strict = false
    /// Nanoseconds of the machine's time for one run.
    package var limit = 10_000_000_000
    package var cache: String

    package init(jobs: Int, cache: String) { (self.jobs, self.cache) = (jobs, cache) }
  }

  /// One snippet that is asked for.
  package struct Item: Sendable {
    package var folder: CorpusFolder
    package var snippet: Snippet

    package init(folder: CorpusFolder, snippet: Snippet) { (self.folder, self.snippet) = (folder, snippet) }
  }

  private let options: Options
  private let python: PythonRunner

  /// Starts the Python worker, which warms up while the caller reads its documents.
  package init(_ options: Options) throws(Diagnostic) {
    self.options = options
    python = try PythonRunner()
  }

  /// The Python side alone.
  ///
  /// - Throws: the first diagnostic of a run that could not be made.
  package func observe(_ items: [Item], progress: @Sendable (String) -> Void) throws(Diagnostic) -> [Observation] {
    try concurrently(items.count) { (index) throws(Diagnostic) in
      defer { progress(items[index].snippet.id) }
      return try observe(items[index])
    }
  }

  /// Both sides and their verdicts, in the order of `items`.
  ///
  /// - Throws: the first diagnostic of a side that could not be run at all. A port that does not compile is a verdict.
  package func verify(_ items: [Item], progress: @Sendable (String) -> Void) throws(Diagnostic) -> [PairResult] {
    let toolchain = try Toolchain()
    let compiler = try PortCompiler(toolchain, cache: options.cache)
    let runner = try PortRunner(toolchain)
    var costs = Costs(cache: options.cache)
    let keys = items.map { "\($0.folder.document.path)#\($0.snippet.id)" }
    let order = costs.order(keys)
    // Ports first: they need no interpreter, which is still warming up.
    let sides = try concurrently(2 * items.count) { (index) throws(Diagnostic) -> Side in
      let item = items[order[index % items.count]]
      if index < items.count { return .port(try port(item, compiler, runner)) }
      defer { progress(item.snippet.id) }
      return .python(item.folder.contracts[item.snippet.id].skip == nil ? try observe(item) : nil)
    }
    var results: [Int: PairResult] = [:]
    var measured: [String: Int] = [:]
    for (position, index) in order.enumerated() {
      guard case .port(let port) = sides[position], case .python(let python) = sides[items.count + position] else {
        continue
      }
      results[index] = try judge(items[index], python, port)
      measured[keys[index]] = python?.time.wall
    }
    costs.update(measured)
    return items.indices.compactMap { results[$0] }
  }

  /// The Python side of a snippet that is in no document.
  func observe(_ snippet: Snippet) throws(Diagnostic) -> Observation {
    try python.observe(snippet, of: snippet.id, context: nil, realTime: options.realTime, limit: options.limit)
  }

  private enum Side: Sendable {
    case port(PortSide)
    case python(Observation?)
  }

  private struct PortSide: Sendable {
    var path: String
    var compiled: CompiledPort?
    var run: PortRunner.Run?
  }

  private func observe(_ item: Item, shift: Int = 0) throws(Diagnostic) -> Observation {
    let path = item.folder.pythonContextPath(item.snippet.id)
    let text = try CorpusFolder.text(path)
    var context: PythonContext?
    if let text { context = try PythonContext(text: text, path: path) }
    return try python.observe(
      item.snippet, of: item.folder.document.path, context: context, realTime: options.realTime, limit: options.limit,
      shift: shift)
  }

  private func port(_ item: Item, _ compiler: PortCompiler, _ runner: PortRunner) throws(Diagnostic) -> PortSide {
    let id = item.snippet.id
    var side = PortSide(path: item.folder.portPath(id))
    guard item.folder.contracts[id].skip == nil, let source = try item.folder.port(id) else { return side }
    let compiled = try compiler.compile(
      id: id, source: source, path: side.path, context: try item.folder.swiftContext(id))
    side.compiled = compiled
    if compiled.isCompiled {
      side.run = try runner.run(
        compiled, id: id, document: item.folder.document.path, realTime: options.realTime, limit: options.limit)
    }
    return side
  }

  private func judge(_ item: Item, _ python: Observation?, _ port: PortSide) throws(Diagnostic) -> PairResult {
    let contract = item.folder.contracts[item.snippet.id]
    var result = PairResult(
      document: item.folder.document.path, id: item.snippet.id, lines: item.snippet.lines,
      port: port.compiled == nil ? nil : port.path, verdict: Verdict(.skipped), contract: contract,
      compilerOutput: port.compiled?.output ?? "", root: item.folder.root)
    guard let observation = python else { return result }
    result.python = observation
    guard let compiled = port.compiled else {
      result.verdict = Verdict(.unported)
      return result
    }
    guard let run = port.run else {
      result.verdict = Refusal.verdict(of: compiled, python: observation, contract: contract)
      return result
    }
    result.swift = run.observation
    if let expected = contract.compileError {
      result.verdict = Verdict(
        .different,
        differences: [
          Difference(
            .compile, python: nil, swift: "compiles",
            message: "the port compiles, but its contract expects: \(expected.message)",
            swiftPlace: expected.line.map { OutputLine.Place(line: $0, column: 1) },
            help: "delete 'compileError' from the contract")
        ])
      return result
    }
    result.verdict = Equivalence.compare(
      python: observation, swift: run.observation, contract: contract, strict: options.strict)
    if try isLuck(result.verdict, item, run.observation, contract) { result.verdict = Verdict(.equivalent) }
    if result.verdict.outcome != .equivalent {
      let located = run.located()
      result.swift = located
      result.verdict = Equivalence.compare(
        python: observation, swift: located, contract: contract, strict: options.strict)
      result.verdict.differences = result.verdict.differences.map { place($0, compiled, observation) }
    }
    return result
  }

  /// Whether an 'unordered' relaxation that this run did not need is needed all the same: an order that Python does not promise
  /// (that of a set of tasks, by address) came out equal by luck. Other addresses tell.
  private func isLuck(_ verdict: Verdict, _ item: Item, _ swift: Observation, _ contract: Contract) throws(Diagnostic)
    -> Bool
  {
    guard verdict.outcome == .different, verdict.differences.allSatisfy({ $0.kind == .relaxation }),
      contract.relaxations.contains(where: { $0.kind.name == "unordered" })
    else { return false }
    // Odd ones first: they move every slot of a table whose size is a power of two.
    for shift in [3, 5, 7, 2, 4, 6, 1] {
      let python = try observe(item, shift: shift)
      if Equivalence.compare(python: python, swift: swift, contract: contract).outcome == .equivalent { return true }
    }
    return false
  }

  /// A value's difference is shown where its name is bound.
  private func place(_ difference: Difference, _ compiled: CompiledPort, _ python: Observation) -> Difference {
    guard let names = difference.names else { return difference }
    var difference = difference
    difference.swiftPlace = compiled.nameLines[names.swift].map { OutputLine.Place(line: $0, column: 1) }
    difference.pythonPlace = python.valueLines[names.python].map { OutputLine.Place(line: $0, column: 1) }
    return difference
  }

  /// Runs `body` for 0..<count on `jobs` threads; the results in order.
  private func concurrently<Result: Sendable>(
    _ count: Int, _ body: @Sendable (Int) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> [Result] {
    let next = Atomic<Int>(0)
    let results = Mutex<[Int: Swift.Result<Result, Diagnostic>]>([:])
    DispatchQueue.concurrentPerform(iterations: max(1, min(options.jobs, count))) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let result = Swift.Result { () throws(Diagnostic) in try body(index) }
        results.withLock { $0[index] = result }
      }
    }
    let all = results.withLock { $0 }
    var list: [Result] = []
    for index in 0..<count {
      guard let result = all[index] else { continue }
      list.append(try result.get())
    }
    return list
  }
}
