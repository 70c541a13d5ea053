import Foundation
import Pythonic
import TestSupport
import Testing

/// Python expressions with what Swift makes of them, to be compared with what a live CPython makes of them.
///
/// One interpreter is started for all of them; it reads a line of JSON for each expression, and writes one: the `repr`
/// of the value, or `ValueError: message`.
struct Oracle {
  private var cases: [(python: String, swift: String)] = []
  private let setup: String

  /// - Parameter setup: statements that come first.
  init(setup: String = "") { self.setup = setup }

  var count: Int { cases.count }

  /// Notes a value, or the error that is thrown instead.
  mutating func expect<Value: Representable>(_ python: String, _ value: @autoclosure () throws -> Value) {
    cases.append((python, answer { try value().repr }))
  }

  /// Notes a text that is `repr` of what Python makes.
  mutating func expect(_ python: String, text: @autoclosure () throws -> String) {
    cases.append((python, answer { try text() }))
  }

  /// Adds the cases of another one.
  mutating func append(_ other: Oracle) { cases += other.cases }

  private func answer(_ text: () throws -> String) -> String {
    do { return try text() } catch {
      guard let error = error as? any PythonError else { return "\(error)" }
      return "\(error.typeName): \(error.message)"
    }
  }

  /// Asks CPython, and fails with the first differences.
  ///
  /// - Parameter atLeast: how many cases there must be, lest a test that makes none succeeds.
  func verify(atLeast: Int, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(cases.count >= atLeast, sourceLocation: sourceLocation)
    let answers = try answers()
    try #require(answers.count == cases.count, sourceLocation: sourceLocation)
    let differences = zip(cases, answers).filter { $0.0.swift != $0.1 }
    for (one, python) in differences.prefix(12) {
      let (a, b) = (python.prefix(300), one.swift.prefix(300))
      Issue.record("\(one.python.prefix(300)): \(a) in Python, \(b) in Swift", sourceLocation: sourceLocation)
    }
    if differences.count > 12 {
      Issue.record("and \(differences.count - 12) more of \(cases.count)", sourceLocation: sourceLocation)
    }
  }

  private func answers() throws -> [String] {
    let encoder = JSONEncoder()
    let input = try cases.reduce(into: Data()) { $0 += try encoder.encode($1.python) + [10] }
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("oracle-\(UUID().uuidString)")
    try input.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let python = try ProgramRun(
      waitingFor: "/usr/bin/python3", ["-c", Self.program, file.path, setup],
      changes: ["PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore"])
    try #require(python.status == 0, "\(python.stderr)")
    return try python.output.split(separator: 10).map { try JSONDecoder().decode(String.self, from: $0) }
  }

  private static let program = """
    import sys, json, math, collections, itertools, functools, heapq, bisect, operator, re, struct, string
    import resource, signal
    resource.setrlimit(resource.RLIMIT_AS, (1 << 31, 1 << 31))
    def expired(*_): raise TimeoutError("expired")
    signal.signal(signal.SIGALRM, expired)
    scope = globals()
    exec(sys.argv[2], scope)
    def changed(value, change):
        change(value)
        return value
    for line in open(sys.argv[1]):
        signal.alarm(5)
        try: answer = repr(eval(json.loads(line), scope))
        except Exception as error: answer = f"{type(error).__name__}: {error}"
        print(json.dumps(answer))
    """
}

// Python's spelling of Swift's values, which does not lean on what is tested here.

/// The exact number.
func literal(_ number: Double) -> String {
  number.isFinite ? "float.fromhex('\(hexadecimal(number))')" : "float('\(number)')"
}

private func hexadecimal(_ number: Double) -> String { String(format: "%a", number) }

/// All code points by number.
func literal(_ text: String) -> String {
  text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\\") }
    ? "'\(text)'" : "''.join(map(chr, [" + text.unicodeScalars.map { "\($0.value)" }.joined(separator: ", ") + "]))"
}

func literal(_ bound: Int?) -> String { bound.map { "\($0)" } ?? "None" }

extension Random {
  /// Integers of all sizes.
  mutating func integer() -> Int {
    let magnitude = Int(truncatingIfNeeded: getrandbits(Int.random(in: 1...63, using: &self)))
    return Bool.random(using: &self) ? magnitude : -magnitude
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func truth() -> Bool { Bool.random(using: &self) }

  /// Floats of all sizes, round ones among them.
  mutating func number() -> Double {
    switch integer(0...5) {
    case 0: Double(bitPattern: getrandbits(64)).isNaN ? 0.5 : Double(bitPattern: getrandbits(64)).magnitude
    case 1: Double(integer(-40...40)) / 4
    case 2: Double(integer()) * 1.0
    case 3: Double(integer(-100_000...100_000)) / 1000
    case 4: uniform(-1e6, 1e6)
    default: uniform(-1, 1) * Double(sign: .plus, exponent: integer(-80...80), significand: 1)
    }
  }

  /// A text of few different code points, so that searches find something.
  mutating func text(_ alphabet: String = "ab ", _ count: ClosedRange<Int> = 0...8) -> String {
    let scalars = Array(alphabet.unicodeScalars)
    var result = String.UnicodeScalarView()
    for _ in 0..<integer(count) { result.append(scalars[integer(0...(scalars.count - 1))]) }
    return String(result)
  }

  /// A bound of a slice.
  mutating func bound() -> Int? { integer(0...4) == 0 ? nil : integer(-10...10) }

  mutating func list(_ range: ClosedRange<Int> = 0...5, _ count: ClosedRange<Int> = 0...8) -> [Int] {
    (0..<integer(count)).map { _ in integer(range) }
  }
}

/// Alphabets that differ in how many bytes a code point takes.
let alphabets = [
  "ab", "ab \t\n", "aβ ü", "日本a ", "a🙂é\u{301}\u{2028}", "aAzZßǅΣσ ıİ", "xy\r\n\u{1C}\u{85}", "09_+-.eE ٣²½",
]
