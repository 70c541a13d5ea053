extension BigInt {
  /// Out of words in two's complement, the lowest first.
  init(twosComplement words: [UInt], isNegative: Bool) {
    guard isNegative else {
      self.init(isNegative: false, BigWords(words))
      return
    }
    self.init(isNegative: true, BigWords(words.map { ~$0 }) + BigWords([1]))
  }

  /// In two's complement, in so many words.
  private func twosComplement(_ count: Int) -> [UInt] {
    var words = isNegative ? (absolute - BigWords([1])).words : absolute.words
    words += [UInt](repeating: 0, count: count - words.count)
    return isNegative ? words.map { ~$0 } : words
  }

  private static func combine(_ a: BigInt, _ b: BigInt, _ operation: (UInt, UInt) -> UInt) -> BigInt {
    let count = Swift.max(a.absolute.words.count, b.absolute.words.count) + 1
    let words = zip(a.twosComplement(count), b.twosComplement(count)).map(operation)
    return BigInt(twosComplement: words, isNegative: Int(bitPattern: words[count - 1]) < 0)
  }

  public static func & (a: BigInt, b: BigInt) -> BigInt {
    if let x = a.small, let y = b.small { return BigInt(x & y) }
    return combine(a, b, &)
  }

  public static func | (a: BigInt, b: BigInt) -> BigInt {
    if let x = a.small, let y = b.small { return BigInt(x | y) }
    return combine(a, b, |)
  }

  public static func ^ (a: BigInt, b: BigInt) -> BigInt {
    if let x = a.small, let y = b.small { return BigInt(x ^ y) }
    return combine(a, b, ^)
  }

  public static prefix func ~ (a: BigInt) -> BigInt { -a - 1 }

  public static func &= (a: inout BigInt, b: BigInt) { a = a & b }
  public static func |= (a: inout BigInt, b: BigInt) { a = a | b }
  public static func ^= (a: inout BigInt, b: BigInt) { a = a ^ b }

  /// Python's `n.bit_length()`.
  public var bitLength: Int { absolute.bitWidth }
  /// Python's `n.bit_count()`.
  public var bitCount: Int { absolute.words.reduce(0) { $0 + $1.nonzeroBitCount } }
}

/// Python's `n << count`.
public func shiftLeft(_ n: BigInt, _ count: Int) -> BigInt {
  if count < 0 { stop(ValueError("negative shift count")) }
  return BigInt(isNegative: n.isNegative, n.absolute.shiftedLeft(count))
}

/// Python's `n >> count`: rounds down.
public func shiftRight(_ n: BigInt, _ count: Int) -> BigInt {
  if count < 0 { stop(ValueError("negative shift count")) }
  let (rest, isInexact) = n.absolute.shiftedRight(count)
  let result = BigInt(isNegative: n.isNegative, rest)
  return n.isNegative && isInexact ? result - 1 : result
}

/// Python's `bin(n)`.
public func bin(_ n: BigInt) -> String { (n.isNegative ? "-0b" : "0b") + n.absolute.digits(radix: 2) }
/// Python's `oct(n)`.
public func oct(_ n: BigInt) -> String { (n.isNegative ? "-0o" : "0o") + n.absolute.digits(radix: 8) }
/// Python's `hex(n)`.
public func hex(_ n: BigInt) -> String { (n.isNegative ? "-0x" : "0x") + n.absolute.digits(radix: 16) }
