import DiglotModel
import Testing

@testable import DiglotEquivalence

/// A test for each kind of difference between values, with the exact text of its message.
struct ValueDifferenceTests {
  private static func object(_ type: String, _ attributes: (String, Value)...) -> Value {
    .object(type: type, attributes: attributes.map { .init(name: $0.0, value: $0.1) })
  }

  private static func dict(_ entries: (Value, Value)...) -> Value {
    .dict(entries.map { .init(key: $0.0, value: $0.1) })
  }

  private static func error(_ type: String, _ message: String? = "no") -> ErrorValue {
    ErrorValue(type: type, message: message)
  }

  private static func with(_ change: (inout ErrorValue) -> Void) -> Value {
    var value = error("E")
    change(&value)
    return .error(value)
  }

  @Test(arguments: [
    (Value.bool(true), Value.int("1"), "'r' is 1 in Swift, True in Python"),
    (.int("1"), .float(1), "'r' is 1.0 in Swift, 1 in Python"),
    (.float(0), .float(-0.0), "'r' is -0.0 in Swift, 0.0 in Python"),
    (.none, .int("0"), "'r' is 0 in Swift, None in Python"),
    (.string("a"), .string("b"), "'r' is 'b' in Swift, 'a' in Python"),
    (
      .string("\u{e9}"), .string("e\u{301}"),
      "'r' is 'e\u{301}' in Swift, '\u{e9}' in Python, from code point 0 on: U+0065 in Swift, U+00E9 in Python"
    ),
    (
      .string("a b"), .string("a\u{a0}b"),
      "'r' is 'a\u{a0}b' in Swift, 'a b' in Python, from code point 1 on: U+00A0 in Swift, U+0020 in Python"
    ),
    (
      .string(String(repeating: "a", count: 80)), .string(String(repeating: "a", count: 81)),
      "'r' differs, from code point 80 on: U+0061 in Swift, the end in Python"
    ),
    (.bytes([1]), .bytes([2]), "'r' is b'\\x02' in Swift, b'\\x01' in Python"),
    (.list([.int("1")]), .list([]), "'r' has 0 elements in Swift, 1 in Python"),
    (.list([.list([.int("1")])]), .list([.list([.int("2")])]), "'r[0][0]' is 2 in Swift, 1 in Python"),
    (.list([.int("1")]), .tuple([.int("1")]), "'r' is (1,) in Swift, [1] in Python"),
    (.set([.int("1")]), .set([.int("1"), .int("2")]), "'r' has no element 2 in Python"),
    (.set([.int("1")]), .list([.int("1")]), "'r' is [1] in Swift, {1} in Python"),
    (.set([.opaque("Task")]), .list([]), "'r' has 0 elements in Swift, 1 in Python"),
    (
      object("Account", ("_lock", .opaque("Account")), ("balance", .int("1"))),
      object("Account", ("balance", .int("2"))), "'r.balance' is 2 in Swift, 1 in Python"
    ),
    (object("Account"), object("Account", ("total", .int("2"))), "'r.total' is missing in Python"),
    (.set([.int("1"), .int("3")]), .set([.int("1"), .int("2")]), "'r' has no element 3 in Swift"),
    (
      dict((.string("a"), .int("1")), (.string("b"), .int("2"))),
      dict((.string("b"), .int("2")), (.string("a"), .int("1"))),
      "'r' has the key 'b' at position 0 in Swift, 'a' in Python"
    ),
    (dict((.string("a"), .int("1"))), dict((.string("a"), .int("2"))), "'r['a']' is 2 in Swift, 1 in Python"),
    (dict(), dict((.string("a"), .int("2"))), "'r['a']' is missing in Python"),
    (
      object("Cart", ("items", .list([object("Item", ("price", .int("1")))]))),
      object("Cart", ("items", .list([object("Item", ("price", .float(1)))]))),
      "'r.items[0].price' is 1.0 in Swift, 1 in Python"
    ),
    (object("A"), object("B"), "'r' is a 'B' in Swift, a 'A' in Python"),
    (object("A", ("first_name", .none)), object("A"), "'r.first_name' is missing in Swift"),
    (object("A"), object("A", ("firstName", .none)), "'r.firstName' is missing in Python"),
    (
      .member(type: "Color", name: "RED", raw: .int("1")), .member(type: "Color", name: "blue", raw: .int("2")),
      "'r' is Color.blue in Swift, Color.RED in Python"
    ),
    (
      .member(type: "Color", name: "RED", raw: .int("1")), .member(type: "Color", name: "red", raw: .int("2")),
      "'r.value' is 2 in Swift, 1 in Python"
    ),
    (.error(error("ValueError")), .error(error("KeyError")), "'r' is a KeyError in Swift, a ValueError in Python"),
    (.error(error("E", "a")), .error(error("E", "b")), "'r.message' is 'b' in Swift, 'a' in Python"),
    (
      with { $0.cause = .error(error("A")) }, with { $0.cause = .error(error("B")) },
      "'r.cause' is a B in Swift, an A in Python"
    ),
    (
      with { $0.context = .error(error("A", "x")) }, with { $0.context = .error(error("A", "y")) },
      "'r.context.message' is 'y' in Swift, 'x' in Python"
    ),
    (with { $0.notes = ["a"] }, with { $0.notes = ["b"] }, "'r.notes[0]' is 'b' in Swift, 'a' in Python"),
    (
      with { $0.members = [.error(error("A"))] }, with { $0.members = [.error(error("A")), .error(error("B"))] },
      "'r.exceptions' has 2 elements in Swift, 1 in Python"
    ),
  ])
  func `values that part are told in these words`(python: Value, swift: Value, message: String) {
    let verdict = Equivalence.compare(
      python: run(values: ["r": python]), swift: run(values: ["r": swift]), contract: .exact)
    #expect(verdict.differences.map(\.message) == [message])
  }

