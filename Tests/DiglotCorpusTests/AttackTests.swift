import Foundation
import Testing

/// Each program of `Tests/Fixtures/attacks` does what its first lines say, and leaves the machine as it was.
@Suite(.serialized) struct `An attack` {
  static let variables = ["DIGLOT_TEST_TOKEN": Target.secret]

  @Test func `there are as many as the page on safety says`() throws {
    let python = try Attack.all(.python).count
    let swift = try Attack.all(.swift).count
    #expect(python == 91)
    #expect(swift == 21)
    let page = try String(contentsOfFile: FirstDocument.root + "/Sources/Diglot.docc/Safety.md", encoding: .utf8)
    #expect(page.contains("\(python + swift) programs"))
    let promises = Set(try (Attack.all(.python) + Attack.all(.swift)).map(\.promise))
    for promise in promises { #expect(page.contains(promise), "the page does not promise: \(promise)") }
  }

  @Test func `by Python`() async throws {
    let attacks = try Attack.all(.python)
    let target = try Target()
    let before = try target.contents()
    let document = target.folder.path + "/document.md"
    let text = try attacks.map {
      "## \($0.name)\n\n```python\n\(try target.aim($0.source, document: document))```\n"
    }
    try target.folder.write("document.md", text.joined(separator: "\n"))
    try target.folder.write("planted_module.py", "print('REACHED')\n")
    let ran = try await CommandLineRun(
      ["run", document, "--format", "json", "--timeout", "3"],
      environment: Self.variables.merging(["HOME": target.home]) { $1 })
    let observations = try ran.report(RunJSON.self).observations
    #expect(observations.count == attacks.count)
    for attack in attacks {
      let seen = observations.first { $0.id == attack.name }
      #expect(attack.end == "any" || seen?.end.kind == attack.end, "\(attack.name): \(String(describing: seen?.end))")
      if let lines = attack.lines { #expect(seen?.lines("stdout") == lines, "\(attack.name)") }
      #expect(seen?.output.contains { $0.text.contains(Target.secret) } == false, "\(attack.name)")
    }
    try expectUntouched(target, before)
  }

  @Test func `by Swift`() async throws {
    let attacks = try Attack.all(.swift)
    let target = try Target()
    let before = try target.contents()
    let corpus = target.folder.path + "/corpus"
    for attack in attacks {
      let port = "corpus/ports/\(attack.name).swift"
      let source = try target.aim(attack.source, document: target.folder.path + "/" + port)
      try target.folder.write(port, source)
    }
    let text = attacks.map { "## \($0.name)\n\n```python\nprint(\"hello\")\n```\n" }
    try target.folder.write("corpus/document.md", text.joined(separator: "\n"))
    for place in ["corpus", "corpus/ports"] {
      try target.folder.write("\(place)/PlantedModule.swiftmodule", "")
      try target.folder.write("\(place)/module.modulemap", "module PlantedModule { header \"planted.h\" }\n")
      try target.folder.write("\(place)/planted.h", "")
    }
    let ran = try await CommandLineRun(
      ["verify", corpus, "--format", "json", "--timeout", "3"],
      environment: Self.variables.merging(["HOME": target.home]) { $1 })
    let pairs = try ran.report(VerifyJSON.self).pairs
    #expect(ran.status == 1)
    #expect(pairs.count == attacks.count)
    for attack in attacks {
      let pair = pairs.first { $0.id == attack.name }
      #expect(pair?.verdict == (attack.end == "refused" ? "failed" : "different"), "\(attack.name)")
      let end = pair?.swift?.end.kind ?? "refused"
      #expect(attack.end == "any" || end == attack.end, "\(attack.name): \(end) \(pair?.compiler ?? "")")
      if let lines = attack.lines { #expect(pair?.swift?.output.map(\.text) == lines, "\(attack.name)") }
    }
    #expect(!ran.text.contains(Target.secret))
    try expectUntouched(target, before)
  }

  @Test func `on the reader's terminal is shown`() async throws {
    let target = try Target()
    let attack = try #require(try Attack.all(.python).first { $0.name == "escapes-of-a-terminal" })
    let document = try target.folder.write("document.md", "```python\n\(attack.source)```\n")
    let ran = try await CommandLineRun(["run", document])
    #expect(ran.status == 0)
    #expect(ran.stdout.contains(#"\x1b[2J\x1b]0;title\x07"#))
    #expect(!ran.text.contains("\u{1b}") && !ran.text.contains("\u{7}"))
  }

  /// No file was changed, and nothing that an attack started is left.
  private func expectUntouched(_ target: Target, _ before: [String: String]) throws {
    #expect(try target.contents() == before)
    let files = FileManager.default
    let programs = try files.contentsOfDirectory(atPath: "/proc").compactMap {
      files.contents(atPath: "/proc/\($0)/cmdline").map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(programs.count > 1)
    #expect(!programs.contains { $0.contains(Target.daemon) })
  }
}
