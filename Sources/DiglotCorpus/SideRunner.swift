package import DiglotModel
internal import DiglotPorts
internal import DiglotPython
internal import DiglotRunner
internal import Synchronization

/// The two sides of an item as they were run.
struct Sides: Sendable {
  var item: Verifier.Item
  /// Nil where the contract skips the pair.
  var python: PythonRunner.Run?
  /// What the compiler made of the port; nil where there is none, or where the contract skips the pair.
  var compiled: CompiledPort?
  /// Nil where there is nothing to run.
  var port: PortRunner.Run?

  /// Nanoseconds of the machine's time that the runs took.
  fileprivate var cost: Int { (python?.observation.time.wall ?? 0) + (port?.observation.time.wall ?? 0) }

  /// The port's half with Python's of another.
  fileprivate func with(_ other: Sides) -> Sides {
    var both = self
    both.python = other.python
    return both
  }
}

/// What is told of a verification while it goes on. Items are told by their place in the list that was asked for.
package enum VerifyEvent: Sendable {
  /// A side is compiled or runs now.
  case began(Int)
  case ended(Int)
  /// Both sides ran, and this is what they came to.
  case judged(Int, PairResult)
}

/// Runs the sides of items, as often as is asked.
struct SideRunner: Sendable {
  let options: Verifier.Options
  let python: PythonRunner
  let sites = SiteFolders()

  /// Runs both sides of each item, those first that took long the last time.
  ///
  /// - Parameters:
  ///   - tell: called from any thread when a side of an item, told by its place in `items`, begins and ends.
  ///   - finished: called once for each item, on the thread that ran its second side.
  func run(
    _ items: [Verifier.Item], tell: @Sendable (VerifyEvent) -> Void = { _ in },
    finished: @Sendable (Int, Sides, PortRunner) throws(Diagnostic) -> Void = { _, _, _ in }
  ) throws(Diagnostic) -> (sides: [Sides], runner: PortRunner) {
    let toolchain = try Toolchain()
    let compiler = try PortCompiler(toolchain, options)
    let runner = try PortRunner(toolchain, sandbox: options.sandbox)
    var costs = Costs(cache: options.cache)
    let keys = items.map(\.costKey)
    let order = costs.order(keys)
    let known = Mutex<[Int: Sides]>([:])
    // Ports first: they need no interpreter, which is still warming up.
    _ = try concurrently(2 * items.count, jobs: options.jobs) { (index) throws(Diagnostic) -> Void in
      if options.isInterrupted() { throw Diagnostic("interrupted", "the run was interrupted") }
      let place = order[index % items.count]
      tell(.began(place))
      defer { tell(.ended(place)) }
      let isPort = index < items.count
      let half = try isPort ? port(items[place], compiler, runner) : pythonSide(items[place])
      let both: Sides? = known.withLock { known in
        let other = known[place]
        known[place] = other.map { isPort ? half.with($0) : $0.with(half) } ?? half
        return other == nil ? nil : known[place]
      }
      if let both { try finished(place, both, runner) }
    }
    let all = known.withLock { $0 }
    guard options.learnsCosts, options.scratch == nil else { return (items.indices.compactMap { all[$0] }, runner) }
    costs.update(
      Dictionary(all.map { (keys[$0.key], $0.value.cost) }, uniquingKeysWith: max))
    return (items.indices.compactMap { all[$0] }, runner)
  }

  private func pythonSide(_ item: Verifier.Item) throws(Diagnostic) -> Sides {
    var sides = Sides(item: item)
    if item.contract.skip == nil { sides.python = try observe(item) }
    return sides
  }

  /// - Parameter isVirtual: under the virtual clock although the contract asks for the machine's.
  func observe(_ item: Verifier.Item, shift: Int = 0, limit: Int? = nil, isVirtual: Bool = false) throws(Diagnostic)
    -> PythonRunner.Run
  {
    try observe(item, under: try terms(item, shift: shift, limit: limit, isVirtual: isVirtual))
  }

  func observe(_ item: Verifier.Item, under terms: Terms) throws(Diagnostic) -> PythonRunner.Run {
    let path = item.folder.pythonContextPath(item.snippet.id)
    let text = try CorpusFolder.text(path)
    var context: PythonContext?
    if let text { context = try PythonContext(text: text, path: path) }
    var run = try python.run(
      item.snippet, after: item.folder.document.snippets(before: item.snippet), of: item.folder.document.path,
      context: context,
      in: item.environment, under: terms)
    if let note = MissingModule.note(run.observation) { run.observation.notes.append(note) }
    return run
  }

  /// - Parameter limit: nanoseconds of the machine's time, where it is another than that of the options.
  private func terms(_ item: Verifier.Item, shift: Int, limit: Int?, isVirtual: Bool) throws(Diagnostic) -> Terms {
    var terms = Terms(
      limit: limit ?? options.limit, realTime: options.realTime || item.contract.isRealTime && !isVirtual, shift: shift,
      site: try sites.path(of: item.folder.site, for: item.folder.document.path))
    terms.tellsTasks = options.tellsTasks
    return terms
  }

  private func port(_ item: Verifier.Item, _ compiler: PortCompiler, _ runner: PortRunner) throws(Diagnostic) -> Sides {
    let id = item.snippet.id
    var sides = Sides(item: item)
    guard item.contract.skip == nil else { return sides }
    var source = item.draft
    if source == nil { source = try item.folder.port(id) }
    guard let source else { return sides }
    let compiled = try compiler.compile(
      id: id, source: source, path: item.draft == nil ? item.folder.portPath(id) : id + ".swift",
      context: item.draft == nil ? try item.folder.swiftContext(id) : nil)
    sides.compiled = compiled
    if compiled.isCompiled { sides.port = try run(compiled, item, runner) }
    return sides
  }

  func run(
    _ port: CompiledPort, _ item: Verifier.Item, _ runner: PortRunner, shift: Int = 0, mutant: Int = 0,
    limit: Int? = nil, isVirtual: Bool = false
  ) throws(Diagnostic) -> PortRunner.Run {
    try runner.run(
      port, id: item.snippet.id, document: item.folder.document.path, mutant: mutant,
      under: try terms(item, shift: shift, limit: limit, isVirtual: isVirtual))
  }
}
