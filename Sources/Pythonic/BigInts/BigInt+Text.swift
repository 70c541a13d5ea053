extension BigInt: Representable, CustomStringConvertible {
  public var repr: String { small.map(\.description) ?? (isNegative ? "-" : "") + absolute.digits(radix: 10) }
  public var description: String { repr }

  /// A number in decimal digits, behind a sign where there is one; nil for another text.
  public init?(_ text: String) {
    if let small = Int(text) {
      self.init(small)
      return
    }
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard !digits.isEmpty, text.utf8.count - digits.count <= 1, digits.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    self.init(isNegative: text.utf8.first == UInt8(ascii: "-"), BigWords(decimal: digits))
  }
}

extension BigWords {
  /// Out of ASCII digits.
  init(decimal digits: Substring.UTF8View.SubSequence) {
    var words: [UInt] = []
    for digit in digits {
      var carry = UInt(digit) - 48
      for index in words.indices {
        let (high, low) = words[index].multipliedFullWidth(by: 10)
        let (sum, isOver) = low.addingReportingOverflow(carry)
        words[index] = sum
        carry = high &+ (isOver ? 1 : 0)
      }
      if carry > 0 { words.append(carry) }
    }
    self.init(words)
  }

  /// As written in a base of 2 to 36.
  func digits(radix: Int, uppercase: Bool = false) -> String {
    if words.count <= 1 { return String(words.first ?? 0, radix: radix, uppercase: uppercase) }
    // As many digits at a time as a word holds.
    var chunk = UInt(radix)
    var size = 1
    while true {
      let (next, isTooLarge) = chunk.multipliedReportingOverflow(by: UInt(radix))
      if isTooLarge { break }
      chunk = next
      size += 1
    }
    var parts: [String] = []
    var rest = self
    while !rest.isZero {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: chunk)
      let text = String(remainder, radix: radix, uppercase: uppercase)
      parts.append(quotient.isZero ? text : String(repeating: "0", count: size - text.utf8.count) + text)
      rest = quotient
    }
    return parts.reversed().joined()
  }
}
