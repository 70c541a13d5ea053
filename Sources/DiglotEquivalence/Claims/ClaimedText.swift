import DiglotModel

/// A text that the document shows, and what it may stand for.
///
/// Compared exactly by code point, but for white space: a run of it counts as one space, and at the ends it does not count. `...` and
/// `…` stand for any text. `or` parts texts of which one has to hold.
struct ClaimedText {
  private let alternatives: [[Unicode.Scalar]]

  init(_ text: String, allowsAlternatives: Bool = false) {
    let texts = allowsAlternatives ? [text] + text.splitTexts(at: " or ") : [text]
    alternatives = texts.map { Self.words($0) }
  }

  /// Whether the whole text stands for any lines.
  var isEllipsis: Bool { alternatives.contains { $0 == Self.words("...") || $0 == Self.words("…") } }

  func matches(_ text: String) -> Bool { matches(Self.words(text)) }

  /// - Parameter words: a text as `words` makes it.
  func matches(_ words: [Unicode.Scalar]) -> Bool {
    alternatives.contains { $0 == words || Self.matches(words[...], Self.pieces($0)) }
  }

  /// White space as single spaces, none at the ends.
  static func words(_ text: String) -> [Unicode.Scalar] {
    Array(text.unicodeScalars.split { $0.properties.isWhitespace }.joined(separator: " ".unicodeScalars))
  }

  private static func pieces(_ pattern: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    var pieces: [[Unicode.Scalar]] = [[]]
    var index = 0
    while index < pattern.count {
      if pattern[index] == "…" {
        pieces.append([])
        index += 1
      } else if pattern[index...].starts(with: "...".unicodeScalars) {
        pieces.append([])
        index += 3
      } else {
        pieces[pieces.count - 1].append(pattern[index])
        index += 1
      }
    }
    return pieces
  }

  /// Each piece where it first fits; the last one at the end.
  private static func matches(_ text: ArraySlice<Unicode.Scalar>, _ pieces: [[Unicode.Scalar]]) -> Bool {
    guard let first = pieces.first, pieces.count > 1, text.starts(with: first) else { return false }
    var rest = text.dropFirst(first.count)
    for piece in pieces[1..<(pieces.count - 1)] where !piece.isEmpty {
      guard let found = rest.firstRange(of: piece) else { return false }
      rest = rest[found.upperBound...]
    }
    guard let last = pieces.last else { return true }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }
}

extension String {
  /// The parts between a separator, where there are at least two.
  fileprivate func splitTexts(at separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts.isEmpty ? [] : parts + [String(rest)]
  }
}
