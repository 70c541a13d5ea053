/// Nanoseconds written as seconds, rounded to 1 ms (half away from zero) unless said otherwise.
enum Seconds {
  /// With three decimals: "2.000".
  static func fixed(_ nanoseconds: Int) -> String {
    let magnitude = nanoseconds.magnitude
    let milliseconds = magnitude / 1_000_000 + (magnitude % 1_000_000 >= 500_000 ? 1 : 0)
    let fraction = String(milliseconds % 1000)
    let sign = nanoseconds < 0 && milliseconds > 0 ? "-" : ""
    return "\(sign)\(milliseconds / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }

  /// To the nanosecond: "2.000000000".
  static func exact(_ nanoseconds: Int) -> String {
    let fraction = String(nanoseconds.magnitude % 1_000_000_000)
    let sign = nanoseconds < 0 ? "-" : ""
    return "\(sign)\(nanoseconds.magnitude / 1_000_000_000)." + String(repeating: "0", count: 9 - fraction.count)
      + fraction
  }

  /// With as many decimals as are needed, at least one: "2.0", "0.013".
  static func short(_ nanoseconds: Int) -> String {
    var text = fixed(nanoseconds)
    while text.hasSuffix("0"), !text.hasSuffix(".0") { text.removeLast() }
    return text
  }
}
