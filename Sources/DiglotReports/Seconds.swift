/// Nanoseconds written as decimal seconds, rounded half away from zero.
enum Seconds {
  /// Rounded to 1 ms, three decimals: "2.000".
  static func fixed(_ nanoseconds: Int) -> String { text(nanoseconds, decimals: 3) }

  /// Rounded to 1 ms, as many decimals as are needed, at least one: "2.0", "0.013".
  static func short(_ nanoseconds: Int) -> String { trimmed(text(nanoseconds, decimals: 3)) }

  /// Rounded to 1 µs, as many decimals as are needed, at least one: "0.004123".
  static func precise(_ nanoseconds: Int) -> String { trimmed(text(nanoseconds, decimals: 6)) }

  /// Rounded to 0.1 s: "45.1".
  static func rough(_ nanoseconds: Int) -> String { text(nanoseconds, decimals: 1) }

  private static func text(_ nanoseconds: Int, decimals: Int) -> String {
    let unit = (decimals..<9).reduce(UInt(1)) { unit, _ in unit * 10 }
    let scale = (0..<decimals).reduce(UInt(1)) { scale, _ in scale * 10 }
    let magnitude = nanoseconds.magnitude
    let units = magnitude / unit + (magnitude % unit >= unit / 2 ? 1 : 0)
    let fraction = String(units % scale)
    let zeros = String(repeating: "0", count: decimals - fraction.count)
    return (nanoseconds < 0 && units > 0 ? "-" : "") + "\(units / scale)." + zeros + fraction
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.hasSuffix("0"), !text.hasSuffix(".0") { text.removeLast() }
    return text
  }
}
