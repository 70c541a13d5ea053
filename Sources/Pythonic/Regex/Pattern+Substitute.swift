extension re.Pattern {
  /// Python's `p.sub(replacement, text, count)`, with `\1`, `\g<name>` and escapes in the replacement.
  public func sub(_ replacement: String, _ text: String, _ count: Int = 0) -> String {
    orStop { try subChecked(replacement, text, count) }
  }

  /// - Throws: `RegexError` for a replacement that names what is not there.
  public func subChecked(_ replacement: String, _ text: String, _ count: Int = 0) throws -> String {
    let template = try ReplacementTemplate(replacement, groups: groups, names)
    return substitute(text, count) { template.expand($0) }.text
  }

  /// Python's `p.sub(function, text, count)`.
  public func sub(
    _ replacement: (re.Match) throws -> String, _ text: String, _ count: Int = 0
  ) rethrows -> String {
    try substitute(text, count, replacement).text
  }

  /// Python's `p.subn(replacement, text, count)`: with how many were replaced.
  public func subn(_ replacement: String, _ text: String, _ count: Int = 0) -> Tuple<String, Int> {
    let template = orStop { try ReplacementTemplate(replacement, groups: groups, names) }
    let (text, count) = substitute(text, count) { template.expand($0) }
    return Tuple(text, count)
  }

  private func substitute(
    _ text: String, _ limit: Int, _ replacement: (re.Match) throws -> String
  ) rethrows -> (text: String, count: Int) {
    if limit < 0 { return (text, 0) }
    let subject = re.Subject(text)
    var result = ""
    var last = 0
    var count = 0
    try matches(in: subject, atMost: limit == 0 ? .max : limit) { match in
      result += subject.text(last, match.start())
      result += try replacement(match)
      last = match.end()
      count += 1
    }
    return (result + subject.text(last, subject.scalars.count), count)
  }
}

/// The replacement of a substitution: texts and groups. Mirrors `parse_template` in Lib/re/_parser.py.
struct ReplacementTemplate {
  private enum Part {
    case text(String)
    case group(Int)
  }

  private var parts: [Part] = []

  func expand(_ match: re.Match) -> String {
    parts.reduce(into: "") { result, part in
      switch part {
      case .text(let text): result += text
      case .group(let number): result += match.groupOrNil(number) ?? ""
      }
    }
  }

  init(_ template: String, groups: Int, _ names: [(name: String, group: Int)]) throws {
    if !template.contains("\\") {
      parts = [.text(template)]
      return
    }
    var parser = RegexParser(template, [])
    var text = String.UnicodeScalarView()
    func flush() {
      if !text.isEmpty { parts.append(.text(String(text))) }
      text = String.UnicodeScalarView()
    }
    while let scalar = parser.peek {
      let start = parser.index
      parser.index += 1
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      guard let escaped = parser.peek else { throw parser.error("bad escape (end of pattern)", at: start) }
      let group: Int
      switch escaped {
      case "g":
        parser.index += 1
        group = try Self.group(&parser, groups, names)
      case "0":
        text.append(parser.octal(atMost: 3))
        continue
      case "1"..."9":
        if let octal = try parser.octalEscape(at: start) {
          text.append(octal)
          continue
        }
        group = parser.groupNumber()
        if group > groups { throw parser.error("invalid group reference \(group)", at: start + 1) }
      default:
        parser.index += 1
        text += try Self.character(escaped, parser, at: start)
        continue
      }
      flush()
      parts.append(.group(group))
    }
    flush()
  }

  /// `<name>` or `<number>`.
  private static func group(
    _ parser: inout RegexParser, _ groups: Int, _ names: [(name: String, group: Int)]
  ) throws -> Int {
    guard parser.take("<") else { throw parser.error("missing <", at: parser.index) }
    let start = parser.index
    let name = try parser.name(until: ">")
    if let number = Int(name), number >= 0 {
      if number > groups { throw parser.error("invalid group reference \(number)", at: start) }
      return number
    }
    guard name.isidentifier() else { throw parser.error("bad character in group name \(name.repr)", at: start) }
    guard let group = names.first(where: { $0.name == name })?.group else {
      throw IndexError("unknown group name \(name.repr)")
    }
    return group
  }

  private static func character(
    _ escaped: Unicode.Scalar, _ parser: RegexParser, at start: Int
  ) throws -> [Unicode.Scalar] {
    if let control = RegexParser.controls[escaped] { return [control] }
    switch escaped {
    case "b": return ["\u{8}"]
    case "\\": return ["\\"]
    default:
      if escaped.isASCII, escaped.isPythonAlpha { throw parser.error("bad escape \\\(escaped)", at: start) }
      return ["\\", escaped]
    }
  }
}
