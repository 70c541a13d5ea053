internal import DiglotFixtures
internal import DiglotModel
internal import DiglotPorts
internal import DiglotRunner
internal import Foundation

/// What Diglot needs, tried out one by one.
package struct Checkup: Sendable {
  package struct Check: Sendable, Encodable {
    package enum State: String, Sendable, Encodable {
      case ok
      /// The sandbox does without it, unless it is to be strict.
      case missing
      case failed
    }

    package var name: String
    package var state: State
    package var isHealthy: Bool
    package var detail: String

    init(name: String, state: State, detail: String) {
      (self.name, self.state, self.detail, isHealthy) = (name, state, detail, state != .failed)
    }
  }

  package private(set) var checks: [Check] = []

  /// - Parameter paths: the documents and corpus folders whose packages are looked at.
  package init(_ options: Verifier.Options, paths: [String] = []) {
    func line(_ source: String, _ what: String, from site: Site? = nil) throws(Diagnostic) -> String {
      let snippet = Snippet(id: "doctor", section: [], lines: LineRange(start: 1, end: 3), source: source)
      return try Self.lineAtTwoSeconds(try Verifier(options).observe(snippet, site: site), what)
    }
    check("python", "runs under the virtual clock") { () throws(Diagnostic) in
      let version = "import sys, time\ntime.sleep(2)\nprint('%d.%d.%d' % sys.version_info[:3])\n"
      return "CPython \(try line(version, "the embedded interpreter"))"
    }
    check("processes", "what a snippet starts runs under the virtual clock") { () throws(Diagnostic) in
      try line("import subprocess\nsubprocess.run(['sleep', '2'])\nprint('sleep')\n", "a program that sleeps")
    }
    check("swift", "compiles and runs a port under the virtual clock") { () throws(Diagnostic) in
      let toolchain = try Toolchain()
      let compiler = try PortCompiler(toolchain, options)
      let port = try compiler.compile(
        id: "doctor", source: "try await Task.sleep(for: .seconds(2))\nprint(\"ok\")\n", path: "doctor.swift",
        context: nil)
      guard port.isCompiled else { throw Diagnostic("doctor", port.output) }
      let seen = try PortRunner(toolchain, sandbox: options.sandbox).run(
        port, id: "doctor", document: "doctor", under: Terms(limit: options.limit)
      ).observation
      _ = try Self.lineAtTwoSeconds(seen, "the port")
      return "swiftc in \(toolchain.folder)"
    }
    check("web", "a run's own server answers over TLS") { () throws(Diagnostic) in
      let fetch = "from urllib.request import urlopen\nprint(urlopen('https://doctor.example/').read().decode())\n"
      let answer = Answer(delay: 2_000_000_000, pieces: [Answer.Piece(delay: 0, body: Array("HTTP 200".utf8))])
      let site = Site(hosts: [Site.Host(name: "doctor.example", routes: [Route(path: [], answers: [answer])])])
      return try line(fetch, "a page", from: site)
    }
    check("cache", "is writable") { () throws(Diagnostic) in
      if options.scratch == nil { try PortCompiler.prepare(cache: options.cache) }
      return options.cache
    }
    check("packages", "are locked, and are installed or can be") { () throws(Diagnostic) in
      var folders: [CorpusFolder] = []
      for path in paths { folders += try CorpusFolder.find(path) }
      return try PackageProvider(options).summary(folders)
    }
    let state: Check.State = options.sandboxMode == .strict ? .failed : .missing
    checks += SandboxLayer.all.map { layer in
      Check(name: "sandbox, \(layer.name)", state: layer.isActive ? .ok : state, detail: layer.detail)
    }
  }

  /// The first line of a run that sleeps for two seconds before it prints.
  private static func lineAtTwoSeconds(_ seen: Observation, _ what: String) throws(Diagnostic) -> String {
    guard seen.end.kind == .finished, let line = seen.output.first, line.at / 1_000_000 == 2000 else {
      throw Diagnostic("doctor", "\(what) ended as \(seen.end.kind.rawValue)")
    }
    return line.text
  }

  private mutating func check(_ name: String, _ what: String, _ body: () throws(Diagnostic) -> String) {
    do { checks.append(Check(name: name, state: .ok, detail: "\(what): \(try body())")) } catch {
      checks.append(Check(name: name, state: .failed, detail: error.text))
    }
  }

  package var isHealthy: Bool { checks.allSatisfy(\.isHealthy) }

  package var text: String {
    checks.map { check in
      let state = check.state.rawValue
      return "\(state)\(String(repeating: " ", count: 8 - state.count))\(check.name): \(check.detail)\n"
    }.joined()
  }

  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(["checks": checks])) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
