import DiglotEquivalence
import DiglotModel
import Testing

struct EndAndValueTests {
  private func messages(_ python: End, _ swift: End, errors: [String: String] = [:]) -> [String] {
    Equivalence.compare(python: run(end: python), swift: run(end: swift), contract: Contract(errors: errors))
      .differences.map(\.message)
  }

  @Test(arguments: [
    (End(.raised, type: "ValueError", message: "no"), End(.raised, type: "ValueError", message: "no")),
    (End(.raised, type: "asyncio.exceptions.CancelledError", message: ""), End(.raised, type: "CancellationError")),
    (End(.raised, type: "TimeoutError"), End(.raised, type: "TimeoutError")),
    (End(.raised, type: "KeyError", status: 1), End(.raised, type: "Missing", status: 133)),
    (End(.crashed, type: "SIGSEGV"), End(.crashed, type: "SIGSEGV")),
    (End(.deadlocked, message: "a lock"), End(.deadlocked, message: "a task")),
    (End(.exited, status: 3), End(.exited, status: 3)),
  ])
  func `ends that mean the same are equal`(python: End, swift: End) {
    let isNamed = swift.type == "Missing"
    #expect(messages(python, swift, errors: isNamed ? ["KeyError": "Missing"] : [:]).isEmpty)
  }

  @Test(arguments: [
    (End(.raised, type: "ValueError"), End(.finished), "Swift finishes, Python raises ValueError"),
    (End(.raised, type: "A"), End(.raised, type: "B"), "Swift raises B, Python raises A"),
    (
      End(.raised, type: "A", message: "x"), End(.raised, type: "A", message: "y"),
      "the error's message is 'y' in Swift, 'x' in Python"
    ),
    (End(.exited, status: 1), End(.exited, status: 2), "the exit status is 2 in Swift, 1 in Python"),
    (End(.timedOut), End(.timedOut), "both sides were killed at the time limit"),
    (
      End(.crashed, type: "SIGSEGV"), End(.crashed, type: "SIGILL"),
      "Swift crashes with SIGILL, Python crashes with SIGSEGV"
    ),
  ])
  func `ends that part are told`(python: End, swift: End, message: String) {
    #expect(messages(python, swift) == [message])
  }

  @Test(arguments: [
    (Value.tuple([.int("1")]), Value.list([.int("1")])),
    (.none, .none), (.float(.nan), .float(.nan)),
    (.list([.opaque("lock"), .int("1")]), .list([.int("7"), .int("1")])),
    (.set([.int("1"), .opaque("x")]), .set([.string("y"), .int("1")])),
    (.set([.opaque("Task"), .opaque("Task")]), .list([.opaque("Task"), .opaque("Task")])), (.set([]), .list([])),
    (
      .dict([.init(key: .string("user_name"), value: .int("1")), .init(key: .string("b"), value: .none)]),
      .object(type: "User", attributes: [.init(name: "b", value: .none), .init(name: "userName", value: .int("1"))])
    ),
    (.object(type: "HTTP_Job", attributes: []), .object(type: "HttpJob", attributes: [])),
    (
      .dict([.init(key: .int("1"), value: .none), .init(key: .int("2"), value: .none)]),
      .unorderedDict([.init(key: .int("2"), value: .none), .init(key: .int("1"), value: .none)])
    ),
  ])
  func `values of one structure are equal`(python: Value, swift: Value) {
    let verdict = Equivalence.compare(
      python: run(values: ["final_result": python, "only_python": .none]), swift: run(values: ["finalResult": swift]),
      contract: .exact)
    #expect(verdict == Verdict(.equivalent))
  }

  @Test(arguments: [
    (Value.int("1"), Value.float(1), "'r' is 1.0 in Swift, 1 in Python"),
    (.list([.int("1"), .int("2")]), .list([.int("1"), .int("3")]), "'r[1]' is 3 in Swift, 2 in Python"),
    (.list([]), .list([.none]), "'r' has 1 element in Swift, 0 in Python"),
    (.list([]), .tuple([]), "'r' is () in Swift, [] in Python"),
    (.dict([.init(key: .string("k"), value: .none)]), .dict([]), "'r['k']' is missing in Swift"),
    (.object(type: "A", attributes: []), .object(type: "B", attributes: []), "'r' is a 'B' in Swift, a 'A' in Python"),
  ])
  func `values that part are told by their path`(python: Value, swift: Value, message: String) {
    let (python, swift) = (run(values: ["r": python]), run(values: ["r": swift]))
    let verdict = Equivalence.compare(python: python, swift: swift, contract: .exact)
    #expect(verdict.differences.map(\.message) == [message])
  }

  @Test func `values are not compared where a run did not finish`() {
    let end = End(.exited, status: 0)
    let (python, swift) = (run(end: end, values: ["r": .int("1")]), run(end: end, values: ["r": .int("2")]))
    #expect(Equivalence.compare(python: python, swift: swift, contract: .exact) == Verdict(.equivalent))
  }
}
