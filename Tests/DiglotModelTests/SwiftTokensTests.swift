import DiglotModel
import Testing

@Suite struct SwiftTokensTests {
  @Test(arguments: [
    ("ab1 c", 3), ("0x1F", 4), ("1_000.5e-3", 10), ("1...2", 1), ("\"a\\(f(\"b\"))c\" d", 13), ("##\"a\"#\"##", 9),
    ("\"\"\"\na\n\"\"\"x", 9), ("/* /* */ */", 1), ("&& b", 2), ("`in` x", 4),
  ])
  func `a token ends where the next one can begin`(_ source: String, _ end: Int) {
    #expect(SwiftTokens(Array(source.utf8)).end(at: 0) == end)
  }

  @Test func `the name of an attribute is a token, too`() {
    #expect(SwiftTokens(Array("@MainActor f".utf8)).end(at: 1) == 10)
  }

  /// The tokens that a page sets apart, each with its kind.
  private func parts(_ source: String) -> [String] {
    let bytes = Array(source.utf8)
    return SwiftTokens(bytes).parts.map { "\($0.kind.rawValue) \(String(decoding: bytes[$0.range], as: UTF8.self))" }
  }

  @Test(arguments: [
    ("let x = 1_0.5", ["keyword let", "number 1_0.5"]),
    ("func f() async throws -> Int", ["keyword func", "definition f", "keyword async", "keyword throws", "type Int"]),
    ("actor Store { init() {} }", ["keyword actor", "definition Store", "keyword init"]),
    ("Task.sleep(.default, x.init, 0...self)", ["type Task", "number 0", "keyword self"]),
    ("@MainActor #if DEBUG // c", ["attribute @MainActor", "attribute #if", "type DEBUG", "comment // c"]),
    ("/* a /* b */ c */ `in`", ["comment /* a /* b */ c */"]),
    (#""a\(f("b", Int(1)))c" d"#, [#"string "a\("#, "string \"b\"", "type Int", "number 1", "string )c\""]),
    (##"#"raw \(x) \#(y)"# "##, [##"string #"raw \(x) \#("##, "string )\"#"]),
    ("\"\"\"\n \"a\"\n\"\"\"", ["string \"\"\"\n \"a\"\n\"\"\""]),
  ])
  func `what a page sets apart is found, also within interpolations`(_ source: String, _ expected: [String]) {
    #expect(parts(source) == expected)
  }

  @Test func `a literal that nothing closes ends with its line`() {
    #expect(parts("\"open\nlet x") == ["string \"open", "keyword let"])
    #expect(parts("\"\"\"open\nlet x") == ["string \"\"\"open\nlet x"])
    #expect(parts("/* open") == ["comment /* open"])
    #expect(parts("\"a\\") == ["string \"a\\"])
  }

  @Test func `parts are in order and do not overlap, whatever the bytes`() {
    var generator = SystemRandomNumberGenerator()
    let bytes = Array("\"\\()#/*`@a1. \nfunc".utf8)
    for _ in 0..<2000 {
      let source = (0..<40).map { _ in bytes.randomElement(using: &generator) ?? 0 }
      var end = 0
      for part in SwiftTokens(source).parts {
        #expect(part.range.lowerBound >= end && part.range.upperBound <= source.count, "\(source)")
        end = part.range.upperBound
      }
    }
  }
}
