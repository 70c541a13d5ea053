/// Python's `datetime.timedelta`: a span of time, exact to the microsecond.
///
/// Mirrors Lib/datetime.py. Spans beyond a billion days, which Python refuses, are refused.
public struct TimeDelta: Sendable {
  /// Whole days, rounded down.
  public let days: Int
  /// Seconds of the last day: 0 to 86 399.
  public let seconds: Int
  /// Microseconds of the last second: 0 to 999 999.
  public let microseconds: Int

  /// Python's `timedelta(days, seconds, microseconds, milliseconds, minutes, hours, weeks)`.
  public init(
    days: Int = 0, seconds: Int = 0, microseconds: Int = 0, milliseconds: Int = 0, minutes: Int = 0, hours: Int = 0,
    weeks: Int = 0
  ) {
    let wholeDays = Int128(days) + Int128(weeks) * 7
    let wholeSeconds = Int128(seconds) + Int128(minutes) * 60 + Int128(hours) * 3_600
    self.init(
      total: (wholeDays * 86_400 + wholeSeconds) * 1_000_000 + Int128(milliseconds) * 1_000 + Int128(microseconds))
  }

  /// The same of numbers with fractions: the microseconds are rounded, half to even.
  @_disfavoredOverload public init(
    days: Double = 0, seconds: Double = 0, microseconds: Double = 0, milliseconds: Double = 0, minutes: Double = 0,
    hours: Double = 0, weeks: Double = 0
  ) {
    // Whole days apart from their fraction, and seconds apart from theirs, as Python does it.
    let allDays = days + weeks * 7
    let wholeDays = allDays.rounded(.towardZero)
    let fraction = (allDays - wholeDays) * 86_400
    let allSeconds = seconds + minutes * 60 + hours * 3_600
    let wholeSeconds = allSeconds.rounded(.towardZero)
    let micro = (fraction + (allSeconds - wholeSeconds)) * 1e6 + microseconds + milliseconds * 1_000
    guard wholeDays.magnitude < 1e10, wholeSeconds.magnitude < 1e15, micro.magnitude < 1e20 else {
      stop(OverflowError("days=\(allDays.repr); must have magnitude <= 999999999"))
    }
    self.init(
      total: (Int128(wholeDays) * 86_400 + Int128(wholeSeconds)) * 1_000_000
        + Int128(micro.rounded(.toNearestOrEven)))
  }

  /// - Parameter total: in microseconds.
  init(total: Int128) {
    let (days, rest) = Self.divided(total, 86_400_000_000)
    guard days.magnitude <= 999_999_999 else {
      stop(OverflowError("days=\(days); must have magnitude <= 999999999"))
    }
    self.days = Int(days)
    seconds = Int(rest / 1_000_000)
    microseconds = Int(rest % 1_000_000)
  }

  /// All of it in microseconds.
  var total: Int128 { (Int128(days) * 86_400 + Int128(seconds)) * 1_000_000 + Int128(microseconds) }

  /// Python's `delta.total_seconds()`.
  public func totalSeconds() -> Double {
    guard let small = Int(exactly: total) else { return Double(total) / 1e6 }
    return truediv(small, 1_000_000)
  }

  /// Whether it is no time at all, which Python takes for false.
  public var isZero: Bool { total == 0 }

  /// The quotient rounded down, and what is left.
  static func divided(_ a: Int128, _ b: Int128) -> (quotient: Int128, rest: Int128) {
    let (quotient, rest) = a.quotientAndRemainder(dividingBy: b)
    return rest != 0 && (rest < 0) != (b < 0) ? (quotient - 1, rest + b) : (quotient, rest)
  }

  /// The quotient rounded to the nearest, half to even.
  static func rounded(_ a: Int128, _ b: Int128) -> Int128 {
    let (quotient, rest) = divided(a, b)
    let twice = (2 * rest).magnitude
    return twice > b.magnitude || twice == b.magnitude && quotient % 2 != 0 ? quotient + 1 : quotient
  }
}

extension TimeDelta: Comparable, PythonHashable {
  public static func < (a: TimeDelta, b: TimeDelta) -> Bool { a.total < b.total }

  /// Mirrors `timedelta.__hash__`: that of the tuple of its three parts.
  public var pythonHash: Int { TupleOf([days, seconds, microseconds]).pythonHash }
}

