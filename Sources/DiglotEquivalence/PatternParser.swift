/// What a pattern is made of.
indirect enum PatternNode {
  case one(ScalarTest)
  case sequence([PatternNode])
  case choice([PatternNode])
  /// At least so often, and at most so often where that is bounded.
  case repeated(PatternNode, Int, Int?)
  case start, end
}

/// Why a text is no pattern.
struct PatternProblem: Error {
  /// One phrase, without a full stop.
  var message: String
}

/// Reads the part of regular expressions that Python's `re` and Swift's `Regex` read alike and that needs no backtracking:
/// characters, `.`, `[…]`, `\d \w \s`, groups, `|`, `* + ? {m,n}`, `^` and `$`.
///
/// No back references, no looking around: a matcher for them can take exponential time.
struct PatternParser {
  static let nestingLimit = 100
  static let countLimit = 1_000

  private let text: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  static func parse(_ text: String) throws(PatternProblem) -> PatternNode {
    var parser = PatternParser(text: Array(text.unicodeScalars))
    let node = try parser.choice()
    guard parser.next == nil else { throw PatternProblem(message: "there is no '(' for this ')'") }
    return node
  }

  private init(text: [Unicode.Scalar]) { self.text = text }

  private var next: Unicode.Scalar? { position < text.count ? text[position] : nil }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard next == wanted else { return false }
    position += 1
    return true
  }

  private mutating func choice() throws(PatternProblem) -> PatternNode {
    var choices = [try sequence()]
    while take("|") { choices.append(try sequence()) }
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  private mutating func sequence() throws(PatternProblem) -> PatternNode {
    var parts: [PatternNode] = []
    while let scalar = next, scalar != "|", scalar != ")" { parts.append(try quantified()) }
    return .sequence(parts)
  }

  private mutating func quantified() throws(PatternProblem) -> PatternNode {
    let item = try item()
    guard let (least, most) = try quantifier() else { return item }
    switch item {
    case .start, .end: throw PatternProblem(message: "'^' and '$' cannot be repeated")
    default: break
    }
    _ = take("?")  // as few as possible: the same for a match of the whole line
    if let scalar = next, "*+?{".unicodeScalars.contains(scalar) {
      throw PatternProblem(message: "'\(scalar)' has nothing to repeat")
    }
    return .repeated(item, least, most)
  }

  private mutating func quantifier() throws(PatternProblem) -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard take("{") else { return nil }
    let problem = PatternProblem(message: "a count reads '{2}', '{2,}' or '{2,5}' and is at most \(Self.countLimit)")
    guard let least = number() else { throw problem }
    var most: Int? = least
    if take(",") { most = next == "}" ? nil : number() ?? -1 }
    guard take("}"), least <= most ?? least, max(least, most ?? 0) <= Self.countLimit else { throw problem }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let scalar = next, ("0"..."9").contains(scalar), digits.count < 6 {
      digits.unicodeScalars.append(scalar)
      position += 1
    }
    return Int(digits)
  }

  private mutating func item() throws(PatternProblem) -> PatternNode {
    guard let scalar = next else { throw PatternProblem(message: "it ends too early") }
    position += 1
    switch scalar {
    case ".": return .one(ScalarTest(ranges: ["\n"..."\n"], isNegated: true))
    case "^": return .start
    case "$": return .end
    case "\\": return .one(try escape())
    case "[": return .one(try characterClass())
    case "(": return try group()
    case "*", "+", "?", "{":
      throw PatternProblem(message: "'\(scalar)' has nothing to repeat; write '\\\(scalar)' for it")
    default: return .one(ScalarTest(ranges: [scalar...scalar]))
    }
  }

  private mutating func group() throws(PatternProblem) -> PatternNode {
    if take("?"), !take(":") {
      throw PatternProblem(
        message: "of the groups that start with '(?' only '(?:' is read, which needs no backtracking")
    }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.nestingLimit else { throw PatternProblem(message: "its groups are nested too deeply") }
    let node = try choice()
    guard take(")") else { throw PatternProblem(message: "there is no ')' for this '('") }
    return node
  }

  private mutating func escape() throws(PatternProblem) -> ScalarTest {
    guard let scalar = next else { throw PatternProblem(message: "it ends with a '\\'") }
    position += 1
    switch scalar {
    case "d", "D": return ScalarTest(kinds: [.digit], isNegated: scalar == "D")
    case "w", "W": return ScalarTest(kinds: [.word], isNegated: scalar == "W")
    case "s", "S": return ScalarTest(kinds: [.space], isNegated: scalar == "S")
    case "t": return ScalarTest(ranges: ["\t"..."\t"])
    case "n": return ScalarTest(ranges: ["\n"..."\n"])
    case "r": return ScalarTest(ranges: ["\r"..."\r"])
    default:
      guard !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) else {
        throw PatternProblem(message: "'\\\(scalar)' is not read; '\\d', '\\w', '\\s' and escaped signs are")
      }
      return ScalarTest(ranges: [scalar...scalar])
    }
  }

  private mutating func characterClass() throws(PatternProblem) -> ScalarTest {
    let open = PatternProblem(message: "there is no ']' for this '['")
    var test = ScalarTest()
    test.isNegated = take("^")
    repeat {
      guard let scalar = next else { throw open }
      if scalar == "[" { throw PatternProblem(message: "write '\\[' for a '[' between brackets") }
      position += 1
      let lower = scalar == "\\" ? try escape() : ScalarTest(ranges: [scalar...scalar])
      guard next == "-", position + 1 < text.count, text[position + 1] != "]" else {
        guard test.add(lower) else { throw PatternProblem(message: "write '\\D', '\\W' and '\\S' outside of brackets") }
        continue
      }
      position += 1
      let last = text[position]
      position += 1
      let upper = last == "\\" ? try escape() : ScalarTest(ranges: [last...last])
      guard let start = lower.single, let end = upper.single, start <= end else {
        throw PatternProblem(message: "a range between brackets goes from one character up to another")
      }
      test.ranges.append(start...end)
    } while next != "]"
    position += 1
    return test
  }
}
