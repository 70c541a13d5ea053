package import DiglotModel

/// The parts of a Python source that a page sets apart, as the standard library's `tokenize` finds them.
package enum PythonTokens {
  /// - Returns: the tokens in their order. Behind the place where a source stops being Python there are none.
  /// - Throws: `[python-unavailable]`.
  package static func read(_ source: String) throws(Diagnostic) -> [SourceToken] {
    let answer = try PythonGrammar.shared.get().evaluate(program, function: "tokens", of: Array(source.utf8))
    let size = source.utf8.count
    return answer.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " ")
      guard parts.count == 3, let kind = SourceToken.Kind(rawValue: String(parts[0])), let start = Int(parts[1]),
        let end = Int(parts[2]), start < end, end <= size
      else { return nil }
      return SourceToken(kind, start..<end)
    }
  }

  /// `match`, `case`, `type` and `_` are names or keywords by what follows: they are left as names. `tokenize` counts characters in a
  /// line, and from 3.12 on tells the parts of an f-string.
  private static let program = #"""
    import io, keyword, tokenize

    STRINGS = {getattr(tokenize, name, None) for name in ("STRING", "FSTRING_START", "FSTRING_MIDDLE", "FSTRING_END")}
    LAYOUT = (tokenize.NEWLINE, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.COMMENT, tokenize.ENCODING)

    def tokens(source):
        lines = source.split("\n") + [""]
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line.encode()) + 1)

        def offset(place):
            row, column = place
            return starts[row - 1] + len(lines[row - 1][:column].encode())

        found, before, decorator = [], "\n", False
        try:
            for token in tokenize.generate_tokens(io.StringIO(source).readline):
                kind, text = None, token.string
                if token.type in STRINGS:
                    kind = "string"
                elif token.type == tokenize.NUMBER:
                    kind = "number"
                elif token.type == tokenize.COMMENT:
                    kind = "comment"
                elif text == "@" and before == "\n":
                    kind, decorator = "attribute", True
                elif token.type == tokenize.NAME:
                    if decorator and before in ("@", "."):
                        kind = "attribute"
                    elif keyword.iskeyword(text):
                        kind = "keyword"
                    elif before in ("def", "class"):
                        kind = "definition"
                    elif text[0].isupper():
                        kind = "type"
                if decorator and token.type == tokenize.OP and text not in ("@", "."):
                    decorator = False
                if kind:
                    found.append("%s %d %d" % (kind, offset(token.start), offset(token.end)))
                if token.type == tokenize.NEWLINE:
                    before, decorator = "\n", False
                elif token.type not in LAYOUT:
                    before = text
        except (tokenize.TokenError, SyntaxError, IndexError):
            pass
        return "\n".join(found)
    """#
}
