/// A value whose hash is that of CPython under `PYTHONHASHSEED=0`, on which the order of its sets rests.
///
/// Numbers, strings, truth values, tuples and sets of such values have it. A type of one's own gets it by saying what
/// its `__hash__` says:
///
///     extension Point: PythonHashable { var pythonHash: Int { hash(Tuple(x, y)) } }
public protocol PythonHashable: Hashable {
  /// Python's `hash(x)`.
  var pythonHash: Int { get }
}

/// Python's `hash(x)`, with `PYTHONHASHSEED=0`.
@inlinable public func hash<Value: PythonHashable>(_ value: Value) -> Int { value.pythonHash }

extension Int: PythonHashable {
  /// Mirrors `long_hash` in Objects/longobject.c: the magnitude modulo 2⁶¹ − 1, with the sign; -1 is taken.
  @inlinable public var pythonHash: Int {
    let modulus: UInt = (1 << 61) - 1
    let rest = Int(bitPattern: magnitude < modulus ? magnitude : magnitude % modulus)
    if self >= 0 { return rest }
    return rest == 1 ? -2 : 0 - rest
  }
}

extension UInt8: PythonHashable { @inlinable public var pythonHash: Int { Int(self) } }
extension Bool: PythonHashable { @inlinable public var pythonHash: Int { self ? 1 : 0 } }

extension Double: PythonHashable {
  /// Mirrors `_Py_HashDouble` in Python/pyhash.c: equal to the hash of an equal integer.
  public var pythonHash: Int {
    if isInfinite { return self > 0 ? 314_159 : -314_159 }
    if isNaN || self == 0 { return 0 }
    // frexp's fraction is in 0.5 ..< 1.
    var fraction = magnitude.significand / 2
    var exponent = Int(magnitude.exponent) + 1
    let modulus: UInt64 = (1 << 61) - 1
    var x: UInt64 = 0
    while fraction != 0 {
      x = ((x << 28) & modulus) | x >> 33
      fraction *= 268_435_456
      exponent -= 28
      let y = UInt64(fraction)
      fraction -= Double(y)
      x += y
      if x >= modulus { x -= modulus }
    }
    exponent = exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61
    x = ((x << UInt64(exponent)) & modulus) | x >> UInt64(61 - exponent)
    let result = self < 0 ? 0 - Int(x) : Int(x)
    return result == -1 ? -2 : result
  }
}

extension Optional: PythonHashable where Wrapped: PythonHashable {
  /// That of `None` is an address in CPython 3.11; here it is the constant of 3.12 (`none_hash` in Objects/object.c).
  @inlinable public var pythonHash: Int { map(\.pythonHash) ?? 0xFCA8_6420 }
}

extension TupleOf: PythonHashable where Element: PythonHashable {
  @inlinable public var pythonHash: Int {
    var hash = TupleHash()
    for element in elements { hash.combine(element.pythonHash) }
    return hash.finalize(count: elements.count)
  }
}

extension Tuple: PythonHashable where repeat each Element: PythonHashable {
  @inlinable public var pythonHash: Int {
    var hash = TupleHash()
    var count = 0
    for element in repeat each elements {
      hash.combine(element.pythonHash)
      count += 1
    }
    return hash.finalize(count: count)
  }
}

/// Mirrors `tuplehash` in Objects/tupleobject.c, a simplified xxHash.
@usableFromInline struct TupleHash {
  @usableFromInline var accumulator: UInt = 2_870_177_450_012_600_261

  @inlinable init() {}

  @inlinable mutating func combine(_ lane: Int) {
    accumulator &+= UInt(bitPattern: lane) &* 14_029_467_366_897_019_727
    accumulator = accumulator << 31 | accumulator >> 33
    accumulator &*= 11_400_714_785_074_694_791
  }

  @inlinable func finalize(count: Int) -> Int {
    let result = accumulator &+ (UInt(count) ^ (2_870_177_450_012_600_261 ^ 3_527_539))
    return result == .max ? 1_546_275_796 : Int(bitPattern: result)
  }
}
