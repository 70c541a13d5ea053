import DiglotModel
import Testing

@testable import DiglotEquivalence

struct ClaimedTextTests {
  @Test(arguments: [
    ("a b", "a b", true), ("a  b ", " a b", true), ("a b", "ab", false), ("a", "A", false),
    ("Got ... items", "Got 12 items", true), ("Got … items", "Got items", false), ("...", "", true),
    ("Fetching data...", "Fetching data...", true), ("Fetching...", "Fetching more", true), ("a...c", "abd", false),
    ("e\u{301}", "\u{e9}", false), ("a...b...a", "aba", true), ("ab...ba", "aba", false),
  ])
  func `texts are equal but for white space and ellipses`(claimed: String, text: String, expected: Bool) {
    #expect(ClaimedText(claimed).matches(text) == expected)
  }

  @Test func `'or' parts alternatives where they are allowed`() {
    #expect(ClaimedText("True or False", allowsAlternatives: true).matches("False"))
    #expect(!ClaimedText("True or False").matches("False"))
    #expect(ClaimedText("True or False", allowsAlternatives: true).matches("True or False"))
  }
}

struct ClaimedDurationTests {
  @Test(arguments: [
    ("6 seconds", 5.6, true), ("6 seconds", 5.4, false), ("6.0 s", 6.04, true), ("6.0 s", 6.06, false),
    ("~6 seconds", 6.59, true), ("~6 seconds", 6.61, false), ("~6 seconds", 5.39, false),
    ("~0.1 seconds", 0.149, true), ("~100 ms", 0.152, false), ("about 2 seconds", 2.19, true),
    ("over 2 seconds", 9, true), ("over 2 seconds", 1.9, false), ("more than 2 s", 2.1, true),
    ("at least 2 s", 2, true), ("less than 2 seconds", 1.9, true), ("less than 2 seconds", 2.1, false),
    ("up to 2 s", 0, true), ("within 500 ms", 0.6, false), ("<1 s", 0.5, true), ("> 1 s", 0.5, false),
    ("2-3 seconds", 2.7, true), ("2-3 seconds", 3.6, false), ("takes 6 seconds total", 6, true),
    ("Takes ~1.5 seconds (max of all operations), not 3 seconds", 1.5, true), ("2 minutes", 120, true),
    ("~2 seconds!", 2, true),
  ])
  func `a claimed time leaves open what its words say`(text: String, seconds: Double, expected: Bool) throws {
    let claimed = try #require(ClaimedDuration(text))
    #expect(claimed.holds(Int(seconds * 1e9)) == expected)
  }

  @Test(arguments: ["", "quickly", "6", "6 items", "99999999999999999999 s"])
  func `other words claim no time`(text: String) { #expect(ClaimedDuration(text) == nil) }

  @Test(arguments: [
    ("Total: 6.00", 6_000_000_000), ("6", 6_000_000_000), ("1 of 2", nil), ("none", nil), ("1.5.2", nil),
  ])
  func `a number alone is in seconds`(text: String, expected: Int?) {
    #expect(SpokenTime.onlyNumber(in: text) == expected)
  }
}

struct PythonLiteralTests {
  @Test(arguments: [
    ("None", Value.none), ("-1_000", .int("-1000")), ("1.0", .float(1)), ("1e3", .float(1000)), ("-0", .int("0")),
    ("'it\\'s'", .string("it's")), ("\"\\u00e9\\n\"", .string("é\n")), ("[]", .list([])), ("()", .tuple([])),
    ("(1)", .int("1")), ("(1,)", .tuple([.int("1")])), ("1, 2", .tuple([.int("1"), .int("2")])),
    ("[1, 'a', ]", .list([.int("1"), .string("a")])), ("{}", .dict([])), ("set()", .set([])),
    ("{1, 2}", .set([.int("1"), .int("2")])),
    ("{'a': [True]}", .dict([.init(key: .string("a"), value: .list([.bool(true)]))])),
    ("-inf", .float(-.infinity)),
  ])
  func `a literal is read`(text: String, expected: Value) { #expect(PythonLiteral.read(text) == expected) }

  @Test(arguments: [
    "", "x", "1 2", "[1", "[1 2]", "{1: 2, 3}", "'a", "f(1)", "--1", "007", "[,]", "1.2.3",
    String(repeating: "[", count: 200),
  ])
  func `anything else is none`(text: String) { #expect(PythonLiteral.read(text) == nil) }
}

struct ClaimedTypeTests {
  @Test(
    arguments: [
      ("<class 'int'>", Value.int("1"), "int", true), ("<class 'int'>", .bool(true), "bool", false),
      ("int", .bool(true), "bool", true), ("float", .int("1"), "int", true), ("str", .int("1"), "int", false),
      ("coroutine", .opaque("coroutine"), "coroutine", true), ("list[int]", .list([.int("1")]), "list", true),
      ("list[int]", .list([.string("a")]), "list", false),
      ("dict[str, int]", .dict([.init(key: .string("a"), value: .int("1"))]), "dict", true),
      ("int | None", .none, "NoneType", true), ("Optional[int]", .string("a"), "str", false),
      ("tuple[int, ...]", .tuple([.int("1"), .int("2")]), "tuple", true), ("tuple[int]", .tuple([]), "tuple", false),
      ("Point", .object(type: "Point", attributes: []), "__main__.Point", true), ("Sequence", .list([]), "list", nil),
      ("list[Any]", .list([.int("1")]), "list", nil),
    ] as [(String, Value, String, Bool?)])
  func `a type is told from a value, or not`(claimed: String, value: Value, type: String, expected: Bool?) {
    #expect(ClaimedType(claimed).holds(value, type) == expected)
  }
}

struct AlignmentTests {
  private func pairs(_ left: String, _ right: String) -> [Int?] {
    let (left, right) = (Array(left), Array(right))
    return Alignment.longest(left.count, right.count) { left[$0] == right[$1] }
  }

  @Test func `the most pairs in order are found`() {
    #expect(pairs("abcd", "dabc") == [0 + 1, 2, 3, nil])
    #expect(pairs("abc", "") == [nil, nil, nil])
    #expect(pairs("axbyc", "abc") == [0, nil, 1, nil, 2])
  }

  @Test func `huge rows are paired from the start`() {
    let found = Alignment.longest(3, 4_000_000) { $0 == $1 }
    #expect(found == [0, 1, 2])
  }
}
