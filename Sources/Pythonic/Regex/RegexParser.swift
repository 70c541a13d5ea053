/// Reads a pattern.
///
/// Mirrors `_parse_sub` and `_parse` in Lib/re/_parser.py, and its messages.
struct RegexParser {
  let scalars: [Unicode.Scalar]
  var index = 0
  var flags: re.Flags
  /// How many groups began so far, and which are complete.
  var groupCount = 0
  var names: [(name: String, group: Int)] = []
  var open: Set<Int> = []
  var widths: [Int: ClosedRange<Int>] = [:]
  /// Groups that conditions ask about, which may come later.
  var conditions: [(group: Int, position: Int)] = []

  init(_ pattern: String, _ flags: re.Flags) {
    scalars = Array(pattern.unicodeScalars)
    self.flags = flags
  }

  func error(_ message: String, at position: Int) -> RegexError {
    let text = "\(message) at position \(position)"
    if !scalars.contains("\n") { return RegexError(text) }
    let before = scalars[..<position]
    let line = before.count { $0 == "\n" } + 1
    let column = position - (before.lastIndex(of: "\n") ?? -1)
    return RegexError("\(text) (line \(line), column \(column))")
  }

  var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    index += 1
    return true
  }

  mutating func parse() throws -> RegexNode {
    let node = try alternatives(isTop: true)
    if peek == ")" { throw error("unbalanced parenthesis", at: index) }
    if let (group, position) = conditions.first(where: { $0.group > groupCount }) {
      throw error("invalid group reference \(group)", at: position)
    }
    return node
  }

  /// - Parameter limit: how many branches at most; what follows is left.
  mutating func alternatives(isTop: Bool = false, atMost limit: Int = .max) throws -> RegexNode {
    var branches = [try sequence(isTop: isTop)]
    while branches.count < limit, take("|") { branches.append(try sequence(isTop: false)) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence(isTop: Bool) throws -> RegexNode {
    var nodes: [RegexNode] = []
    while let scalar = peek, scalar != "|" && scalar != ")" {
      let start = index
      if flags.contains(.verbose), skipsVerbose(scalar) { continue }
      index += 1
      switch scalar {
      case "\\": nodes.append(try escape(at: start))
      case "[": nodes.append(.set(try set(at: start)))
      case ".": nodes.append(.any(isAll: flags.contains(.dotall)))
      case "^": nodes.append(.assertion(flags.contains(.multiline) ? .startOfLine : .start))
      case "$": nodes.append(.assertion(flags.contains(.multiline) ? .endOfLine : .endBeforeLastBreak))
      case "(":
        if let node = try group(at: start, isFirst: isTop && nodes.isEmpty) { nodes.append(node) }
      case "*", "+", "?", "{":
        guard let (min, max) = try counts(scalar, at: start) else {
          nodes.append(literal(scalar))
          continue
        }
        guard let last = nodes.popLast() else { throw error("nothing to repeat", at: start) }
        switch last {
        case .empty, .assertion: throw error("nothing to repeat", at: start)
        case .repeat: throw error("multiple repeat", at: start)
        default: break
        }
        let kind: RegexNode.RepeatKind = take("?") ? .lazy : take("+") ? .possessive : .greedy
        nodes.append(.repeat(last, min: min, max: max, kind))
      default: nodes.append(literal(scalar))
      }
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  func literal(_ scalar: Unicode.Scalar) -> RegexNode {
    guard flags.contains(.ignorecase) else { return .scalar(scalar.value) }
    let lower = simpleLower(scalar.value)
    let hasCase = lower != simpleUpper(scalar.value) || scalar.value != lower || caseRelatives[lower] != nil
    return hasCase ? .foldedScalar(lower) : .scalar(scalar.value)
  }

  /// White space, and comments up to the end of the line.
  private mutating func skipsVerbose(_ scalar: Unicode.Scalar) -> Bool {
    if " \t\n\r\u{B}\u{C}".unicodeScalars.contains(scalar) {
      index += 1
      return true
    }
    if scalar != "#" { return false }
    while let next = peek {
      index += 1
      if next == "\n" { break }
    }
    return true
  }

  /// The counts of `*`, `+`, `?` and `{m,n}`; nil for a brace that is a brace.
  private mutating func counts(_ scalar: Unicode.Scalar, at start: Int) throws -> (Int, Int)? {
    switch scalar {
    case "*": return (0, RegexNode.limit)
    case "+": return (1, RegexNode.limit)
    case "?": return (0, 1)
    default: break
    }
    if peek == "}" { return nil }
    let low = digits()
    var high = low
    if take(",") { high = digits() }
    guard take("}") else {
      index = start + 1
      return nil
    }
    let (min, max) = (low ?? 0, high ?? RegexNode.limit)
    if max < min { throw error("min repeat greater than max repeat", at: start + 1) }
    return (min, max)
  }

  mutating func digits() -> Int? {
    var result: Int?
    while let digit = peek, (48...57).contains(digit.value) {
      result = Swift.min((result ?? 0) * 10 + Int(digit.value) - 48, RegexNode.limit)
      index += 1
    }
    return result
  }
}
