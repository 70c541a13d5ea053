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
    try matches(text, atMost: limit == 0 ? .max : limit) { match in
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
    var text = ""
    while let scalar = parser.peek {
      let start = parser.index
      parser.index += 1
      guard scalar == "\\" else {
        text.unicodeScalars.append(scalar)
        continue
      }
      guard let escaped = parser.peek else { throw parser.error("bad escape (end of pattern)", at: start) }
      parser.index += 1
      var group: Int?
      switch escaped {
      case "g":
        guard parser.take("<") else { throw parser.error("missing <", at: parser.index) }
        let nameStart = parser.index
        group = try Self.group(&parser, names, at: nameStart)
        if let group, group > groups { throw parser.error("invalid group reference \(group)", at: nameStart) }
      case "0":
        let digits = parser.scalars[parser.index...].prefix(2).prefix { (48...55).contains($0.value) }
        parser.index += digits.count
        text.unicodeScalars.append(Unicode.Scalar(UInt8(digits.reduce(0) { $0 * 8 + $1.value - 48 })))
      case "1"..."9":
        if case .text(let octal) = try Self.number(escaped, &parser, groups, at: start, &group) { text += octal }
      default: text += try Self.character(escaped, parser, at: start)
      }
      if let group {
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
        parts.append(.group(group))
      }
    }
    if !text.isEmpty { parts.append(.text(text)) }
  }

  private static func group(
    _ parser: inout RegexParser, _ names: [(name: String, group: Int)], at start: Int
  ) throws -> Int {
    var name = String.UnicodeScalarView()
    while let scalar = parser.peek, scalar != ">" {
      name.append(scalar)
      parser.index += 1
    }
    let text = String(name)
    guard parser.take(">") else {
      throw parser.error(text.isEmpty ? "missing group name" : "missing >, unterminated name", at: start)
    }
    if text.isEmpty { throw parser.error("missing group name", at: start) }
    if let number = Int(text), number >= 0 { return number }
    guard text.isidentifier() else { throw parser.error("bad character in group name \(text.repr)", at: start) }
    guard let group = names.first(where: { $0.name == text })?.group else {
      throw IndexError("unknown group name \(text.repr)")
    }
    return group
  }

  /// A group of one or two digits, or a character by three octal digits.
  private static func number(
    _ first: Unicode.Scalar, _ parser: inout RegexParser, _ groups: Int, at start: Int, _ group: inout Int?
  ) throws -> Part {
    let next = parser.scalars[(parser.index - 1)...].prefix(3).map(\.value)
    if next.count == 3, next.allSatisfy({ (48...55).contains($0) }) {
      parser.index += 2
      let value = next.reduce(0) { $0 * 8 + $1 - 48 }
      if value > 0o377 {
        throw parser.error(
          "octal escape value \\\(String(value, radix: 8)) outside of range 0-0o377", at: start)
      }
      return .text(String(Unicode.Scalar(UInt8(value))))
    }
    var number = Int(first.value) - 48
    if let second = parser.peek, (48...57).contains(second.value) {
      number = number * 10 + Int(second.value) - 48
      parser.index += 1
    }
    if number > groups { throw parser.error("invalid group reference \(number)", at: start + 1) }
    group = number
    return .group(number)
  }

  private static func character(
    _ escaped: Unicode.Scalar, _ parser: RegexParser, at start: Int
  ) throws -> String {
    switch escaped {
    case "a": return "\u{7}"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{B}"
    case "\\": return "\\"
    default:
      if escaped.isASCII, escaped.isPythonAlpha { throw parser.error("bad escape \\\(escaped)", at: start) }
      return "\\" + String(escaped)
    }
  }
}
