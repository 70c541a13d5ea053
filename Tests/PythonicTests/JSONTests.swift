import Pythonic
import Testing

/// JSON against CPython's `json.loads`: documents made at random, those that are none, and those at the edges.
@Suite struct JSONTests {
  private let setup = """
    def loads(text):
        try: return json.loads(text)
        except RecursionError: raise ValueError("deep")
    """

  private func literal(_ text: String) -> String { text.repr }

  private mutating func note(_ text: String, in oracle: inout Oracle) {
    oracle.expect("loads(\(literal(text)))", try JSON(parsing: text))
  }

  /// A document, or something that is nearly one.
  private func document(_ random: inout Random, _ depth: Int) -> String {
    let leaves = [
      "null", "true", "false", "0", "-0", "17", "-42", "3.25", "-1e3", "1E-7", "2.5e+10", "\"\"", "\"a\"",
      "\"é\\n\\u00e9\"",
      "\"\\ud83d\\ude00\"", "\"tab\\t\\\"quoted\\\"\"", "9007199254740993", "0.1",
    ]
    let space = [" ", "", "", "\n", "\t "]
    func gap() -> String { space[random.integer(0...4)] }
    switch random.integer(0...(depth > 0 ? 9 : 5)) {
    case 6, 7:
      let parts = (0..<random.integer(0...3)).map { _ in gap() + document(&random, depth - 1) + gap() }
      return "[" + parts.joined(separator: ",") + gap() + "]"
    case 8, 9:
      let parts = (0..<random.integer(0...3)).map { _ in
        gap() + "\"k\(random.integer(0...3))\"" + gap() + ":" + gap() + document(&random, depth - 1)
      }
      return "{" + parts.joined(separator: ",") + gap() + "}"
    default: return leaves[random.integer(0...(leaves.count - 1))]
    }
  }

  /// A document with one character taken away, doubled or replaced.
  private func broken(_ text: String, _ random: inout Random) -> String {
    var characters = Array(text.unicodeScalars)
    guard !characters.isEmpty else { return "," }
    let place = random.integer(0...(characters.count - 1))
    switch random.integer(0...2) {
    case 0: characters.remove(at: place)
    case 1: characters.insert(characters[place], at: place)
    default: characters[place] = Array(",:]}\"x0".unicodeScalars)[random.integer(0...6)]
    }
    return String(String.UnicodeScalarView(characters))
  }

  @Test mutating func `reads what Python reads, and refuses the rest with its words`() throws {
    var random = Random(seed: 5)
    var oracle = Oracle(setup: setup)
    for _ in 0..<1_500 {
      let text = document(&random, 4)
      note(text, in: &oracle)
      // Swift has no lone surrogates, as half of a pair would be.
      if !text.contains("\\ud") { note(broken(text, &random), in: &oracle) }
    }
    for text in [
      "", " ", "[1, 2", "{\"a\" 1}", "{a: 1}", "[1,]", "\"a", "\"\\x\"", "\"\\u12\"", "01", "1.", "-", "1 2", "nul",
    ] {
      note(text, in: &oracle)
    }
    try oracle.verify(atLeast: 2_500)
  }

  @Test mutating func `writes what Python writes`() throws {
    var random = Random(seed: 6)
    var oracle = Oracle(setup: setup)
    for _ in 0..<700 {
      let text = document(&random, 4)
      guard let value = try? JSON(parsing: text), !text.contains("\\ud") else { continue }
      let python = "json.dumps(loads(\(literal(text)))"
      oracle.expect(python + ")", json.dumps(value))
      oracle.expect(
        python + ", indent=3, sort_keys=True, ensure_ascii=False)",
        json.dumps(value, indent: 3, sortKeys: true, ensureASCII: false))
    }
    oracle.expect("json.dumps({1: 2.5, 3: None})", json.dumps([1: 2.5, 3: nil] as Dict<Int, Double?>))
    oracle.expect("json.dumps([1, 'a', (2.0, [])])", json.dumps(Tuple(1, "a", Tuple(2.0, [Int]()))))
    oracle.expect("json.dumps('\\x7f\\x01/<😀')", json.dumps("\u{7f}\u{1}/<😀"))
    try oracle.verify(atLeast: 1_000)
  }

  @Test func `stops before the stack does`() {
    #expect(throws: RecursionError.self) { try JSON(parsing: String(repeating: "[", count: 100_000)) }
  }

  @Test func `has no integers of more than 64 bits, and says so`() {
    #expect(throws: OverflowError.self) { try JSON(parsing: "123456789012345678901234567890") }
  }

  @Test func `is equal where Python's values are`() throws {
    let texts = [
      "1", "1.0", "true", "0", "false", "null", "\"1\"", "[1]", "[1.0, 2]", "[true, 2.0]", "{}", "{\"a\": 1}",
      "{\"a\": 1.0}", "9007199254740993", "9007199254740992.0",
    ]
    var oracle = Oracle(setup: "import json")
    for (a, b) in texts.flatMap({ one in texts.map { (one, $0) } }) {
      let isEqual = try JSON(parsing: a) == JSON(parsing: b)
      oracle.expect("json.loads(\(literal(a))) == json.loads(\(literal(b)))", isEqual)
      if isEqual { #expect(try JSON(parsing: a).hashValue == JSON(parsing: b).hashValue) }
    }
    try oracle.verify(atLeast: 200)
    #expect(try JSON(parsing: "\"e\u{301}\"").elements.count == 2)
  }

  @Test func `is asked as Python's values are`() throws {
    let value = try JSON(parsing: #"{"name": "Ann", "tags": ["a", "b"], "none": null}"#)
    #expect(value["name"] == "Ann" && value["tags"][-1] == "b" && value["tags"].count == 2)
    #expect(value.get("age", 3) == 3 && value.get("none") == .null && value.isObject)
    #expect(value.elements.map(\.str) == ["name", "tags", "none"] && !value["none"].isTrue)
  }
}
