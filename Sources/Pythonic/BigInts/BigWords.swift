/// Digits of base 2⁶⁴, the lowest first, without zeros at the top.
@usableFromInline struct BigWords: Hashable, Sendable {
  var words: [UInt]

  init(_ words: [UInt]) {
    self.words = words
    while self.words.last == 0 { self.words.removeLast() }
  }

  var isZero: Bool { words.isEmpty }

  /// The place of the highest one, counted from 1.
  var bitWidth: Int {
    guard let top = words.last else { return 0 }
    return words.count * UInt.bitWidth - top.leadingZeroBitCount
  }

  static func < (a: BigWords, b: BigWords) -> Bool {
    if a.words.count != b.words.count { return a.words.count < b.words.count }
    for index in a.words.indices.reversed() where a.words[index] != b.words[index] {
      return a.words[index] < b.words[index]
    }
    return false
  }

  static func + (a: BigWords, b: BigWords) -> BigWords {
    let (long, short) = a.words.count < b.words.count ? (b.words, a.words) : (a.words, b.words)
    var result = long
    var carry = false
    for index in long.indices {
      if index >= short.count, !carry { break }
      let (sum, first) = long[index].addingReportingOverflow(index < short.count ? short[index] : 0)
      let (total, second) = sum.addingReportingOverflow(carry ? 1 : 0)
      result[index] = total
      carry = first || second
    }
    if carry { result.append(1) }
    return BigWords(result)
  }

  /// - Parameter b: not greater than `a`.
  static func - (a: BigWords, b: BigWords) -> BigWords {
    var result = a.words
    var borrow = false
    for index in a.words.indices {
      if index >= b.words.count, !borrow { break }
      let (difference, first) = a.words[index].subtractingReportingOverflow(
        index < b.words.count ? b.words[index] : 0)
      let (total, second) = difference.subtractingReportingOverflow(borrow ? 1 : 0)
      result[index] = total
      borrow = first || second
    }
    return BigWords(result)
  }

  static func * (a: BigWords, b: BigWords) -> BigWords {
    if a.isZero || b.isZero { return BigWords([]) }
    var result = [UInt](repeating: 0, count: a.words.count + b.words.count)
    for (i, x) in a.words.enumerated() {
      var carry: UInt = 0
      for (j, y) in b.words.enumerated() {
        let (high, low) = x.multipliedFullWidth(by: y)
        let (sum, first) = low.addingReportingOverflow(result[i + j])
        let (total, second) = sum.addingReportingOverflow(carry)
        result[i + j] = total
        carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
      }
      result[i + b.words.count] = carry
    }
    return BigWords(result)
  }

  func shiftedLeft(_ count: Int) -> BigWords {
    if isZero { return self }
    let (whole, part) = count.quotientAndRemainder(dividingBy: UInt.bitWidth)
    var result = [UInt](repeating: 0, count: whole)
    var carry: UInt = 0
    for word in words {
      result.append(word << UInt(part) | carry)
      carry = part == 0 ? 0 : word >> UInt(UInt.bitWidth - part)
    }
    result.append(carry)
    return BigWords(result)
  }

  /// - Returns: what is left, and whether a one was cut off.
  func shiftedRight(_ count: Int) -> (BigWords, isInexact: Bool) {
    let (whole, part) = count.quotientAndRemainder(dividingBy: UInt.bitWidth)
    if whole >= words.count { return (BigWords([]), !isZero) }
    var isInexact = words[..<whole].contains { $0 != 0 }
    var result: [UInt] = []
    for index in whole..<words.count {
      let high = index + 1 < words.count && part > 0 ? words[index + 1] << UInt(UInt.bitWidth - part) : 0
      result.append(words[index] >> UInt(part) | high)
    }
    if part > 0, words[whole] << UInt(UInt.bitWidth - part) != 0 { isInexact = true }
    return (BigWords(result), isInexact)
  }

  func quotientAndRemainder(dividingBy divisor: UInt) -> (quotient: BigWords, remainder: UInt) {
    var result = words
    var remainder: UInt = 0
    for index in words.indices.reversed() {
      (result[index], remainder) = divisor.dividingFullWidth((remainder, words[index]))
    }
    return (BigWords(result), remainder)
  }

  /// Knuth's algorithm D (The Art of Computer Programming, 4.3.1).
  ///
  /// - Parameter divisor: not zero.
  func quotientAndRemainder(dividingBy divisor: BigWords) -> (quotient: BigWords, remainder: BigWords) {
    if self < divisor { return (BigWords([]), self) }
    if divisor.words.count == 1 {
      let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor.words[0])
      return (quotient, BigWords([remainder]))
    }
    let shift = divisor.words[divisor.words.count - 1].leadingZeroBitCount
    let v = divisor.shiftedLeft(shift).words
    var u = shiftedLeft(shift).words
    u += [UInt](repeating: 0, count: words.count + 1 - u.count)
    let n = v.count
    var quotient = [UInt](repeating: 0, count: u.count - n)
    for j in quotient.indices.reversed() {
      var digit = Self.estimate(u[j + n], u[j + n - 1], u[j + n - 2], v[n - 1], v[n - 2])
      if Self.subtract(v, times: digit, from: &u, at: j) {
        digit -= 1
        Self.add(v, to: &u, at: j)
      }
      quotient[j] = digit
    }
    return (BigWords(quotient), BigWords(u).shiftedRight(shift).0)
  }

  /// The next digit of the quotient, or one more than that.
  private static func estimate(_ a: UInt, _ b: UInt, _ c: UInt, _ v: UInt, _ w: UInt) -> UInt {
    if a >= v { return .max }
    var (digit, rest) = v.dividingFullWidth((a, b))
    while true {
      let (high, low) = digit.multipliedFullWidth(by: w)
      if high < rest || (high == rest && low <= c) { return digit }
      digit -= 1
      let (sum, isOver) = rest.addingReportingOverflow(v)
      if isOver { return digit }
      rest = sum
    }
  }

  /// - Returns: whether it was too much.
  private static func subtract(_ v: [UInt], times digit: UInt, from u: inout [UInt], at j: Int) -> Bool {
    var carry: UInt = 0
    for index in v.indices {
      let (high, low) = v[index].multipliedFullWidth(by: digit)
      let (sum, isOver) = low.addingReportingOverflow(carry)
      let (difference, isUnder) = u[j + index].subtractingReportingOverflow(sum)
      u[j + index] = difference
      carry = high &+ (isOver ? 1 : 0) &+ (isUnder ? 1 : 0)
    }
    let (difference, isUnder) = u[j + v.count].subtractingReportingOverflow(carry)
    u[j + v.count] = difference
    return isUnder
  }

  private static func add(_ v: [UInt], to u: inout [UInt], at j: Int) {
    var carry = false
    for index in v.indices {
      let (sum, first) = u[j + index].addingReportingOverflow(v[index])
      let (total, second) = sum.addingReportingOverflow(carry ? 1 : 0)
      u[j + index] = total
      carry = first || second
    }
    if carry { u[j + v.count] &+= 1 }
  }
}
