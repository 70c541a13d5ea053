import DiglotModel
import Testing

@testable import DiglotDocuments

/// Documents made from random prose and from functions out of Python's own library; the examples must come back.
struct RandomDocumentTests {
  /// A small generator with a seed (SplitMix64).
  struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  static let words = """
    the a function value returns when calls async server that which list of with and object keys for you can read write import class is
    not in or data loop small example shows result error raises before after Python text line word
    """.split { $0 == " " || $0 == "\n" }

  /// Top-level functions and classes of the library, as lines.
  static let functions: [[String]] = {
    var result: [[String]] = []
    for name in [
      "bisect", "textwrap", "shutil", "inspect", "calendar", "fractions", "heapq", "statistics", "functools",
      "argparse",
    ] {
      guard let data = contents(libraryModule(name)) else { continue }
      let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
        String.init)
      var index = 0
      while index < lines.count {
        guard lines[index].hasPrefix("def ") || lines[index].hasPrefix("class ") else {
          index += 1
          continue
        }
        var end = index + 1
        while end < lines.count, lines[end].isEmpty || lines[end].hasPrefix(" ") { end += 1 }
        var block = Array(lines[index..<end])
        while block.last?.isEmpty == true { block.removeLast() }
        if case .success(let grammar) = PythonGrammar.shared,
          case .statements = grammar.facts(Array((block.joined(separator: "\n") + "\n").utf8))
        {
          result.append(block)
        }
        index = end
      }
    }
    return result
  }()

  @Test func `the library gives enough functions`() {
    #expect(Self.functions.count > 100)
  }

  @Test(arguments: 1...40) func `the examples of a random document come back`(_ seed: Int) throws {
    var random = Seeded(state: UInt64(seed))
    var lines: [String] = []
    var expected: [String] = []
    let marksBlanks = seed % 3 == 0
    for _ in 0..<10 {
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          let count = Int.random(in: 6...14, using: &random)
          let sentence = (0..<count).map { _ in Self.words.randomElement(using: &random).map(String.init) ?? "word" }
          lines.append(sentence.joined(separator: " ") + ".")
        }
        lines.append("")
      }
      guard let function = Self.functions.randomElement(using: &random) else { return }
      var block = ["import os", "", "# prepare", "value = compute(\(seed))", ""] + function + ["", "print(value)"]
      if Bool.random(using: &random) { block = function }
      let start = lines.count + 1
      lines += marksBlanks ? block.map { $0.isEmpty ? " " : $0 } : block
      expected.append("\(start)-\(lines.count)")
      lines.append("")
    }
    #expect(try ranges(lines.joined(separator: "\n")) == expected)
  }
}
