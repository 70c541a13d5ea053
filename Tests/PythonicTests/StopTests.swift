import Pythonic
import Testing

/// What ends a program says what Python would say.
@Suite struct StopTests {
  private func expect(
    _ message: String, _ result: ExitTest.Result?, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let errors = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
    #expect(errors.contains(message), "\(errors)", sourceLocation: sourceLocation)
  }

  @Test func `what fails stops with Python's message`() async throws {
    try expect(
      "IndexError: list index out of range",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { _ = [1, 2].at(2) })
    try expect(
      "KeyError: 'x'",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { _ = (["y": 1] as Dict)["x"] })
    try expect(
      "ZeroDivisionError: integer division or modulo by zero",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { _ = floordiv(1, [0].at(0)) })
    try expect(
      "ValueError: invalid literal for int() with base 10: 'x'",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { _ = int("x") })
    try expect(
      "OverflowError: the result does not fit Int",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { _ = math.factorial(21) })
    try expect(
      "ValueError: generator already executing",
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var own: Generator<Int>?
        own = Generator { _ in _ = own?.next() }
        _ = own?.next()
      })
  }
}
