internal import DiglotEquivalence
package import DiglotModel
internal import DiglotPorts
internal import DiglotPython
internal import DiglotRunner
internal import DiglotTranspiler

/// What came of translating a program, and of running both sides where that was asked for.
package struct Translation: Sendable {
  package var path: String
  /// The snippet, where it is one of a document.
  package var snippet: String?
  package var swift: String?
  package var diagnostics: [Diagnostic]
  /// Whether the compiler took it, and whether both did the same; nil where nobody asked, or where it did not come to that.
  package var isCompiled: Bool?
  package var verdict: Verdict?
  package var compilerOutput = ""

  private init(path: String, source: String, _ places: Transpiler.Places?) {
    let result = Transpiler.translate(source, path: path, places: places)
    (self.path, diagnostics, swift) = (path, result.diagnostics, result.swift)
  }

  /// The programs, translated and no more. Without a toolchain lines are as long as they come.
  ///
  /// - Parameters:
  ///   - jobs: how many are translated at once.
  ///   - sourceLocations: whether the Swift says of each statement which line it comes from.
  package static func all(of programs: [(path: String, source: String)], jobs: Int, sourceLocations: Bool = false)
    -> [Translation]
  {
    let places = programs.map { program -> Transpiler.Places? in
      guard sourceLocations else { return nil }
      let path = program.path
      return { SourceLocation(path: path, line: $0) }
    }
    return all(of: programs, jobs: jobs, places: places)
  }

  static func all(of programs: [(path: String, source: String)], jobs: Int, places: [Transpiler.Places?])
    -> [Translation]
  {
    let found = try? concurrently(programs.count, jobs: jobs) { (index) throws(Diagnostic) in
      Translation(path: programs[index].path, source: programs[index].source, places[index])
    }
    var translations = found ?? []
    if let toolchain = try? Toolchain() {
      let formatted = SwiftFormatter(toolchain).format(translations.map(\.swift))
      for (index, swift) in formatted.enumerated() { translations[index].swift = swift }
    }
    return translations
  }
}

/// Translates programs, compiles what comes of that, runs both sides and compares them.
package struct TranspileCheck: Sendable {
  private let options: Verifier.Options
  private let compiler: PortCompiler
  private let ports: PortRunner
  private let python: PythonRunner

  /// - Throws: as `Verifier` does.
  package init(_ options: Verifier.Options) throws(Diagnostic) {
    self.options = options
    python = try PythonRunner(sandbox: options.sandbox)
    let toolchain = try Toolchain()
    compiler = try PortCompiler(toolchain, options)
    ports = try PortRunner(toolchain, sandbox: options.sandbox)
  }

  /// The programs with their verdicts, in their order.
  ///
  /// - Throws: the first diagnostic of a side that could not be run at all.
  package func check(_ programs: [(path: String, source: String)], progress: @Sendable (String) -> Void)
    throws(Diagnostic) -> [Translation]
  {
    let translations = Translation.all(of: programs, jobs: options.jobs)
    return try concurrently(programs.count, jobs: options.jobs) { (index) throws(Diagnostic) in
      defer { progress(programs[index].path) }
      return try check(translations[index], programs[index].source)
    }
  }

  private func check(_ translation: Translation, _ source: String) throws(Diagnostic) -> Translation {
    var translation = translation
    let path = translation.path
    guard let swift = translation.swift else { return translation }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let id = name.hasSuffix(".py") ? String(name.dropLast(3)) : name
    let port: CompiledPort
    do { port = try compiler.compile(id: id, source: swift, path: id + ".swift", context: nil) } catch {
      translation.isCompiled = false
      translation.compilerOutput = error.text
      return translation
    }
    translation.isCompiled = port.isCompiled
    translation.compilerOutput = port.output
    guard port.isCompiled else { return translation }
    let terms = Terms(limit: options.limit)
    let lines = LineRange(start: 1, end: max(source.split(separator: "\n", omittingEmptySubsequences: false).count, 1))
    let snippet = Snippet(id: id, section: [], lines: lines, source: source)
    let first = try python.run(snippet, of: path, context: nil, under: terms).observation
    let second = try ports.run(port, id: id, document: path, under: terms).observation
    translation.verdict = Equivalence.compare(python: first, swift: second, contract: .exact)
    return translation
  }
}
