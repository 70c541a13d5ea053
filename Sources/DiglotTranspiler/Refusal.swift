import DiglotSyntax

/// Why something is not translated, and where.
struct Refusal: Error {
  var id: String
  var message: String
  var range: SyntaxRange

  init(_ message: String, _ range: SyntaxRange, id: String = "unsupported") {
    (self.id, self.message, self.range) = (id, message, range)
  }
}
