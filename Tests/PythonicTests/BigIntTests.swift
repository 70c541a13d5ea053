import Pythonic
import Testing

/// `BigInt` against CPython's integers: numbers at the ends of words and far beyond.
@Suite struct `Integers of any size` {
  private static func numbers(_ count: Int, seed: UInt64) -> [(text: String, number: BigInt)] {
    var random = SystemRandom(seed: seed)
    let edges = [
      "0", "1", "-1", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "18446744073709551616",
    ]
    let others = (0..<count).map { _ -> String in
      let digits = (0..<Int.random(in: 1...70, using: &random)).map { _ in String(Int.random(in: 0...9, using: &random))
      }
      let text = digits.joined().drop { $0 == "0" }
      return text.isEmpty ? "0" : (Bool.random(using: &random) ? "-" : "") + text
    }
    return (edges + others).compactMap { text in BigInt(text).map { (text, $0) } }
  }

  @Test func `compute as CPython's`() throws {
    var oracle = Oracle()
    let all = Self.numbers(60, seed: 1)
    for (a, x) in all {
      oracle.expect("hash(\(a))", x.pythonHash)
      oracle.expect("-(\(a))", -x)
      oracle.expect("~(\(a))", ~x)
      oracle.expect("(\(a)).bit_length()", x.bitLength)
      oracle.expect("hex(\(a))", hex(x))
      oracle.expect("format(\(a), ',d')", try formatChecked(x, ",d"))
      oracle.expect("format(\(a), '+#x')", try formatChecked(x, "+#x"))
      oracle.expect("float(\(a))", try floatChecked(x))
      oracle.expect("(\(a)) << 77", shiftLeft(x, 77))
      oracle.expect("(\(a)) >> 70", shiftRight(x, 70))
      oracle.expect("(\(a)) ** 5", pow(x, 5))
      oracle.expect("math.isqrt(abs(\(a)))", math.isqrt(abs(x)))
      for (b, y) in all {
        oracle.expect("(\(a)) + (\(b))", x + y)
        oracle.expect("(\(a)) - (\(b))", x - y)
        oracle.expect("(\(a)) * (\(b))", x * y)
        oracle.expect("(\(a)) & (\(b))", x & y)
        oracle.expect("(\(a)) | (\(b))", x | y)
        oracle.expect("(\(a)) ^ (\(b))", x ^ y)
        oracle.expect("(\(a)) < (\(b))", x < y)
        oracle.expect("math.gcd(\(a), \(b))", math.gcd(x, y))
        guard y != 0 else { continue }
        oracle.expect("(\(a)) // (\(b))", floordiv(x, y))
        oracle.expect("(\(a)) % (\(b))", mod(x, y))
        oracle.expect("divmod(\(a), \(b))", divmod(x, y))
        oracle.expect("(\(a)) / (\(b))", try truedivChecked(x, y))
      }
    }
    for n in 0..<60 {
      oracle.expect("math.factorial(\(n))", math.factorial(BigInt(n)))
      for k in 0..<60 { oracle.expect("math.comb(\(n), \(k))", math.comb(BigInt(n), BigInt(k))) }
    }
    let large = pow(BigInt(10), 30)
    oracle.expect("10 ** 30 // 0", try floordivChecked(large, 0))
    oracle.expect("10 ** 30 % 0", try modChecked(large, BigInt(0)))
    oracle.expect("10 ** 30 % 0", try modChecked(large, 0))
    for specification in ["z", "c", "+c", "#c", ".2", "q", "010,", "_x", "#X", "e", "n"] {
      oracle.expect("format(10 ** 30, '\(specification)')", text: try formatChecked(large, specification).repr)
    }
    try oracle.verify(atLeast: 40_000)
  }
}

/// Knuth's linear congruential generator: the same numbers on every machine.
private struct SystemRandom: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 33
  }
}
