/// Python's `bin(n)`: `-0b101`.
public func bin(_ n: Int) -> String { prefixed(n, "0b", 2) }
/// Python's `oct(n)`: `0o17`.
public func oct(_ n: Int) -> String { prefixed(n, "0o", 8) }
/// Python's `hex(n)`: `0xff`.
public func hex(_ n: Int) -> String { prefixed(n, "0x", 16) }

private func prefixed(_ n: Int, _ prefix: String, _ radix: Int) -> String {
  (n < 0 ? "-" : "") + prefix + String(n.magnitude, radix: radix)
}

extension Int {
  /// Python's `n.bit_count()`: the ones in the binary form of the magnitude.
  @inlinable public var bitCount: Int { magnitude.nonzeroBitCount }
  /// Python's `n.bit_length()`.
  @inlinable public var bitLength: Int { Int.bitWidth - magnitude.leadingZeroBitCount }

  /// Python's `a << n`, which loses no bit: it stops at overflow.
  @inlinable public func shiftedLeft(_ n: Int) -> Int {
    if n < 0 { stop(ValueError("negative shift count")) }
    let result = self << n
    if self != 0 && (n >= Int.bitWidth || result >> n != self) { stopAtOverflow() }
    return result
  }
}

extension Double {
  /// Python's `x.is_integer()`.
  @inlinable public var isInteger: Bool { isFinite && rounded(.towardZero) == self }
}
