internal import DiglotModel
internal import DiglotPorts
internal import DiglotRunner
internal import Foundation

/// What Diglot needs, tried out one by one.
package struct Checkup: Sendable {
  package struct Check: Sendable, Encodable {
    package var name: String
    package var isHealthy: Bool
    package var detail: String
  }

  package private(set) var checks: [Check] = []

  package init(_ options: Verifier.Options) {
    let snippet = Snippet(
      id: "doctor", section: [], lines: LineRange(start: 1, end: 3),
      source: "import sys, time\ntime.sleep(2)\nprint('%d.%d.%d' % sys.version_info[:3])\n")
    check("python", "runs under the virtual clock") { () throws(Diagnostic) in
      let seen = try Verifier(options).observe(snippet)
      guard seen.end.kind == .finished, let line = seen.output.first, line.at / 1_000_000 == 2000 else {
        throw Diagnostic("doctor", "the embedded interpreter ended as \(seen.end.kind.rawValue)")
      }
      return "CPython \(line.text)"
    }
    let starter = Snippet(
      id: "doctor", section: [], lines: LineRange(start: 1, end: 3),
      source: "import subprocess\nsubprocess.run([\"sleep\", \"2\"])\nprint(\"sleep\")\n")
    check("processes", "what a snippet starts runs under the virtual clock") { () throws(Diagnostic) in
      let seen = try Verifier(options).observe(starter)
      guard seen.end.kind == .finished, let line = seen.output.first, line.at / 1_000_000 == 2000 else {
        throw Diagnostic("doctor", "a program that sleeps ended as \(seen.end.kind.rawValue)")
      }
      return line.text
    }
    check("swift", "compiles and runs a port under the virtual clock") { () throws(Diagnostic) in
      let toolchain = try Toolchain()
      let compiler = try PortCompiler(toolchain, cache: options.cache)
      let port = try compiler.compile(
        id: "doctor", source: "try await Task.sleep(for: .seconds(2))\nprint(\"ok\")\n", path: "doctor.swift",
        context: nil)
      guard port.isCompiled else { throw Diagnostic("doctor", port.output) }
      let seen = try PortRunner(toolchain).run(
        port, id: "doctor", document: "doctor", realTime: false, limit: options.limit
      ).observation
      guard seen.end.kind == .finished, let line = seen.output.first, line.at / 1_000_000 == 2000 else {
        throw Diagnostic("doctor", "the port ended as \(seen.end.kind.rawValue)")
      }
      return "swiftc in \(toolchain.folder)"
    }
    check("cache", "is writable") { () throws(Diagnostic) in
      try PortCompiler.prepare(cache: options.cache)
      return options.cache
    }
  }

  private mutating func check(_ name: String, _ what: String, _ body: () throws(Diagnostic) -> String) {
    do { checks.append(Check(name: name, isHealthy: true, detail: "\(what): \(try body())")) } catch {
      checks.append(Check(name: name, isHealthy: false, detail: error.text))
    }
  }

  package var isHealthy: Bool { checks.allSatisfy(\.isHealthy) }

  package var text: String {
    checks.map { "\($0.isHealthy ? "ok     " : "failed ") \($0.name): \($0.detail)\n" }.joined()
  }

  package var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(["checks": checks])) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }
}
