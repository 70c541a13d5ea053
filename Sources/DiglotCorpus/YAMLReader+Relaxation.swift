internal import DiglotEquivalence
internal import DiglotModel
internal import Yams

extension YAMLReader {
  /// What a relaxation has beside `kind` and `reason`.
  private static let keys: [(kind: String, keys: [String])] = [
    ("pattern", ["lines", "python", "swift"]),
    ("unordered", ["lines"]),
    ("interleaved", ["lines", "groups"]),
    ("time", ["lines", "tolerance"]),
    ("number", ["lines", "name", "absolute", "relative"]),
    ("value", ["name"]),
    ("waits", []),
    ("realTime", []),
  ]

  func relaxation(_ node: Node) throws(Diagnostic) -> Relaxation {
    guard let mapping = node.mapping else { throw error("a relaxation is a mapping", at: node) }
    guard let kindNode = mapping["kind"] else { throw error("'kind' is missing", at: node) }
    guard let known = Self.keys.first(where: { $0.kind == kindNode.string }) else {
      let names = Self.keys.map { "'\($0.kind)'" }
      throw error(
        "a relaxation's kind is \(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")", at: kindNode,
        help: Nearest.to(kindNode.string ?? "", in: Self.keys.map(\.kind)))
    }
    let parts = try dictionary(node, "'\(known.kind)'", keys: ["kind"] + known.keys + ["reason"])
    return Relaxation(
      try kind(known.kind, parts, node), reason: try reason(try required("reason", parts, node), "'reason'"),
      location: error("", at: node).location)
  }

  private func kind(_ name: String, _ parts: [String: Node], _ node: Node) throws(Diagnostic) -> Relaxation.Kind {
    switch name {
    case "pattern":
      return .pattern(
        lines: try lines(parts, node), python: try pattern(try required("python", parts, node), "'python'"),
        swift: try pattern(try required("swift", parts, node), "'swift'"))
    case "unordered": return .unordered(lines: try lines(parts, node))
    case "interleaved": return .interleaved(lines: try lines(parts, node), groups: try groups(parts, node))
    case "time":
      let value = try required("tolerance", parts, node)
      guard let seconds = number(value), seconds > 0, seconds < 1e6 else {
        throw error("'tolerance' is a number of seconds above 0", at: value)
      }
      return .time(lines: try lines(parts, node), tolerance: Int(seconds * 1e9))
    case "number": return .number(try subject(parts, node), try tolerance(parts, node))
    case "value": return .value(name: try text("name", parts, node))
    case "waits": return .waits
    default: return .realTime
    }
  }

  private func subject(_ parts: [String: Node], _ node: Node) throws(Diagnostic) -> NumberSubject {
    guard (parts["lines"] == nil) != (parts["name"] == nil) else {
      throw error("'number' has 'lines', or the 'name' of a value", at: node)
    }
    return parts["name"] == nil ? .lines(try lines(parts, node)) : .value(name: try text("name", parts, node))
  }

  private func tolerance(_ parts: [String: Node], _ node: Node) throws(Diagnostic) -> NumberTolerance {
    guard parts["absolute"] != nil || parts["relative"] != nil else {
      throw error("'number' has 'absolute' or 'relative', how far apart numbers may be", at: node)
    }
    var tolerance = NumberTolerance()
    if let value = parts["absolute"] {
      guard let number = number(value), number > 0, number.isFinite else {
        throw error("'absolute' is a number above 0", at: value)
      }
      tolerance.absolute = number
    }
    if let value = parts["relative"] {
      guard let number = number(value), number > 0, number < 1 else {
        throw error("'relative' is a number above 0 and below 1, a share of the larger number", at: value)
      }
      tolerance.relative = number
    }
    return tolerance
  }

  private func groups(_ parts: [String: Node], _ node: Node) throws(Diagnostic) -> [String] {
    let value = try required("groups", parts, node)
    guard let items = value.sequence, items.count >= 2 else {
      throw error("'groups' is a list of two patterns or more: a line belongs to the first that it matches", at: value)
    }
    var groups: [String] = []
    for item in items { groups.append(try pattern(item, "a group")) }
    return groups
  }

  private func number(_ node: Node) -> Double? { node.scalar.flatMap { CoreScalar($0).number } }

  /// A regular expression of the kind that `LinePattern` matches without backtracking.
  private func pattern(_ value: Node, _ what: String) throws(Diagnostic) -> String {
    let text = try string(value, what)
    if let problem = LinePattern(text).problem {
      throw error("'\(text)' is no regular expression that can be used: \(problem)", at: value)
    }
    return text
  }

  /// `3` or `3-5`.
  private func lines(_ parts: [String: Node], _ node: Node) throws(Diagnostic) -> LineRange {
    let value = try required("lines", parts, node)
    let bounds = try string(value, "'lines'").split(separator: "-", omittingEmptySubsequences: false).map(Self.line)
    guard (1...2).contains(bounds.count), let start = bounds[0], let end = bounds[bounds.count - 1], end >= start
    else { throw error("'lines' is a line of the output, from 1, or a range such as '1-3'", at: value) }
    return LineRange(start: start, end: end)
  }

  private static func line(_ digits: Substring) -> Int? {
    guard let first = digits.utf8.first, first != UInt8(ascii: "0"), digits.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return Int(digits)
  }
}
