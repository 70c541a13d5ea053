extension RegexParser {
  /// What stands between parentheses, of which the first is read; nil for what matches nothing.
  mutating func group(at start: Int, isFirst: Bool) throws -> RegexNode? {
    guard take("?") else { return try captured(nil, at: start) }
    guard let kind = peek else { throw error("unexpected end of pattern", at: index) }
    index += 1
    switch kind {
    case "P":
      if take("<") {
        let nameStart = index
        let name = try name(until: ">")
        if !name.isidentifier() { throw error("bad character in group name \(name.repr)", at: nameStart) }
        return try captured(name, at: start)
      }
      if take("=") { return try namedReference() }
      guard let next = peek else { throw error("unexpected end of pattern", at: index) }
      throw error("unknown extension ?P\(next)", at: start + 1)
    case ":": return .sequence([try closed(at: start) { parser throws in try parser.alternatives() }])
    case "#":
      while peek != nil, peek != ")" { index += 1 }
      guard take(")") else { throw error("missing ), unterminated comment", at: start) }
      return nil
    case "=", "!": return try look(isBehind: false, isNegative: kind == "!", at: start)
    case "<":
      guard let direction = peek else { throw error("unexpected end of pattern", at: index) }
      index += 1
      guard direction == "=" || direction == "!" else { throw error("unknown extension ?<\(direction)", at: start + 1) }
      return try look(isBehind: true, isNegative: direction == "!", at: start)
    case ">": return .atomic(try closed(at: start) { parser throws in try parser.alternatives() })
    case "(": return try conditional(at: start)
    default: return try flagged(kind, at: start, isFirst: isFirst)
    }
  }

  private mutating func closed(
    at start: Int, _ body: (inout RegexParser) throws -> RegexNode
  ) throws -> RegexNode {
    let outer = flags
    let node = try body(&self)
    flags = outer
    guard take(")") else { throw error("missing ), unterminated subpattern", at: start) }
    return node
  }

  private mutating func captured(_ name: String?, at start: Int) throws -> RegexNode {
    groupCount += 1
    let number = groupCount
    if let name {
      if let other = names.first(where: { $0.name == name }) {
        throw error(
          "redefinition of group name \(name.repr) as group \(number); was group \(other.group)",
          at: index - name.length - 1)
      }
      names.append((name, number))
    }
    open.insert(number)
    let node = try closed(at: start) { parser throws in try parser.alternatives() }
    open.remove(number)
    widths[number] = node.width(widths)
    return .group(number, node)
  }

  mutating func name(until end: Unicode.Scalar) throws -> String {
    let start = index
    var result = String.UnicodeScalarView()
    while let scalar = peek, scalar != end {
      result.append(scalar)
      index += 1
    }
    let name = String(result)
    guard take(end) else {
      throw error(name.isEmpty ? "missing group name" : "missing \(end), unterminated name", at: start)
    }
    if name.isEmpty { throw error("missing group name", at: start) }
    return name
  }

  private mutating func namedReference() throws -> RegexNode {
    let start = index
    let name = try name(until: ")")
    guard let group = names.first(where: { $0.name == name })?.group else {
      throw error("unknown group name \(name.repr)", at: start)
    }
    if open.contains(group) { throw error("cannot refer to an open group", at: start) }
    return .backreference(group, isFolded: flags.contains(.ignorecase))
  }

  private mutating func look(isBehind: Bool, isNegative: Bool, at start: Int) throws -> RegexNode {
    let node = try closed(at: start) { parser throws in try parser.alternatives() }
    if !isBehind { return .look(node, behind: nil, isNegative: isNegative) }
    let width = node.width(widths)
    if width.lowerBound != width.upperBound { throw RegexError("look-behind requires fixed-width pattern") }
    return .look(node, behind: width.lowerBound, isNegative: isNegative)
  }

  private mutating func conditional(at start: Int) throws -> RegexNode {
    let nameStart = index
    let name = try name(until: ")")
    guard let group = names.first(where: { $0.name == name })?.group ?? Int(name) else {
      throw error("unknown group name \(name.repr)", at: nameStart)
    }
    if group == 0 { throw error("bad group number", at: nameStart) }
    conditions.append((group, nameStart))
    return try closed(at: start) { parser throws in
      let node = try parser.alternatives(atMost: 2)
      if parser.peek == "|" { throw parser.error("conditional backref with more than two branches", at: parser.index) }
      guard case .alternatives(let branches) = node else { return .conditional(group, node, .empty) }
      return .conditional(group, branches[0], branches[1])
    }
  }

  /// `(?i)`, which holds for all, and `(?i-s:…)`.
  private mutating func flagged(_ first: Unicode.Scalar, at start: Int, isFirst: Bool) throws -> RegexNode? {
    var (added, removed): (re.Flags, re.Flags) = ([], [])
    var isRemoving = false
    var letter: Unicode.Scalar? = first
    while let scalar = letter, scalar != ")" && scalar != ":" {
      if scalar == "-" {
        isRemoving = true
      } else {
        guard let flag = Self.flagLetters[scalar] else {
          if index == start + 3 { throw error("unknown extension ?\(scalar)", at: start + 1) }
          throw error(scalar.isPythonAlpha ? "unknown flag" : "missing -, : or )", at: index - 1)
        }
        if isRemoving { removed.formUnion(flag) } else { added.formUnion(flag) }
      }
      letter = peek
      index += letter == nil ? 0 : 1
    }
    if letter == nil { throw error("missing -, : or )", at: index) }
    if letter == ")" {
      if !isFirst { throw error("global flags not at the start of the expression", at: start) }
      flags.formUnion(added)
      return nil
    }
    let node = try closed(at: start) { parser throws in
      parser.flags = parser.flags.union(added).subtracting(removed)
      return try parser.alternatives()
    }
    return .sequence([node])
  }

  private static let flagLetters: [Unicode.Scalar: re.Flags] = [
    "i": .ignorecase, "m": .multiline, "s": .dotall, "x": .verbose, "a": .ascii, "u": .unicode, "L": [],
  ]
}
