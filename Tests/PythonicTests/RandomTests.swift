import Foundation
import Pythonic
import TestSupport
import Testing

/// The same numbers as CPython's `random`: constants that CPython 3.11 printed, and a live CPython as oracle.
@Suite struct RandomTests {
  @Test func `known numbers of seed 0`() throws {
    var random = Random(seed: 0)
    #expect(random.random() == 0.8444218515250481)
    #expect(random.random() == 0.7579544029403025)
    var again = Random(seed: 0)
    #expect(again.uniform(0.1, 0.5) == 0.43776874061001925)
    var integers = Random(seed: 0)
    #expect(try (0..<5).map { _ in try integers.randint(1, 10) } == [7, 7, 1, 5, 9])
  }

  @Test func `known numbers of seed 42`() {
    var random = Random(seed: 42)
    #expect(random.random() == 0.6394267984578837)
    var list = [1, 2, 3, 4, 5]
    var other = Random(seed: 42)
    other.shuffle(&list)
    #expect(list == [4, 2, 3, 5, 1])
  }

  @Test func `the sign of a seed is ignored`() {
    #expect(Random(seed: -7) == Random(seed: 7))
    #expect(Random(seed: 7) != Random(seed: 8))
  }

  @Test func `what cannot be drawn has Python's message`() {
    var random = Random(seed: 0)
    #expect(throws: RandomError.emptyRange) { try random.randrange(0) }
    #expect(throws: RandomError.emptyBounds(5, 5)) { try random.randint(5, 4) }
    #expect(throws: RandomError.zeroStep) { try random.randrange(1, 2, 0) }
    #expect(throws: RandomError.emptySequence) { try random.choice([Int]()) }
    #expect(throws: ValueError.self) { try random.sample([1, 2], 3) }
    #expect(RandomError.emptyBounds(5, 5).description == "empty range for randrange() (5, 5, 0)")
  }

  @Test func `nothing drawn is nothing consumed`() {
    var random = Random(seed: 3)
    #expect(random.getrandbits(0) == 0)
    #expect(random == Random(seed: 3))
  }

  @Test(arguments: [0, 1, 42, -7, 1 << 40])
  func `a live CPython draws the same`(seed: Int) throws {
    let expected = try oracle(seed)
    var random = Random(seed: seed)
    var lines: [String] = []
    for _ in 0..<700 { lines.append(bits(random.random())) }  // beyond one block of 624 words
    for _ in 0..<50 { lines.append(bits(random.uniform(-3.5, 0.1))) }
    for width in [1, 2, 7, 10, 1000, 1 << 33] {
      for _ in 0..<20 { lines.append("\(try random.randint(1 - width, width))") }
    }
    for count in 0...12 {
      var list = Array(0..<count)
      random.shuffle(&list)
      lines.append(list.map { "\($0)" }.joined(separator: " "))
    }
    for count in 1...64 { lines.append("\(random.getrandbits(count))") }
    for count in 1...9 { lines.append("\(try random.choice(Array(0..<count)))") }
    for (count, drawn) in [(5, 5), (10, 3), (100, 4), (1000, 50), (30, 6), (22, 5), (86, 6)] {
      lines.append(try random.sample(Array(0..<count), drawn).map { "\($0)" }.joined(separator: " "))
      lines.append(try random.choices(Array(0..<count), k: drawn).map { "\($0)" }.joined(separator: " "))
    }
    for (start, stop, step) in [(0, 10, 3), (10, 0, -1), (-5, 50, 7)] {
      for _ in 0..<10 { lines.append("\(try random.randrange(start, stop, step))") }
    }
    #expect(expected.count == lines.count)
    let parting = zip(expected, lines).enumerated().first { $0.element.0 != $0.element.1 }
    #expect(parting == nil)
  }

  private func bits(_ number: Double) -> String { "\(number.bitPattern)" }

  private func oracle(_ seed: Int) throws -> [String] {
    let program = """
      import random, struct
      random.seed(\(seed))
      def bits(x): print(struct.unpack('<Q', struct.pack('<d', x))[0])
      for _ in range(700): bits(random.random())
      for _ in range(50): bits(random.uniform(-3.5, 0.1))
      for width in [1, 2, 7, 10, 1000, 1 << 33]:
          for _ in range(20): print(random.randint(1 - width, width))
      for count in range(13):
          items = list(range(count))
          random.shuffle(items)
          print(*items)
      for count in range(1, 65): print(random.getrandbits(count))
      for count in range(1, 10): print(random.choice(range(count)))
      for count, drawn in [(5, 5), (10, 3), (100, 4), (1000, 50), (30, 6), (22, 5), (86, 6)]:
          print(*random.sample(range(count), drawn))
          print(*random.choices(range(count), k=drawn))
      for bounds in [(0, 10, 3), (10, 0, -1), (-5, 50, 7)]:
          for _ in range(10): print(random.randrange(*bounds))
      """
    let python = try ProgramRun(waitingFor: "/usr/bin/python3", ["-c", program])
    try #require(python.status == 0, "\(python.stderr)")
    return python.stdout.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }
}
