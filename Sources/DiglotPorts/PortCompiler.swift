package import DiglotModel
package import DiglotRunner
internal import Foundation

/// Compiles ports, and keeps what was compiled by what it was made of: source, context, compiler, support libraries.
package struct PortCompiler: Sendable {
  private let toolchain: Toolchain
  private let installation: Installation
  /// The folder of the cache.
  private let cache: String
  /// Where new entries go: the cache, or a folder of this run alone where the cache is only read.
  private let written: String
  private let sandbox: Sandbox
  /// What every port is made of: the files' contents, not where they are and since when, so that another machine with the
  /// same ones finds the same entries.
  private let makers: [String]

  /// - Throws: `[cache-not-writable]`.
  package init(
    _ toolchain: Toolchain, installation: Installation = .current, cache: String, written: String? = nil,
    sandbox: Sandbox
  ) throws(Diagnostic) {
    (self.toolchain, self.installation, self.cache, self.sandbox) = (toolchain, installation, cache, sandbox)
    self.written = written ?? cache
    makers = [
      "diglot 2", FileIdentity.of(installation.folder + "/diglot"), toolchain.identity,
      FileIdentity.of(installation.pythonic), FileIdentity.of(installation.swiftClock),
    ]
    try Self.prepare(cache: self.written)
  }

  /// Makes the cache folder where there is none, and tries to write to it.
  ///
  /// - Throws: `[cache-not-writable]`.
  package static func prepare(cache: String) throws(Diagnostic) {
    let modules = Self.modules(in: cache)
    var reason: String?
    do { try FileManager.default.createDirectory(atPath: modules, withIntermediateDirectories: true) } catch {
      reason = error.systemReason
    }
    utimensat(AT_FDCWD, modules, nil, 0)  // the compiler may be about to read them, which no pruning may disturb
    let probe = cache + "/.probe-\(getpid())"
    let file = open(probe, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0, close(file) == 0 else {
      throw Diagnostic(
        "cache-not-writable",
        "cannot write to the cache folder \(cache): \(reason ?? String(cString: strerror(errno)))",
        help: "name another one with '--cache DIR' or the variable DIGLOT_CACHE")
    }
    unlink(probe)
  }

  /// The compiler's own cache of the modules that it has read.
  static func modules(in cache: String) -> String { cache + "/modules" }

  /// - Parameters:
  ///   - path: what diagnostics call the port.
  ///   - context: further Swift source of the same module.
  /// - Throws: `[port-compilation-failed]` when the compiler could not be run. A refusal is in the result.
  package func compile(id: String, source: String, path: String, context: String?) throws(Diagnostic) -> CompiledPort {
    let key = CacheEntry.key(makers + [id, path, source, context ?? ""])
    let name = "/" + CacheEntry.name(of: key)
    if let known = read(cache + name, key: key) { return known }
    let entry = written + name
    if written != cache, let known = read(entry, key: key) { return known }
    do { return try make(entry, key: key, id: id, source: source, path: path, context: context) } catch {
      if let reason = error.systemReason {
        throw Diagnostic(
          "cache-not-writable", "cannot write to the cache folder \(written): \(reason)",
          help: "make room there, or name another folder with '--cache DIR' or the variable DIGLOT_CACHE")
      }
      throw Diagnostic(
        "port-compilation-failed", "\(error)", at: SourceLocation(path: path, line: 1),
        help: "'diglot doctor' checks the compiler")
    }
  }

  /// An entry that is whole. One that is damaged, or that has another key, is none, and is made anew.
  private func read(_ entry: String, key: String) -> CompiledPort? {
    guard FileManager.default.contents(atPath: entry + "/key") == Data(key.utf8),
      let data = FileManager.default.contents(atPath: entry + "/port.json"),
      var port = try? JSONDecoder().decode(CompiledPort.self, from: data), port.library?.contains("/") != true
    else { return nil }
    port.folder = entry
    if let path = port.path, FileIdentity.digest(of: path) != port.digest { return nil }
    if written == cache { utimensat(AT_FDCWD, entry, nil, 0) }  // the least recently used are pruned first
    return port
  }

  private func make(_ entry: String, key: String, id: String, source: String, path: String, context: String?) throws
    -> CompiledPort
  {
    let folder = written + "/.new-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var port = try build(in: folder, id: id, source: source, path: path, context: context)
    if port.isStopped { return port }
    port.digest = port.library.flatMap { FileIdentity.digest(of: folder + "/" + $0) }
    for part in ["port.o", "autolink"] { unlink(folder + "/" + part) }  // nothing needs them once it is linked
    try Data(key.utf8).write(to: URL(fileURLWithPath: folder + "/key"))
    try JSONEncoder().encode(port).write(to: URL(fileURLWithPath: folder + "/port.json"))
    // Whole or not at all. Where somebody was faster, theirs may be running already; what is damaged or foreign is replaced.
    if rename(folder, entry) != 0 {
      if let known = read(entry, key: key) { return known }
      try? FileManager.default.removeItem(atPath: entry)
      guard rename(folder, entry) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
    port.folder = entry
    return port
  }

  private func build(in folder: String, id: String, source: String, path: String, context: String?) throws
    -> CompiledPort
  {
    let module = "port_" + String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    try Data(source.utf8).write(to: URL(fileURLWithPath: folder + "/main.swift"))
    let parsed = try Program(
      toolchain.frontend, ["-frontend", "-dump-parse", "-dump-ast-format", "json", "main.swift"], in: folder,
      limit: Self.parsing, within: kept(in: folder))
    if parsed.isStopped { return stopped(after: Self.parsing, path) }
    try checkWhole(parsed)
    let names = TopLevelNames.read(Data(parsed.output))
    let bytes = Array(source.utf8)
    let lines = Dictionary(
      names.map { name in (name.name, 1 + bytes.prefix(name.offset).count { $0 == UInt8(ascii: "\n") }) },
      uniquingKeysWith: { first, _ in first })

    var port = CompiledPort(library: nil, findings: [], output: "", nameLines: lines)
    if let context { try Data(context.utf8).write(to: URL(fileURLWithPath: folder + "/Context.swift")) }
    var shown = names.map(\.name)
    while true {
      let text = instrumented(source, path: path, names: shown)
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/main.swift"))
      let compiled = try Program(
        toolchain.frontend,
        [
          "-frontend", "-c", "-wmo", "-module-name", module, "-swift-version", "6", "-Onone", "-gline-tables-only",
          "-no-color-diagnostics", "-diagnostic-style", "llvm", "-solver-expression-time-threshold=20",
          "-I", installation.modules, "-module-cache-path",
          Self.modules(in: written), "-o", "port.o", "main.swift",
        ] + (context == nil ? [] : ["Context.swift"]),
        in: folder, limit: Self.compiling, within: kept(in: folder))
      if compiled.isStopped { return stopped(after: Self.compiling, path) }
      try checkWhole(compiled)
      let printed = CompilerOutput(String(decoding: compiled.errors, as: UTF8.self))
      port.output = printed.ofPort
      port.findings = findings(printed.ofPort, of: path)
      if compiled.status != 0, port.errors.isEmpty { try checkRoom(printed.ofPort) }
      if compiled.status == 0 {
        port.library = try link(module, in: folder)
        break
      }
      // A value that cannot be shown (a noncopyable one, one not yet initialized) must not make the port fail: it goes,
      // the others stay.
      let refused = Set(printed.ownErrorLines.map { $0 - Self.firstNameLine })
      let left = shown.indices.filter { !refused.contains($0) }.map { shown[$0] }
      guard port.errors.isEmpty, left.count < shown.count else { break }
      shown = left
    }
    return port
  }

  /// - Throws: where somebody ended the compiler: that says nothing of the port, and must not be remembered.
  private func checkWhole(_ program: Program) throws {
    if [SIGINT, SIGTERM].contains(Int32(program.status - 128)) { throw CompilerEnded() }
  }

  /// - Throws: where a program of the toolchain had no room for what it makes, which says nothing of the port either.
  private func checkRoom(_ output: String) throws {
    let error = POSIXError(.ENOSPC)
    if let reason = error.systemReason, output.contains(reason) { throw error }
  }

  /// The port with its own lines and path, and behind it what notes its values and its end.
  private func instrumented(_ source: String, path: String, names: [String]) -> String {
    let quoted = path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return """
      #sourceLocation(file: "\(quoted)", line: 1)
      \(source)
      #sourceLocation(file: "<diglot>", line: 1)
      @_silgen_name("diglot_port_value") func _diglotPortValue(_ name: StaticString, _ value: Any)
      @_silgen_name("diglot_port_finished") func _diglotPortFinished()
      \(names.map { "_diglotPortValue(\"\($0)\", \($0) as Any)" }.joined(separator: "\n"))
      _diglotPortFinished()

      """
  }

  /// The line of the epilogue on which the first value is noted.
  private static let firstNameLine = 3

  private func link(_ module: String, in folder: String) throws -> String {
    let libraries = try Program(
      toolchain.autolinkExtract, ["port.o", "-o", "autolink"], in: folder, within: kept(in: folder))
    let wanted = FileManager.default.contents(atPath: folder + "/autolink") ?? Data()
    let flags = String(decoding: wanted, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(String.init)
    let name = module + ".port.so"
    let linked = try Program(
      toolchain.linker,
      ["-shared", "--eh-frame-hdr", "port.o", toolchain.startFiles, "-L", toolchain.runtime, "-L", installation.folder]
        + ["/lib", "/usr/lib"].flatMap { ["-L", $0 + "/" + systemTriple] } + flags
        + (flags.contains("-lPythonic") ? [] : usesPythonic(folder) ? ["-lPythonic"] : [])
        + ["-o", name],  // no paths of this machine: the runner says where libraries are
      in: folder, within: kept(in: folder))
    guard libraries.status == 0, linked.status == 0 else {
      let output = String(decoding: libraries.errors + linked.errors, as: UTF8.self)
      try checkRoom(output)
      throw LinkError(output: output)
    }
    return name
  }

  /// Nanoseconds of processor time for the parser, and for all of a compilation. A text can be made for which they would take hours.
  private static let (parsing, compiling) = (20_000_000_000, 120_000_000_000)

  private func stopped(after limit: Int, _ path: String) -> CompiledPort {
    let output = "\(path):1:1: error: the compiler was stopped after \(limit / 1_000_000_000) s\n"
    return CompiledPort(
      library: nil, findings: findings(output, of: path), output: output, nameLines: [:], isStopped: true)
  }

  /// A compiler reads what it needs of the toolchain and of Diglot, and writes what it makes: a port is a stranger's text.
  private func kept(in folder: String) -> ProgramSandbox? {
    ProgramSandbox(
      sandbox, readable: [toolchain.root, installation.modules, installation.pythonic],
      writable: [folder, Self.modules(in: written)])
  }

  private func usesPythonic(_ folder: String) -> Bool {
    let object = FileManager.default.contents(atPath: folder + "/port.o") ?? Data()
    return object.range(of: Data("8Pythonic".utf8)) != nil
  }

  private var systemTriple: String {
    #if arch(x86_64)
      "x86_64-linux-gnu"
    #else
      "aarch64-linux-gnu"
    #endif
  }

  /// `path:line:column: severity: message` of the port itself.
  private func findings(_ output: String, of path: String) -> [CompiledPort.Finding] {
    output.split(separator: "\n").compactMap { line in
      guard line.hasPrefix(path + ":") else { return nil }
      let rest = line.dropFirst(path.count + 1).split(separator: ":", maxSplits: 3)
      guard rest.count == 4, let line = Int(rest[0]), let column = Int(rest[1]) else { return nil }
      let severity = rest[2].drop { $0 == " " }
      guard severity == "error" || severity == "warning" else { return nil }
      return CompiledPort.Finding(
        line: max(line, 1), column: max(column, 1), severity: String(severity),
        message: String(rest[3].drop { $0 == " " }))
    }
  }
}

private struct CompilerEnded: Error, CustomStringConvertible {
  var description: String { "the compiler was ended before it was done" }
}

/// The linker's own words.
private struct LinkError: Error, CustomStringConvertible {
  var output: String
  var description: String { "the port cannot be linked: \(output)" }
}
