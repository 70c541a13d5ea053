/// Python's `re`, on Swift's own regular expressions, matched by code points.
///
/// Patterns are those that both languages write alike: classes, groups and named groups, quantifiers, alternatives, looking
/// ahead and behind, `^`, `$`, `\b`, `\d`, `\w`, `\s`. What Swift cannot read stops the program.
// swift-format-ignore: TypeNamesShouldBeCapitalized
public enum re {
  /// What `re.compile` gives.
  public struct Pattern {
    /// The pattern as it was written.
    public let pattern: String
    private let regex: Regex<AnyRegexOutput>

    init(_ pattern: String) {
      self.pattern = pattern
      // `$` also matches before a newline that ends the text, `\Z` only at the end (Lib/re/_parser.py).
      let written = pattern.replacing("\\Z", with: "\\z")
      guard let regex = try? Regex(written) else { stop(ValueError("cannot read the pattern '\(pattern)'")) }
      self.regex = regex.matchingSemantics(.unicodeScalar).wordBoundaryKind(.simple)
    }

    /// The first place where the pattern matches; nil for none.
    public func search(_ text: String) -> Match? {
      (try? regex.firstMatch(in: text)).flatMap { $0 }.map { Match($0, in: text) }
    }

    /// A match at the text's start; nil for none.
    public func match(_ text: String) -> Match? {
      (try? regex.prefixMatch(in: text)).flatMap { $0 }.map { Match($0, in: text) }
    }

    /// A match of the whole text; nil for none.
    public func fullmatch(_ text: String) -> Match? {
      (try? regex.wholeMatch(in: text)).flatMap { $0 }.map { Match($0, in: text) }
    }

    /// All matches that do not overlap, from left to right.
    public func finditer(_ text: String) -> [Match] { text.matches(of: regex).map { Match($0, in: text) } }

    /// The texts of all matches, or of their group where there is one.
    public func findall(_ text: String) -> [String] {
      finditer(text).map { $0.count > 1 ? $0.group(1) : $0.group() }
    }

    /// The groups of all matches, for a pattern with several.
    public func findallGroups(_ text: String) -> [TupleOf<String>] {
      finditer(text).map { match in TupleOf((1..<match.count).map { match.group($0) }) }
    }

    /// The text with its matches replaced; `\1` and `\g<1>` in the replacement are groups. 0 replaces all.
    public func sub(_ replacement: String, _ text: String, _ most: Int = 0) -> String {
      var result = ""
      var end = text.startIndex
      for (number, match) in text.matches(of: regex).enumerated() where most == 0 || number < most {
        result += text[end..<match.range.lowerBound]
        result += Match(match, in: text).expand(replacement)
        end = match.range.upperBound
      }
      return result + text[end...]
    }

    /// The parts between the matches, with what groups have caught.
    public func split(_ text: String) -> [String] {
      var parts: [String] = []
      var end = text.startIndex
      for match in text.matches(of: regex) {
        parts.append(String(text[end..<match.range.lowerBound]))
        let found = Match(match, in: text)
        parts += (1..<max(found.count, 1)).map { found.group($0) }
        end = match.range.upperBound
      }
      return parts + [String(text[end...])]
    }
  }

  /// What a pattern has matched.
  public struct Match {
    private let text: String
    private let groupRanges: [Range<String.Index>?]

    init(_ match: Regex<AnyRegexOutput>.Match, in text: String) {
      self.text = text
      groupRanges = match.output.map(\.range)
    }

    /// The whole match and the groups.
    var count: Int { groupRanges.count }

    /// The text of a group, 0 for the whole match. A group that took no part is an empty text, where Python has None.
    public func group(_ number: Int = 0) -> String {
      guard groupRanges.indices.contains(number) else { stop(IndexError("no such group")) }
      return groupRanges[number].map { String(text[$0]) } ?? ""
    }

    /// The texts of all groups.
    public func groups() -> TupleOf<String> { TupleOf((1..<max(count, 1)).map { group($0) }) }

    /// Where the match begins and ends, in code points.
    public func start() -> Int { offset(groupRanges.first??.lowerBound) }
    public func end() -> Int { offset(groupRanges.first??.upperBound) }
    public func span() -> TupleOf<Int> { TupleOf([start(), end()]) }

    private func offset(_ index: String.Index?) -> Int {
      index.map { text.unicodeScalars.distance(from: text.startIndex, to: $0) } ?? -1
    }

    func expand(_ template: String) -> String {
      guard template.utf8.contains(UInt8(ascii: "\\")) else { return template }
      var result = ""
      var rest = Substring(template)
      while let character = rest.popFirst() {
        guard character == "\\", let next = rest.popFirst() else {
          result.append(character)
          continue
        }
        if let digit = next.wholeNumberValue {
          result += group(digit)
        } else if next == "g", rest.first == "<", let end = rest.firstIndex(of: ">"),
          let number = Int(rest[rest.index(after: rest.startIndex)..<end])
        {
          result += group(number)
          rest = rest[rest.index(after: end)...]
        } else {
          result += next == "n" ? "\n" : next == "t" ? "\t" : "\\\(next)"
        }
      }
      return result
    }
  }

  /// Python's `re.compile(pattern)`.
  public static func compile(_ pattern: String) -> Pattern { Pattern(pattern) }

  /// The text with a backslash before all that a pattern would take for more than itself.
  public static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if "()[]{}?*+-|^$\\.&~# \t\n\r\u{b}\u{c}".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
