import DiglotModel
import DiglotPorts
import Foundation
import Testing

@testable import DiglotStrength

@Suite struct SchemataTests {
  static let source = """
    func f(_ n: Int) async throws -> Int {
      try await Task.sleep(for: .seconds(1))
      return n + 1
    }
    var count = 2
    print(try await f(count))
    """

  private func tree() throws -> SyntaxTree { try RuleCase.tree(.swift, Self.source) }

  @Test func `has a copy of each part for each mutant, with a mark`() throws {
    let tree = try tree()
    let mutants = MutationRules.mutants(of: tree)
    let schemata = Schemata(tree, mutants, of: Set(1...mutants.count))
    let text = String(decoding: schemata.source, as: UTF8.self)
    #expect(schemata.numbers == Set(1...mutants.count))
    #expect(text.contains("var count = switch _diglotMutant() {"))
    #expect(text.contains("_diglotReached(); return n - 1"))
    #expect(text.contains("default: do {\nprint(try await f(count))\n}"))
  }

  @Test func `an error in a copy speaks of its mutant, one outside of all`() throws {
    let tree = try tree()
    let mutants = MutationRules.mutants(of: tree)
    let schemata = Schemata(tree, mutants, of: Set(1...mutants.count))
    let lines = String(decoding: schemata.source, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let minus = try #require(lines.firstIndex { $0.contains("return n - 1") })
    let number = try #require(mutants.firstIndex { $0.edits.first?.text == "-" }) + 1
    #expect(schemata.suspicion(line: minus + 1, column: 5) == .mutant(number))
    #expect(schemata.suspicion(line: lines.count, column: 1) == .some(schemata.numbers))
  }

  @Test func `a snippet's probe ends where the mistake is`() throws {
    let tree = try RuleCase.tree(.python, "if a:\n    print(1)\nn = 2")
    let probes = MutationRules.mutants(of: tree).compactMap { $0.probe(in: tree) }.map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(probes.contains("if a:\n    __import__(\"os\")._exit(77); pass\nn = 2\n"))
    #expect(probes.contains("if a:\n    print(1)\nn = (__import__(\"os\")._exit(77) or (3))\n"))
  }
}

@Suite struct MutantSampleTests {
  private let lists: [[Mutant]] = (0..<3).map { list in
    (0..<20).map { index in
      Mutant(
        rule: ["delay", "order"][index % 2], language: .swift, edits: [Edit(index..<index, "\(list)")], site: nil)
    }
  }

  @Test func `the same seed chooses the same mutants, another one others`() {
    func choose(_ seed: UInt64) -> [MutantSample.Choice] {
      var sample = MutantSample(seed: seed)
      return sample.choose(12, from: lists)
    }
    #expect(choose(1) == choose(1))
    #expect(choose(1) != choose(2))
  }

  @Test func `a sample is spread over ports and rules, and never larger than all`() {
    var sample = MutantSample(seed: 7)
    let some = sample.choose(12, from: lists)
    #expect((0..<3).map { list in some.count { $0.list == list } } == [4, 4, 4])
    #expect(some.count { $0.list == 0 && $0.index % 2 == 0 } == 2)
    #expect(sample.choose(1000, from: lists).count == 60)
    #expect(Set(sample.choose(1000, from: lists)).count == 60)
  }
}

@Suite struct LineDiffTests {
  @Test func `shows the lines that differ, with the numbers of their file`() {
    let (old, new) = (Array("a\nb\nc\n".utf8), Array("a\nB\nc\n".utf8))
    #expect(LineDiff.unified(old, new, firstLine: 10) == "@@ -11,1 +11,1 @@\n-b\n+B")
    #expect(LineDiff.unified(old, Array("a\nc\n".utf8)) == "@@ -2,1 +1,0 @@\n-b")
    #expect(LineDiff.unified(old, old) == "")
  }
}
