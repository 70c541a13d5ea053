extension RegexParser {
  /// What a backslash begins, outside of sets. Mirrors `_escape` in Lib/re/_parser.py.
  mutating func escape(at start: Int) throws -> RegexNode {
    guard let scalar = peek else { throw error("bad escape (end of pattern)", at: start) }
    index += 1
    let isASCII = flags.contains(.ascii)
    switch scalar {
    case "A": return .assertion(.start)
    case "Z": return .assertion(.end)
    case "b": return .assertion(.wordBoundary(isASCII: isASCII))
    case "B": return .assertion(.noWordBoundary(isASCII: isASCII))
    case "d", "D", "s", "S", "w", "W":
      var set = RegexSet(isASCII: isASCII)
      set.add(kind: scalar)
      set.complete()
      return .set(set)
    case "0":
      index -= 1
      return literal(octal(atMost: 3))
    case "1"..."9": return try reference(start)
    default: return literal(try character(scalar, at: start))
    }
  }

  /// A group's number, or three octal digits.
  private mutating func reference(_ start: Int) throws -> RegexNode {
    index -= 1
    if let octal = try octalEscape(at: start) { return literal(octal) }
    let group = groupNumber()
    if open.contains(group) { throw error("cannot refer to an open group", at: start) }
    if group > groupCount { throw error("invalid group reference \(group)", at: start + 1) }
    return .backreference(group, isFolded: flags.contains(.ignorecase))
  }

  /// The character of an escape of three octal digits, at the first of them; nil where there are fewer.
  mutating func octalEscape(at start: Int) throws -> Unicode.Scalar? {
    let digits = scalars[index...].prefix(3).prefix { (48...55).contains($0.value) }
    if digits.count < 3 { return nil }
    guard let value = UInt8(exactly: digits.reduce(0) { $0 * 8 + $1.value - 48 }) else {
      let text = String(String.UnicodeScalarView(scalars[start..<(index + 3)]))
      throw error("octal escape value \(text) outside of range 0-0o377", at: start)
    }
    index += 3
    return Unicode.Scalar(value)
  }

  /// The one or two decimal digits by which an escape names a group.
  mutating func groupNumber() -> Int {
    let digits = scalars[index...].prefix(2).prefix { (48...57).contains($0.value) }
    index += digits.count
    return digits.reduce(0) { $0 * 10 + Int($1.value) - 48 }
  }

  mutating func octal(atMost count: Int) -> Unicode.Scalar {
    let digits = scalars[index...].prefix(count).prefix { (48...55).contains($0.value) }
    index += digits.count
    return Unicode.Scalar(UInt8(truncatingIfNeeded: digits.reduce(0) { $0 * 8 + $1.value - 48 }))
  }

  /// The letters that stand for control characters behind a backslash, in patterns and replacements.
  static let controls: [Unicode.Scalar: Unicode.Scalar] = [
    "a": "\u{7}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t", "v": "\u{B}",
  ]

  /// One character that an escape stands for, in sets and outside.
  private mutating func character(_ scalar: Unicode.Scalar, at start: Int) throws -> Unicode.Scalar {
    if let control = Self.controls[scalar] { return control }
    switch scalar {
    case "x": return try hexadecimal(2, at: start)
    case "u": return try hexadecimal(4, at: start)
    case "U": return try hexadecimal(8, at: start)
    default:
      if scalar.isASCII, scalar.isPythonAlpha || scalar.isPythonDecimal {
        throw error("bad escape \\\(scalar)", at: start)
      }
      return scalar
    }
  }

  private mutating func hexadecimal(_ count: Int, at start: Int) throws -> Unicode.Scalar {
    let digits = scalars[index...].prefix(count).prefix { $0.properties.isASCIIHexDigit }
    index += digits.count
    let text = String(String.UnicodeScalarView(scalars[start..<index]))
    guard digits.count == count else { throw error("incomplete escape \(text)", at: start) }
    let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
    guard let scalar = value.flatMap(Unicode.Scalar.init) else { throw error("bad escape \(text)", at: start) }
    return scalar
  }

  /// `[…]`, of which the bracket is read.
  mutating func set(at start: Int) throws -> RegexSet {
    var set = RegexSet(isFolded: flags.contains(.ignorecase), isASCII: flags.contains(.ascii))
    set.isNegated = take("^")
    let first = index
    while true {
      guard let scalar = peek else { throw error("unterminated character set", at: start) }
      if scalar == "]" && index != first { break }
      let itemStart = index
      index += 1
      let low = try member(scalar, at: itemStart, &set)
      guard peek == "-" else {
        if let low { set.ranges.append(low.value...low.value) }
        continue
      }
      index += 1
      guard let next = peek else { throw error("unterminated character set", at: start) }
      if next == "]" {
        if let low { set.ranges.append(low.value...low.value) }
        set.ranges.append(45...45)
        break
      }
      let nextStart = index
      index += 1
      let high = try member(next, at: nextStart, &set)
      let text = String(String.UnicodeScalarView(scalars[itemStart..<index]))
      guard let low, let high, low <= high else { throw error("bad character range \(text)", at: itemStart) }
      set.ranges.append(low.value...high.value)
    }
    index += 1
    set.complete()
    return set
  }

  /// One character of a set; nil for a class, which is added.
  private mutating func member(
    _ scalar: Unicode.Scalar, at start: Int, _ set: inout RegexSet
  ) throws -> Unicode.Scalar? {
    guard scalar == "\\" else { return scalar }
    guard let escaped = peek else { throw error("bad escape (end of pattern)", at: start) }
    switch escaped {
    case "d", "D", "s", "S", "w", "W":
      index += 1
      set.add(kind: escaped)
      return nil
    case "b":
      index += 1
      return "\u{8}"
    case "0"..."7": return octal(atMost: 3)
    default:
      index += 1
      return try character(escaped, at: start)
    }
  }
}

extension RegexSet {
  /// Adds what `\d`, `\S` and the like stand for.
  mutating func add(kind letter: Unicode.Scalar) {
    switch letter {
    case "d": kinds.append((.digit, false))
    case "D": kinds.append((.digit, true))
    case "s": kinds.append((.space, false))
    case "S": kinds.append((.space, true))
    case "w": kinds.append((.word, false))
    default: kinds.append((.word, true))
    }
  }
}