  @Test(arguments: [
    (Value.member(type: "Color", name: "RED", raw: .int("1")), Value.member(type: "Color", name: "red", raw: nil)),
    (object("Account", ("_lock", .opaque("Account"))), object("Account", ("lock", .int("2")))),
    (object("Account", ("_lock", .opaque("Account"))), object("Account")),
    (
      .member(type: "Http_Status", name: "NOT_FOUND", raw: .int("404")),
      .member(type: "HTTPStatus", name: "notFound", raw: .int("404"))
    ),
    (.member(type: "Color", name: "RED", raw: .int("1")), .int("1")),
    (.error(error("CancelledError", "")), .error(error("CancellationError", ""))),
    (.error(error("E", nil)), .error(error("E", "x"))),
    (with { $0.cause = .error(error("A")) }, with { _ in }), (with { _ in }, with { $0.notes = ["a"] }),
    (.error(error("NotFound")), .error(error("Missing"))),
  ])
  func `what means the same is equal`(python: Value, swift: Value) {
    let isNamed = python == .error(Self.error("NotFound"))
    let verdict = Equivalence.compare(
      python: run(values: ["r": python]), swift: run(values: ["r": swift]),
      contract: Contract(errors: isNamed ? ["NotFound": "Missing"] : [:]))
    #expect(verdict == Verdict(.equivalent))
  }

  @Test(arguments: [
    (
      with { $0.cause = .error(error("A")) }, with { $0.cause = .error(error("B")) },
      "the error's 'cause' is a B in Swift, an A in Python"
    ),
    (
      with { $0.notes = ["a", "b"] }, with { $0.notes = ["a"] },
      "the error's 'notes' has 1 element in Swift, 2 in Python"
    ),
  ])
  func `what is attached to an uncaught error is compared`(python: Value, swift: Value, message: String) throws {
    func end(_ value: Value) -> End {
      guard case .error(let error) = value else { return End(.finished) }
      return End(.raised, type: error.type, message: error.message, error: error)
    }
    let verdict = Equivalence.compare(python: run(end: end(python)), swift: run(end: end(swift)), contract: .exact)
    #expect(verdict.differences.map(\.message) == [message])
  }
}
