import Pythonic
import Testing

/// `math` against CPython.
@Suite struct MathTests {
  @Test func `functions of floats are Python's`() throws {
    var random = Random(seed: 71)
    var oracle = Oracle()
    let functions: [(String, (Double) throws -> Double)] = [
      ("sqrt", math.sqrtChecked), ("exp", math.expChecked), ("log", math.logChecked), ("log2", math.log2Checked),
      ("log10", math.log10Checked), ("sin", math.sinChecked), ("cos", math.cosChecked), ("tan", math.tanChecked),
      ("asin", math.asinChecked), ("acos", math.acosChecked), ("atan", math.atanChecked), ("sinh", math.sinhChecked),
      ("cosh", math.coshChecked), ("tanh", math.tanhChecked), ("asinh", math.asinhChecked),
      ("acosh", math.acoshChecked), ("atanh", math.atanhChecked), ("expm1", math.expm1Checked),
      ("log1p", math.log1pChecked), ("erf", math.erfChecked), ("erfc", math.erfcChecked), ("cbrt", math.cbrtChecked),
      ("degrees", math.degrees), ("radians", math.radians), ("ulp", math.ulp), ("fabs", math.fabs),
      ("exp2", math.exp2Checked),
    ]
    let special = [0, -0.0, 1, -1, 1e308, .infinity, -.infinity, .nan]
    for (name, function) in functions {
      for number in special + (0..<120).map({ _ in random.number() }) + (0..<40).map({ _ in random.uniform(-2, 2) }) {
        oracle.expect("math.\(name)(\(literal(number)))", try function(number))
      }
    }
    try oracle.verify(atLeast: 4000)
  }

  @Test func `functions of several floats are Python's`() throws {
    var random = Random(seed: 72)
    var oracle = Oracle()
    for _ in 0..<800 {
      let (a, b, c) = (random.number(), random.number(), random.uniform(-9, 9))
      let (x, y, z) = (literal(a), literal(b), literal(c))
      oracle.expect("math.pow(\(x), \(z))", try math.powChecked(a, c))
      oracle.expect("math.log(\(x), \(y))", try math.logChecked(a, b))
      oracle.expect("math.fmod(\(x), \(y))", try math.fmodChecked(a, b))
      oracle.expect("math.atan2(\(x), \(y))", math.atan2(a, b))
      oracle.expect("math.hypot(\(x), \(y))", math.hypot(a, b))
      oracle.expect("math.hypot(\(x), \(y), \(z))", math.hypot(a, b, c))
      oracle.expect("math.dist([\(x), \(y)], [\(z), \(z)])", math.dist([a, b], [c, c]))
      oracle.expect("math.fsum([\(x), \(y), \(z), \(x) / 3, -\(x)])", math.fsum([a, b, c, a / 3, -a]))
      oracle.expect("math.copysign(\(x), \(z))", math.copysign(a, c))
      oracle.expect("math.isclose(\(x), \(x) * (1 + 1e-9))", math.isclose(a, a * (1 + 1e-9)))
      oracle.expect("math.modf(\(x))", Tuple(elements: math.modf(a)))
      oracle.expect("math.frexp(\(x))", Tuple(elements: math.frexp(a)))
      if a.magnitude < 9e18 {
        oracle.expect("math.floor(\(x))", try math.floorChecked(a))
        oracle.expect("math.ceil(\(x))", try math.ceilChecked(a))
      }
    }
    try oracle.verify(atLeast: 10000)
  }

  @Test func `functions of integers are Python's`() throws {
    var random = Random(seed: 73)
    var oracle = Oracle()
    for _ in 0..<1500 {
      let (a, b) = (random.integer(), random.integer(-1000...1000))
      oracle.expect("math.gcd(\(a), \(b))", math.gcd(a, b))
      oracle.expect("math.lcm(\(a / 2000), \(b))", math.lcm(a / 2000, b))
      oracle.expect("math.isqrt(\(a))", try math.isqrtChecked(a))
      let (n, k) = (random.integer(-1...60), random.integer(-1...61))
      oracle.expect("math.comb(\(n), \(k))", try math.combChecked(n, k))
      oracle.expect("math.perm(\(n / 3), \(k / 3))", try math.permChecked(n / 3, k / 3))
      oracle.expect("math.factorial(\(n / 3))", try math.factorialChecked(n / 3))
    }
    for root in [3_037_000_499, 3_037_000_498, 94_906_267] {
      for n in [root * root - 1, root * root, root * root + 1] { oracle.expect("math.isqrt(\(n))", math.isqrt(n)) }
    }
    oracle.expect("math.isqrt(\(Int.max))", math.isqrt(.max))
    oracle.expect("math.prod([2, 3, 4])", math.prod([2, 3, 4]))
    try oracle.verify(atLeast: 9000)
  }
}
