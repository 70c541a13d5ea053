extension math {
  /// Python's `math.fsum(numbers)`: the sum, rounded once.
  ///
  /// Mirrors `math_fsum` in Modules/mathmodule.c: partial sums without overlaps, as Shewchuk found.
  public static func fsum(_ numbers: some Sequence<Double>) -> Double {
    var partials: [Double] = []
    var special = 0.0
    for number in numbers {
      if !number.isFinite {
        special += number
        continue
      }
      var x = number
      var kept = 0
      for partial in partials {
        var y = partial
        if x.magnitude < y.magnitude { (x, y) = (y, x) }
        let high = x + y
        let low = y - (high - x)
        if low != 0 {
          partials[kept] = low
          kept += 1
        }
        x = high
      }
      partials.removeSubrange(kept...)
      if x != 0 {
        if x.isInfinite { stop(OverflowError("intermediate overflow in fsum")) }
        partials.append(x)
      }
    }
    return special != 0 || special.isNaN ? special : rounded(partials)
  }

  /// Adds from the largest down until something is cut off, and corrects a tie.
  private static func rounded(_ partials: [Double]) -> Double {
    guard var high = partials.last else { return 0 }
    var index = partials.count - 2
    var low = 0.0
    while index >= 0 {
      let x = high
      let y = partials[index]
      index -= 1
      high = x + y
      low = y - (high - x)
      if low != 0 { break }
    }
    if index >= 0, low < 0 && partials[index] < 0 || low > 0 && partials[index] > 0 {
      let y = low * 2
      let x = high + y
      if y == x - high { high = x }
    }
    return high
  }

  /// Python's `math.hypot(x, y, …)`.
  public static func hypot(_ coordinates: Double...) -> Double { norm(coordinates) }

  /// Python's `math.dist(p, q)`.
  public static func dist(_ p: some Sequence<Double>, _ q: some Sequence<Double>) -> Double {
    let (p, q) = (Array(p), Array(q))
    if p.count != q.count { stop(ValueError("both points must have the same number of dimensions")) }
    return norm(zip(p, q).map { $0 - $1 })
  }

  /// Mirrors `vector_norm` in Modules/mathmodule.c of 3.11: squares in two parts, and a correction of the root.
  private static func norm(_ coordinates: [Double]) -> Double {
    let vector = coordinates.map(\.magnitude)
    if vector.contains(.infinity) { return .infinity }
    if vector.contains(where: \.isNaN) { return .nan }
    let largest = vector.max() ?? 0
    if largest == 0 || vector.count <= 1 { return largest }
    let exponent = frexp(largest).1
    if exponent < -1023 {
      // Too small to be scaled by a power of two.
      return largest * vector.reduce(0) { $0 + $1 / largest * ($1 / largest) }.squareRoot()
    }
    let scale = Double(sign: .plus, exponent: -exponent, significand: 1)
    var sum = 1.0
    var (first, second, third) = (0.0, 0.0, 0.0)
    func add(_ x: Double, _ fraction: inout Double) {
      let old = sum
      sum += x
      fraction += (old - sum) + x
    }
    func halves(_ x: Double) -> (Double, Double) {
      let t = x * 134_217_729
      let high = t - (t - x)
      return (high, x - high)
    }
    for coordinate in vector {
      let (high, low) = halves(coordinate * scale)
      add(high * high, &first)
      add(2 * high * low, &second)
      third += low * low
    }
    let root = (sum - 1 + (first + second + third)).squareRoot()
    let (high, low) = halves(root)
    add(0 - high * high, &first)
    add(0 - 2 * high * low, &second)
    add(0 - low * low, &third)
    let error = sum - 1 + (first + second + third)
    return (root + error / (2 * root)) / scale
  }
}
