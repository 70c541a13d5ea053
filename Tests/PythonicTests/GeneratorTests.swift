import Pythonic
import Testing

@Suite struct `A generator` {
  private func squares(_ log: @escaping (String) -> Void = { _ in }) -> Generator<Int> {
    Generator { yield in
      for number in 0... {
        log("before \(number)")
        yield(number * number)
      }
    }
  }

  @Test func `runs no further than it is asked`() {
    var log: [String] = []
    let generator = squares { log.append($0) }
    #expect(log.isEmpty)
    #expect([generator.next(), generator.next()] == [0, 1])
    #expect(log == ["before 0", "before 1"])
    #expect(Array(generator.prefix(3)) == [4, 9, 16])
  }

  @Test func `ends, and stays at its end`() throws {
    let generator = Generator<String> { $0("only") }
    #expect(generator.take() == "only")
    #expect(generator.next() == nil && generator.next() == nil)
    #expect(throws: StopIteration.self) { try generator.takeChecked() }
  }

  @Test func `can go through others of its kind`() {
    func digits(_ depth: Int) -> Generator<String> {
      Generator { yield in
        if depth == 0 { return yield("") }
        for rest in digits(depth - 1) {
          for digit in ["0", "1"] { yield(digit + rest) }
        }
      }
    }
    #expect(Array(digits(9)).count == 512)
    #expect(Array(digits(2)) == ["00", "10", "01", "11"])
  }

  @Test func `may be left behind in thousands`() {
    for _ in 0..<3_000 { #expect(squares().next() == 0) }
    for _ in 0..<3_000 { #expect(Array(Generator<Int> { $0(1) }) == [1]) }
  }
}
