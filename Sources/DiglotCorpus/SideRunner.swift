internal import DiglotModel
internal import DiglotPorts
internal import DiglotPython
internal import DiglotRunner

/// The two sides of an item as they were run.
struct Sides: Sendable {
  var item: Verifier.Item
  /// Nil where the contract skips the pair.
  var python: PythonRunner.Run?
  /// What the compiler made of the port; nil where there is none, or where the contract skips the pair.
  var compiled: CompiledPort?
  /// Nil where there is nothing to run.
  var port: PortRunner.Run?
}

/// Runs the sides of items, as often as is asked.
struct SideRunner: Sendable {
  let options: Verifier.Options
  let python: PythonRunner
  let sites = SiteFolders()

  /// Runs both sides of each item, those first that took long the last time.
  func run(_ items: [Verifier.Item], progress: @Sendable (String) -> Void) throws(Diagnostic)
    -> (sides: [Sides], runner: PortRunner)
  {
    let toolchain = try Toolchain()
    let compiler = try PortCompiler(toolchain, cache: options.cache, sandbox: options.sandbox)
    let runner = try PortRunner(toolchain, sandbox: options.sandbox)
    var costs = Costs(cache: options.cache)
    let keys = items.map { "\($0.folder.document.path)#\($0.snippet.id)" }
    let order = costs.order(keys)
    // Ports first: they need no interpreter, which is still warming up.
    let halves = try concurrently(2 * items.count, jobs: options.jobs) { (index) throws(Diagnostic) -> Sides in
      let item = items[order[index % items.count]]
      if index < items.count { return try port(item, compiler, runner) }
      defer { progress(item.snippet.id) }
      return Sides(
        item: item, python: item.contract.skip != nil ? nil : try observe(item))
    }
    var sides: [Int: Sides] = [:]
    var measured: [String: Int] = [:]
    for (position, index) in order.enumerated() {
      var both = halves[position]
      both.python = halves[items.count + position].python
      sides[index] = both
      measured[keys[index]] = both.python?.observation.time.wall
    }
    costs.update(measured)
    return (items.indices.compactMap { sides[$0] }, runner)
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
      item.snippet, after: item.folder.snippets(before: item.snippet), of: item.folder.document.path, context: context,
      in: item.environment, under: terms)
    if let note = MissingModule.note(run.observation) { run.observation.notes.append(note) }
    return run
  }

  /// - Parameter limit: nanoseconds of the machine's time, where it is another than that of the options.
  private func terms(_ item: Verifier.Item, shift: Int, limit: Int?, isVirtual: Bool) throws(Diagnostic) -> Terms {
    Terms(
      limit: limit ?? options.limit, realTime: options.realTime || item.contract.isRealTime && !isVirtual, shift: shift,
      site: try sites.path(of: item.folder.site, for: item.folder.document.path))
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