extension TimeDelta {
  public static func + (a: TimeDelta, b: TimeDelta) -> TimeDelta { TimeDelta(total: a.total + b.total) }
  public static func - (a: TimeDelta, b: TimeDelta) -> TimeDelta { TimeDelta(total: a.total - b.total) }
  public static func += (a: inout TimeDelta, b: TimeDelta) { a = a + b }
  public static func -= (a: inout TimeDelta, b: TimeDelta) { a = a - b }
  public static prefix func - (a: TimeDelta) -> TimeDelta { TimeDelta(total: -a.total) }
  public static func * (a: TimeDelta, count: Int) -> TimeDelta { TimeDelta(total: a.total * Int128(count)) }
  public static func * (count: Int, a: TimeDelta) -> TimeDelta { a * count }
}

/// Python's `abs(delta)`.
public func abs(_ delta: TimeDelta) -> TimeDelta { delta.total < 0 ? -delta : delta }

/// Python's `delta / n`: to the nearest microsecond, half to even.
public func truediv(_ delta: TimeDelta, _ n: Int) -> TimeDelta { orStop { try truedivChecked(delta, n) } }
/// - Throws: `ZeroDivisionError`.
public func truedivChecked(_ delta: TimeDelta, _ n: Int) throws -> TimeDelta {
  if n == 0 { throw ZeroDivisionError("integer division or modulo by zero") }
  return TimeDelta(total: TimeDelta.rounded(delta.total, Int128(n)))
}

/// Python's `a / b` of two spans: how often one goes into the other.
public func truediv(_ a: TimeDelta, _ b: TimeDelta) -> Double { orStop { try truedivChecked(a, b) } }
/// - Throws: `ZeroDivisionError`.
public func truedivChecked(_ a: TimeDelta, _ b: TimeDelta) throws -> Double {
  try truedivChecked(BigInt(exactly: a.total) ?? 0, BigInt(exactly: b.total) ?? 0)
}

/// Python's `delta // n`.
public func floordiv(_ delta: TimeDelta, _ n: Int) -> TimeDelta { orStop { try floordivChecked(delta, n) } }
/// - Throws: `ZeroDivisionError`.
public func floordivChecked(_ delta: TimeDelta, _ n: Int) throws -> TimeDelta {
  if n == 0 { throw ZeroDivisionError("integer division or modulo by zero") }
  return TimeDelta(total: TimeDelta.divided(delta.total, Int128(n)).quotient)
}

/// Python's `a // b` of two spans.
public func floordiv(_ a: TimeDelta, _ b: TimeDelta) -> Int { orStop { try floordivChecked(a, b) } }
/// - Throws: `ZeroDivisionError`.
public func floordivChecked(_ a: TimeDelta, _ b: TimeDelta) throws -> Int {
  if b.isZero { throw ZeroDivisionError("integer division or modulo by zero") }
  return Int(TimeDelta.divided(a.total, b.total).quotient)
}

/// Python's `a % b` of two spans.
public func mod(_ a: TimeDelta, _ b: TimeDelta) -> TimeDelta { orStop { try modChecked(a, b) } }
/// - Throws: `ZeroDivisionError`.
public func modChecked(_ a: TimeDelta, _ b: TimeDelta) throws -> TimeDelta {
  if b.isZero { throw ZeroDivisionError("integer division or modulo by zero") }
  return TimeDelta(total: TimeDelta.divided(a.total, b.total).rest)
}

extension TimeDelta: Representable {
  public var repr: String {
    var parts: [String] = []
    for (name, part) in [("days", days), ("seconds", seconds), ("microseconds", microseconds)] where part != 0 {
      parts.append("\(name)=\(part)")
    }
    return "datetime.timedelta(\(parts.isEmpty ? "0" : parts.joined(separator: ", ")))"
  }

  /// `1 day, 2:03:04.000005`
  public var str: String {
    let (minutes, second) = (seconds / 60, seconds % 60)
    var text = "\(minutes / 60):\(twoDigits(minutes % 60)):\(twoDigits(second))"
    if days != 0 { text = "\(days) day\(days == 1 || days == -1 ? "" : "s"), " + text }
    if microseconds != 0 { text += "." + digits(microseconds, 6) }
    return text
  }
}

/// A number with zeros before it, so that it has so many digits.
func digits(_ number: Int, _ count: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, count - text.count)) + text
}

func twoDigits(_ number: Int) -> String { digits(number, 2) }
