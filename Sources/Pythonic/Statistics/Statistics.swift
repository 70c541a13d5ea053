/// Python's `statistics`: sums of fractions, rounded once at the end.
///
/// Mirrors Lib/statistics.py of 3.11.
// In small letters, as Python names it.
// swift-format-ignore: TypeNamesShouldBeCapitalized
public enum statistics {
  /// Python's `statistics.mean(data)` of integers: an integer where it comes out even.
  public static func mean(_ data: some Sequence<Int>) -> Number { orStop { try meanChecked(data) } }
  public static func mean(_ data: some Sequence<Double>) -> Double { orStop { try meanChecked(data) } }
  public static func mean(_ data: some Sequence<Number>) -> Number { orStop { try meanChecked(data) } }

  /// - Throws: `StatisticsError` where there is none.
  public static func meanChecked(_ data: some Sequence<Int>) throws -> Number {
    try sums(data, for: "mean").mean.number
  }
  public static func meanChecked(_ data: some Sequence<Double>) throws -> Double {
    try sums(data, for: "mean").mean.double
  }
  public static func meanChecked(_ data: some Sequence<Number>) throws -> Number {
    try sums(data, for: "mean").result(\.mean)
  }

  /// Python's `statistics.fmean(data)`.
  public static func fmean(_ data: some Sequence<Double>) -> Double { orStop { try fmeanChecked(data) } }
  /// - Throws: `StatisticsError` where there is none.
  public static func fmeanChecked(_ data: some Sequence<Double>) throws -> Double {
    let data = Array(data)
    if data.isEmpty { throw StatisticsError("fmean requires at least one data point") }
    return math.fsum(data) / Double(data.count)
  }

  /// Python's `statistics.median(data)` of integers.
  public static func median(_ data: some Sequence<Int>) -> Number { orStop { try medianChecked(data) } }
  public static func median(_ data: some Sequence<Double>) -> Double { orStop { try medianChecked(data) } }
  public static func median(_ data: some Sequence<Number>) -> Number { orStop { try medianChecked(data) } }

  /// - Throws: `StatisticsError` where there is none.
  public static func medianChecked(_ data: some Sequence<Int>) throws -> Number {
    let (low, high) = try middle(data, "no median for empty data")
    return low.position == high.position ? .int(low.value) : .float(truediv(BigInt(low.value) + BigInt(high.value), 2))
  }
  public static func medianChecked(_ data: some Sequence<Double>) throws -> Double {
    let (low, high) = try middle(data, "no median for empty data")
    return low.position == high.position ? low.value : (low.value + high.value) / 2
  }
  public static func medianChecked(_ data: some Sequence<Number>) throws -> Number {
    let (low, high) = try middle(data, "no median for empty data")
    return low.position == high.position ? low.value : .float(truediv(low.value + high.value, 2))
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
  public static func variance(_ data: some Sequence<Int>) -> Number { orStop { try varianceChecked(data) } }
  public static func variance(_ data: some Sequence<Double>) -> Double { orStop { try varianceChecked(data) } }
  public static func variance(_ data: some Sequence<Number>) -> Number { orStop { try varianceChecked(data) } }

  /// - Throws: `StatisticsError` where there are fewer than two.
  public static func varianceChecked(_ data: some Sequence<Int>) throws -> Number {
    try sums(data, for: "variance", least: 2).variance.number
  }
  public static func varianceChecked(_ data: some Sequence<Double>) throws -> Double {
    try sums(data, for: "variance", least: 2).variance.double
  }
  public static func varianceChecked(_ data: some Sequence<Number>) throws -> Number {
    try sums(data, for: "variance", least: 2).result(\.variance)
  }

  /// Python's `statistics.pvariance(data)`: of all there are.
  public static func pvariance(_ data: some Sequence<Int>) -> Number { orStop { try pvarianceChecked(data) } }
  public static func pvariance(_ data: some Sequence<Double>) -> Double { orStop { try pvarianceChecked(data) } }
  public static func pvariance(_ data: some Sequence<Number>) -> Number { orStop { try pvarianceChecked(data) } }

  /// - Throws: `StatisticsError` where there is none.
  public static func pvarianceChecked(_ data: some Sequence<Int>) throws -> Number {
    try sums(data, for: "pvariance").pvariance.number
  }
  public static func pvarianceChecked(_ data: some Sequence<Double>) throws -> Double {
    try sums(data, for: "pvariance").pvariance.double
  }
  public static func pvarianceChecked(_ data: some Sequence<Number>) throws -> Number {
    try sums(data, for: "pvariance").result(\.pvariance)
  }

  /// Python's `statistics.stdev(data)`.
  public static func stdev(_ data: some Sequence<Number>) -> Double { orStop { try stdevChecked(data) } }
  public static func stdev(_ data: some Sequence<Int>) -> Double { stdev(data.map(Number.int)) }
  public static func stdev(_ data: some Sequence<Double>) -> Double { stdev(data.map(Number.float)) }
  /// - Throws: `StatisticsError` where there are fewer than two.
  public static func stdevChecked(_ data: some Sequence<Number>) throws -> Double {
    try sums(data, for: "stdev", least: 2).variance.squareRoot
  }
  public static func stdevChecked(_ data: some Sequence<Int>) throws -> Double {
    try stdevChecked(data.map(Number.int))
  }
  public static func stdevChecked(_ data: some Sequence<Double>) throws -> Double {
    try stdevChecked(data.map(Number.float))
  }

  /// Python's `statistics.pstdev(data)`.
  public static func pstdev(_ data: some Sequence<Number>) -> Double { orStop { try pstdevChecked(data) } }
  public static func pstdev(_ data: some Sequence<Int>) -> Double { pstdev(data.map(Number.int)) }
  public static func pstdev(_ data: some Sequence<Double>) -> Double { pstdev(data.map(Number.float)) }
  /// - Throws: `StatisticsError` where there is none.
  public static func pstdevChecked(_ data: some Sequence<Number>) throws -> Double {
    try sums(data, for: "pstdev").pvariance.squareRoot
  }
  public static func pstdevChecked(_ data: some Sequence<Int>) throws -> Double {
    try pstdevChecked(data.map(Number.int))
  }
  public static func pstdevChecked(_ data: some Sequence<Double>) throws -> Double {
    try pstdevChecked(data.map(Number.float))
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

  private static func sums(_ data: some Sequence<Int>, for name: String, least: Int = 1) throws -> ExactSums {
    try sums(data.map(Number.int), for: name, least: least)
  }

  private static func sums(_ data: some Sequence<Double>, for name: String, least: Int = 1) throws -> ExactSums {
    try sums(data.map(Number.float), for: name, least: least)
  }

  private static func sums(_ data: some Sequence<Number>, for name: String, least: Int = 1) throws -> ExactSums {
    let sums = ExactSums(Array(data))
    guard sums.count >= least else {
      throw StatisticsError("\(name) requires at least \(least == 1 ? "one data point" : "two data points")")
    }
    return sums
  }
}

/// Python's `statistics.StatisticsError`.
open class StatisticsError: ValueError, @unchecked Sendable {}
