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
}

/// Python's `n << count`, which loses no bit: it stops at overflow.
@inlinable public func shiftLeft(_ n: Int, _ count: Int) -> Int {
  if count < 0 { stop(ValueError("negative shift count")) }
  let result = n << count
  if n != 0 && (count >= Int.bitWidth || result >> count != n) { stopAtOverflow() }
  return result
}

/// Python's `n >> count`: all bits of the sign if it is large.
@inlinable public func shiftRight(_ n: Int, _ count: Int) -> Int {
  if count < 0 { stop(ValueError("negative shift count")) }
  return n >> count
}

extension Double {
  /// Python's `x.is_integer()`.
  @inlinable public var isInteger: Bool { isFinite && rounded(.towardZero) == self }
}
