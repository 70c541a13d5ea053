import DiglotModel

/// A line of text cut into its decimal numbers and what stands between them.
///
/// A number is digits, with a fraction and an exponent where they are there. It has a sign where that stands behind a blank,
/// a bracket, `,`, `:`, `=`, or nothing. Digits that belong to a word, as in `file1`, are text.
struct NumberedText {
  /// One more than there are numbers.
  private(set) var texts: [String] = []
  private(set) var numbers: [Double] = []

  init(_ line: String) {
    let scalars = Array(line.unicodeScalars)
    var text = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if let end = Self.number(in: scalars, at: index),
        let value = Double(String(String.UnicodeScalarView(scalars[index..<end])))
      {
        texts.append(String(text))
        numbers.append(value)
        text = String.UnicodeScalarView()
        index = end
      } else {
        text.append(scalars[index])
        index += 1
      }
    }
    texts.append(String(text))
  }

  /// Whether both have the same texts, and numbers within the tolerance.
  func isAlike(_ other: NumberedText, within tolerance: NumberTolerance) -> Bool {
    texts.count == other.texts.count && zip(texts, other.texts).allSatisfy { $0.isSame(as: $1) }
      && zip(numbers, other.numbers).allSatisfy { tolerance.allows($0, $1) }
  }

  /// The end of the number that begins here; nil where none does.
  private static func number(in scalars: [Unicode.Scalar], at start: Int) -> Int? {
    var index = start
    let before = start > 0 ? scalars[start - 1] : " "
    if scalars[index] == "-" || scalars[index] == "+" {
      guard before == " " || "([{,:=\t".unicodeScalars.contains(before) else { return nil }
      index += 1
    } else if before == "_" || before == "." || before.properties.isAlphabetic || isDigit(before) {
      return nil
    }
    func digits() -> Bool {
      let first = index
      while index < scalars.count, isDigit(scalars[index]) { index += 1 }
      return index > first
    }
    guard digits() else { return nil }
    if index + 1 < scalars.count, scalars[index] == ".", isDigit(scalars[index + 1]) {
      index += 1
      _ = digits()
    }
    let mantissa = index
    if index < scalars.count, scalars[index] == "e" || scalars[index] == "E" {
      index += 1
      if index < scalars.count, scalars[index] == "-" || scalars[index] == "+" { index += 1 }
      if !digits() { index = mantissa }
    }
    return index
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
