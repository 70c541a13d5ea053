/// The sum of numbers and that of their squares, as fractions: nothing is lost before the end.
///
/// Mirrors `_ss` and `_sum` in Lib/statistics.py of 3.11.
struct ExactSums {
  let count: Int
  /// What is no number, or has no end, makes all of it so.
  private var special: Double?
  private let isWhole: Bool
  /// The sum in units of 2^-scale, and that of the squares in units of 2^(-2 * scale).
  private var sum: BigInt = 0
  private var squares: BigInt = 0
  private let scale: Int

  init(_ numbers: [Number]) {
    count = numbers.count
    isWhole = numbers.allSatisfy(\.isInt)
    let finite = numbers.filter { $0.double.isFinite }
    if finite.count < numbers.count { special = numbers.map(\.double).reduce(0, +) }
    scale = finite.map(\.fractionBits).max() ?? 0
    for number in finite {
      let units = number.units(scale: scale)
      sum += units
      squares += units * units
    }
  }

  var mean: Fraction { fraction(sum, shiftLeft(BigInt(count), scale)) }
  var variance: Fraction { fraction(deviations, shiftLeft(BigInt(count) * BigInt(count - 1), 2 * scale)) }
  var pvariance: Fraction { fraction(deviations, shiftLeft(BigInt(count) * BigInt(count), 2 * scale)) }

  /// The count times the sum of the squares of what they are away from the mean.
  private var deviations: BigInt { BigInt(count) * squares - sum * sum }

  private func fraction(_ numerator: BigInt, _ denominator: BigInt) -> Fraction {
    Fraction(numerator: numerator, denominator: denominator, special: special)
  }

  /// A float where one of the numbers is.
  func result(_ fraction: (ExactSums) -> Fraction) -> Number {
    isWhole ? fraction(self).number : .float(fraction(self).double)
  }

  struct Fraction {
    let numerator: BigInt
    let denominator: BigInt
    let special: Double?

    var double: Double { special ?? truediv(numerator, denominator) }

    /// An integer where it is one.
    var number: Number {
      let quotient = floordiv(numerator, denominator)
      if quotient * denominator == numerator, let small = quotient.small { return .int(small) }
      return .float(double)
    }

    /// The square root, rounded once; mirrors `_float_sqrt_of_frac`.
    var squareRoot: Double {
      if let special { return special.isNaN ? special : .nan }
      if numerator == 0 { return 0 }
      let shift = floordiv(numerator.bitLength - denominator.bitLength - 109, 2)
      if shift >= 0 {
        return truediv(shiftLeft(rootToOdd(numerator, shiftLeft(denominator, 2 * shift)), shift), 1)
      }
      return truediv(rootToOdd(shiftLeft(numerator, -2 * shift), denominator), shiftLeft(BigInt(1), -shift))
    }

    /// The root of a fraction as an integer, odd where something is left.
    private func rootToOdd(_ numerator: BigInt, _ denominator: BigInt) -> BigInt {
      let root = math.isqrt(floordiv(numerator, denominator))
      return root * root * denominator == numerator ? root : root | 1
    }
  }
}

extension Number {
  /// How many binary digits it has behind the point.
  fileprivate var fractionBits: Int {
    guard case .float(let value) = self, value != 0 else { return 0 }
    return max(0, value.significandWidth - Int(value.exponent))
  }

  /// In units of 2^-scale.
  fileprivate func units(scale: Int) -> BigInt {
    switch self {
    case .int(let value): return shiftLeft(BigInt(value), scale)
    case .float(let value):
      if value == 0 { return 0 }
      let bits = value.significandWidth
      let digits = Int(Double(sign: value.sign, exponent: bits, significand: value.significand))
      return shiftLeft(BigInt(digits), scale + Int(value.exponent) - bits)
    }
  }
}
