import Foundation
import TestSupport
import Testing

/// Kernels that have less: what is missing is named, what is there holds, and `--sandbox strict` runs nothing.
@Suite struct `The sandbox on a kernel without` {
  private func run(without layer: String, _ arguments: [String]) async throws -> (status: Int, text: String) {
    let script = FirstDocument.root + "/Tests/Fixtures/sandbox/without.py"
    let ran = try await ProgramRun(
      "/usr/bin/python3",
      [script, layer, CommandLineRun.diglot] + arguments + ["--cache", try CommandLineRun.cache.get().path],
      joined: true)
    return (ran.status, ran.stdout)
  }

  /// A document of some attacks, and of a program that works.
  private func document(_ names: [String], _ target: Target) throws -> String {
    let attacks = try Attack.all(.python).filter { names.contains($0.name) }
    try #require(attacks.count == names.count)
    let path = target.folder.path + "/document.md"
    let text = try attacks.map {
      "## \($0.name)\n\n```python\n\(try target.aim($0.source, document: path))```\n"
    }
    return try target.folder.write("document.md", text.joined(separator: "\n"))
  }

  @Test(arguments: ["landlock", "namespaces"]) func `a layer: strict does not run`(_ layer: String) async throws {
    let target = try Target()
    let path = try document(["read-the-home-folder"], target)
    let strict = try await run(without: layer, ["run", path, "--sandbox", "strict"])
    #expect(strict.status == 2)
    #expect(strict.text.contains("[sandbox-incomplete]"))
    #expect(!strict.text.contains("denied"))
    let name = layer == "landlock" ? "files" : layer
    #expect(strict.text.contains("is missing: \(name): "), "\(strict.text)")
  }

  @Test(arguments: ["landlock", "namespaces"]) func `a layer: doctor names it`(_ layer: String) async throws {
    let found = try await run(without: layer, ["doctor"])
    let name = layer == "landlock" ? "files" : layer
    #expect(found.text.contains("missing sandbox, \(name): "), "\(found.text)")
    #expect(found.status == 0)
    let strict = try await run(without: layer, ["doctor", "--sandbox", "strict"])
    #expect(strict.status == 2)
  }

  @Test func `namespaces: the other layers hold`() async throws {
    let target = try Target()
    let before = try target.contents()
    let names = [
      "read-the-home-folder", "write-into-the-home-folder", "environment-of-the-tool", "kill-the-tool",
      "trace-the-tool",
      "an-abstract-socket", "new-privileges", "secrets-of-the-environment", "its-own-server",
    ]
    let ran = try await run(without: "namespaces", ["run", try document(names, target)])
    #expect(ran.status == 0, "\(ran.text)")
    #expect(ran.text.components(separatedBy: "  denied\n").count == 7, "\(ran.text)")
    for line in ["0000000000000000 1", "[]", "hello"] { #expect(ran.text.contains("  \(line)\n"), "\(line)") }
    #expect(try target.contents() == before)
  }

  @Test func `nothing: it can be turned off`() async throws {
    let target = try Target()
    let ran = try await CommandLineRun(["run", try document(["read-the-home-folder"], target), "--sandbox", "off"])
    #expect(ran.stdout.contains("REACHED"))
  }
}
