/// The narrowest pattern that some texts share: what is the same stays as it is, digits that change become `\d+`, words `\w+`,
/// and where the texts have no shape in common, `.*` stands between their common start and end.
enum TextPattern {
  static func of(_ texts: [String]) -> String {
    let unique = Set(texts.map { Array($0.utf8) })
    guard unique.count > 1 else { return literal(texts.first ?? "") }
    let parts = texts.map(Self.parts)
    guard let first = parts.first, parts.allSatisfy({ $0.count == first.count }) else { return loose(texts) }
    var pattern = ""
    for index in first.indices {
      let all = parts.map { $0[index] }
      if all.allSatisfy({ $0.utf8.elementsEqual(all[0].utf8) }) {
        pattern += literal(all[0])
      } else if all.allSatisfy({ $0.utf8.allSatisfy(isDigit) }) {
        pattern += "\\d+"
      } else if all.allSatisfy({ $0.unicodeScalars.allSatisfy(isOfWord) }) {
        pattern += "\\w+"
      } else {
        return loose(texts)
      }
    }
    return pattern
  }

  /// A pattern for this text alone.
  static func literal(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\0"..<" ", "\u{7f}"..."\u{9f}", "\u{2028}", "\u{2029}", "\u{feff}": result.append(".")
      case "\\", ".", "^", "$", "[", "]", "(", ")", "*", "+", "?", "{", "}", "|":
        result.append("\\")
        result.append(scalar)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private static func loose(_ texts: [String]) -> String {
    let all = texts.map { Array($0.unicodeScalars) }
    let least = all.map(\.count).min() ?? 0
    let start = (0..<least).prefix { offset in all.allSatisfy { $0[offset] == all[0][offset] } }.count
    let end = (1...max(1, least)).prefix { offset in
      offset <= least - start && all.allSatisfy { $0[$0.count - offset] == all[0][all[0].count - offset] }
    }.count
    func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String { literal(String(String.UnicodeScalarView(scalars))) }
    return text(all[0].prefix(start)) + ".*" + text(all[0].suffix(end))
  }

  /// Words and what stands between them, each sign alone.
  private static func parts(_ text: String) -> [String] {
    var parts: [String] = []
    var isWord = false
    for scalar in text.unicodeScalars {
      let continues = isWord && isOfWord(scalar)
      isWord = isOfWord(scalar)
      if continues { parts[parts.count - 1].unicodeScalars.append(scalar) } else { parts.append(String(scalar)) }
    }
    return parts
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
