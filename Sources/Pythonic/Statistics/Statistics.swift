/// Python's `statistics`: sums of fractions, rounded once at the end.
///
/// Mirrors Lib/statistics.py of 3.11.
// In small letters, as Python names it.
// swift-format-ignore: TypeNamesShouldBeCapitalized
public enum statistics {
  /// Python's `statistics.mean(data)`: an integer where that of integers comes out even.
  public static func mean<Value: Averageable>(_ data: some Sequence<Value>) -> Value.Average {
    orStop { try meanChecked(data) }
  }
  /// - Throws: `StatisticsError` where there is none.
  public static func meanChecked<Value: Averageable>(_ data: some Sequence<Value>) throws -> Value.Average {
    Value.average(try sums(data, for: "mean").result(\.mean))
  }

  /// Python's `statistics.fmean(data)`.
  public static func fmean(_ data: some Sequence<Double>) -> Double { orStop { try fmeanChecked(data) } }
  /// - Throws: `StatisticsError` where there is none.
  public static func fmeanChecked(_ data: some Sequence<Double>) throws -> Double {
    let data = Array(data)
    if data.isEmpty { throw StatisticsError("fmean requires at least one data point") }
    return math.fsum(data) / Double(data.count)
  }

  /// Python's `statistics.median(data)`.
  public static func median<Value: Averageable>(_ data: some Sequence<Value>) -> Value.Average {
    orStop { try medianChecked(data) }
  }
  /// - Throws: `StatisticsError` where there is none.
  public static func medianChecked<Value: Averageable>(_ data: some Sequence<Value>) throws -> Value.Average {
    let (low, high) = try middle(data.map(\.number), "no median for empty data")
    if low.position == high.position { return Value.average(low.value) }
    guard case .int(let a) = low.value, case .int(let b) = high.value else {
      return Value.average(.float((low.value.double + high.value.double) / 2))
    }
    return Value.average(.float(truediv(BigInt(a) + BigInt(b), 2)))
  }

  /// Python's `statistics.median_low(data)`.
  public static func medianLow<Value: Comparable>(_ data: some Sequence<Value>) -> Value {
    orStop { try medianLowChecked(data) }
  }
  public static func medianLowChecked<Value: Comparable>(_ data: some Sequence<Value>) throws -> Value {
    try middle(data, "no median for empty data").low.value
  }

  /// Python's `statistics.median_high(data)`.
  public static func medianHigh<Value: Comparable>(_ data: some Sequence<Value>) -> Value {
    orStop { try medianHighChecked(data) }
  }
  public static func medianHighChecked<Value: Comparable>(_ data: some Sequence<Value>) throws -> Value {
    try middle(data, "no median for empty data").high.value
  }

  /// Python's `statistics.mode(data)`: what comes most often, the first of these.
  public static func mode<Value: Hashable>(_ data: some Sequence<Value>) -> Value { orStop { try modeChecked(data) } }
  /// - Throws: `StatisticsError` where there is none.
  public static func modeChecked<Value: Hashable>(_ data: some Sequence<Value>) throws -> Value {
    guard let first = multimode(data).first else { throw StatisticsError("no mode for empty data") }
    return first
  }

  /// Python's `statistics.multimode(data)`, in the order in which they come first.
  public static func multimode<Value: Hashable>(_ data: some Sequence<Value>) -> [Value] {
    var counts: [Value: Int] = [:]
    var order: [Value] = []
    for value in data {
      if counts[value] == nil { order.append(value) }
      counts[value, default: 0] += 1
    }
    let most = counts.values.max() ?? 0
    return order.filter { counts[$0] == most }
  }

  /// Python's `statistics.variance(data)`: of a sample.
  public static func variance<Value: Averageable>(_ data: some Sequence<Value>) -> Value.Average {
    orStop { try varianceChecked(data) }
  }
  /// - Throws: `StatisticsError` where there are fewer than two.
  public static func varianceChecked<Value: Averageable>(_ data: some Sequence<Value>) throws -> Value.Average {
    Value.average(try sums(data, for: "variance", least: 2).result(\.variance))
  }

  /// Python's `statistics.pvariance(data)`: of all there are.
  public static func pvariance<Value: Averageable>(_ data: some Sequence<Value>) -> Value.Average {
    orStop { try pvarianceChecked(data) }
  }
  /// - Throws: `StatisticsError` where there is none.
  public static func pvarianceChecked<Value: Averageable>(_ data: some Sequence<Value>) throws -> Value.Average {
    Value.average(try sums(data, for: "pvariance").result(\.pvariance))
  }

  /// Python's `statistics.stdev(data)`.
  public static func stdev(_ data: some Sequence<some Averageable>) -> Double { orStop { try stdevChecked(data) } }
  /// - Throws: `StatisticsError` where there are fewer than two.
  public static func stdevChecked(_ data: some Sequence<some Averageable>) throws -> Double {
    try sums(data, for: "stdev", least: 2).variance.squareRoot
  }

  /// Python's `statistics.pstdev(data)`.
  public static func pstdev(_ data: some Sequence<some Averageable>) -> Double { orStop { try pstdevChecked(data) } }
  /// - Throws: `StatisticsError` where there is none.
  public static func pstdevChecked(_ data: some Sequence<some Averageable>) throws -> Double {
    try sums(data, for: "pstdev").pvariance.squareRoot
  }

  // Parts

  /// The two in the middle of what is sorted: one twice where their number is odd.
  private static func middle<Value: Comparable>(_ data: some Sequence<Value>, _ message: String) throws -> (
    low: (position: Int, value: Value), high: (position: Int, value: Value)
  ) {
    let sorted = data.sorted()
    if sorted.isEmpty { throw StatisticsError(message) }
    let (low, high) = ((sorted.count - 1) / 2, sorted.count / 2)
    return ((low, sorted[low]), (high, sorted[high]))
  }

  private static func sums(_ data: some Sequence<some Averageable>, for name: String, least: Int = 1) throws
    -> ExactSums
  {
    let sums = ExactSums(data.map(\.number))
    guard sums.count >= least else {
      throw StatisticsError("\(name) requires at least \(least == 1 ? "one data point" : "two data points")")
    }
    return sums
  }
}

/// Numbers with a mean: that of integers is one where it comes out even, that of floats is a float.
public protocol Averageable {
  associatedtype Average
  var number: Number { get }
  /// A result of numbers of this type, of which `number` says the kind.
  static func average(_ number: Number) -> Average
}

extension Int: Averageable {
  public var number: Number { .int(self) }
  public static func average(_ number: Number) -> Number { number }
}

extension Double: Averageable {
  public var number: Number { .float(self) }
  public static func average(_ number: Number) -> Double { number.double }
}

extension Number: Averageable {
  public var number: Number { self }
  public static func average(_ number: Number) -> Number { number }
}

/// Python's `statistics.StatisticsError`.
open class StatisticsError: ValueError, @unchecked Sendable {}
