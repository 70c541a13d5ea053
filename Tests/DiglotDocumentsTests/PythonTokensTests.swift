import DiglotDocuments
import DiglotModel
import Testing

@Suite struct PythonTokensTests {
  private func tokens(_ source: String) throws -> [String] {
    let bytes = Array(source.utf8)
    return try PythonTokens.read(source).map {
      "\($0.kind.rawValue) \(String(decoding: bytes[$0.range], as: UTF8.self))"
    }
  }

  @Test(arguments: [
    (
      "def f(x: int) -> Any:\n    return None\n",
      [
        "keyword def", "definition f", "type Any", "keyword return", "keyword None",
      ]
    ),
    (
      "@app.get('/x')\nclass A(Base):\n    pass\n",
      [
        "attribute @", "attribute app", "attribute get", "string '/x'", "keyword class", "definition A", "type Base",
        "keyword pass",
      ]
    ),
    ("x = 1_0.5e3 @ y  # é\n", ["number 1_0.5e3", "comment # é"]),
    ("s = '''a\nb'''\nmatch = 'é' + s\n", ["string '''a\nb'''", "string 'é'"]),
    ("é = 'x'; raise ValueError('ü')\n", ["string 'x'", "keyword raise", "type ValueError", "string 'ü'"]),
  ])
  func `CPython's tokenizer says what a page sets apart, in bytes`(_ source: String, _ expected: [String]) throws {
    #expect(try tokens(source) == expected)
  }

  @Test func `where a source stops being Python the tokens before are kept`() throws {
    #expect(try tokens("x = 1\ny = 'open\n").first == "number 1")
    #expect(try tokens("if x:\n        a = 2\n   b = 3\n").prefix(2) == ["keyword if", "number 2"])
    #expect(try tokens("") == [])
  }

  @Test func `the parts of an f-string are strings`() throws {
    #expect(try tokens("print(f\"a {x} b\")\n").allSatisfy { $0.hasPrefix("string ") })
    #expect(try !tokens("print(f\"a {x} b\")\n").isEmpty)
  }
}
