import DiglotModel
import Testing

@Suite struct `A JSON text` {
  private func value(_ text: String) -> JSONValue? { JSONValue(parsing: Array(text.utf8)) }

  @Test(arguments: [
    ("null", "null"), (" [ true , false ]\n", "[true,false]"), ("{\"b\" : 1, \"a\": [ ]}", "{\"b\":1,\"a\":[]}"),
    ("-0.50e+10", "-0.50e+10"), ("0", "0"), ("\"\\u00e9\\ud83d\\ude00\\n\\/\\b\"", "\"\u{e9}\u{1f600}\\n/\\u0008\""),
    ("\"\\ud800x\"", "\"\u{fffd}x\""), ("\"\\ud800\\u0041\"", "\"\u{fffd}A\""), ("{}", "{}"),
    ("\"\u{2028}\"", "\"\u{2028}\""),
  ])
  func `is taken apart and written without white space`(text: String, compact: String) {
    #expect(value(text)?.compact == compact)
  }

  @Test(arguments: [
    "", " ", "nul", "truex", "01", "1.", ".5", "+1", "1e", "-", "[1,]", "[1 2]", "[", "{", "{\"a\"}", "{\"a\":}",
    "{a:1}",
    "{\"a\":1,}", "\"", "\"\\x\"", "\"\\u12g4\"", "\"\\u12", "\"\n\"", "'a'", "NaN", "1 2", "\u{feff}1", "\"\\",
  ])
  func `must be one value by the grammar`(text: String) {
    #expect(value(text) == nil)
  }

  @Test func `is UTF-8`() {
    #expect(JSONValue(parsing: [0x22, 0xff, 0x22]) == nil)
  }

  @Test func `is as deep as the limit, and no deeper`() {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(value(nested(JSONValue.depthLimit)) != nil)
    #expect(value(nested(JSONValue.depthLimit + 1)) == nil)
    #expect(value(String(repeating: "{\"a\":[", count: 100_000)) == nil)
  }

  @Test func `comes back from what is written, whatever bytes there are`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        "{}[]\",:\\u0019.eE+-truefalsn \u{e9}".utf8.randomElement(using: &random) ?? 0
      }
      guard let value = JSONValue(parsing: bytes) else { continue }
      #expect(JSONValue(parsing: Array(value.compact.utf8)) == value)
    }
  }
}
