/// Python's `datetime.datetime` without a time zone: a day and a time of it.
///
/// Mirrors Lib/datetime.py.
public struct PyDateTime: Sendable {
  private let whole: PyDate
  public let hour: Int
  public let minute: Int
  public let second: Int
  public let microsecond: Int

  public var year: Int { whole.year }
  public var month: Int { whole.month }
  public var day: Int { whole.day }

  /// Python's `datetime(year, month, day, hour, minute, second, microsecond)`.
  public init(
    _ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0,
    _ microsecond: Int = 0
  ) {
    self = orStop { try PyDateTime(checking: year, month, day, hour, minute, second, microsecond) }
  }

  /// - Throws: `ValueError` where there is no such time.
  public init(
    checking year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0,
    _ microsecond: Int = 0
  ) throws {
    whole = try PyDate(checking: year, month, day)
    guard (0...23).contains(hour) else { throw ValueError("hour must be in 0..23") }
    guard (0...59).contains(minute) else { throw ValueError("minute must be in 0..59") }
    guard (0...59).contains(second) else { throw ValueError("second must be in 0..59") }
    guard (0...999_999).contains(microsecond) else { throw ValueError("microsecond must be in 0..999999") }
    (self.hour, self.minute, self.second, self.microsecond) = (hour, minute, second, microsecond)
  }

  /// The beginning of a day.
  init(_ day: PyDate) { self.init(day, 0) }

  /// - Parameter time: microseconds since the day's beginning.
  private init(_ day: PyDate, _ time: Int) {
    whole = day
    microsecond = time % 1_000_000
    let seconds = time / 1_000_000
    (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60)
  }

  /// Microseconds since the day's beginning.
  private var time: Int { ((hour * 60 + minute) * 60 + second) * 1_000_000 + microsecond }

  /// Python's `moment.date()`.
  public func date() -> PyDate { whole }
  /// Python's `moment.weekday()`: 0 is Monday.
  public func weekday() -> Int { whole.weekday() }
  /// Python's `moment.isoweekday()`: 1 is Monday, 7 is Sunday.
  public func isoweekday() -> Int { whole.isoweekday() }
  /// Python's `moment.toordinal()`.
  public func toordinal() -> Int { whole.toordinal() }
  var dayOfYear: Int { whole.dayOfYear }

  /// Python's `moment.isoformat(sep)`: `2024-02-29T12:00:00`.
  public func isoformat(_ separator: String = "T") -> String {
    let fraction = microsecond == 0 ? "" : "." + digits(microsecond, 6)
    return whole.isoformat() + separator
      + "\(twoDigits(hour)):\(twoDigits(minute)):\(twoDigits(second))\(fraction)"
  }

  /// Python's `datetime.fromisoformat(text)` of a day alone, or with a time to the minute, the second or the microsecond.
  public static func fromisoformat(_ text: String) -> PyDateTime { orStop { try fromisoformatChecked(text) } }
  /// - Throws: `ValueError`.
  public static func fromisoformatChecked(_ text: String) throws -> PyDateTime {
    let invalid = ValueError("Invalid isoformat string: \(text.repr)")
    guard let day = isoNumbers(text.prefix(10), [4, 2, 2], "-") else { throw invalid }
    let rest = text.dropFirst(10)
    if rest.isEmpty { return try PyDateTime(checking: day[0], day[1], day[2]) }
    let parts = rest.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
    let widths = parts.first?.count == 5 ? [2, 2] : [2, 2, 2]
    guard parts.count <= 2, let time = parts.first.flatMap({ isoNumbers($0, widths, ":") }) else { throw invalid }
    var microsecond = 0
    if parts.count == 2 {
      guard widths.count == 3, let number = isoNumbers(parts[1], [6], "-") ?? isoNumbers(parts[1], [3], "-") else {
        throw invalid
      }
      microsecond = parts[1].count == 3 ? number[0] * 1_000 : number[0]
    }
    return try PyDateTime(
      checking: day[0], day[1], day[2], time[0], time[1], time.count > 2 ? time[2] : 0, microsecond)
  }

  /// Python's `moment.replace(year=…, …)`.
  public func replace(
    year: Int? = nil, month: Int? = nil, day: Int? = nil, hour: Int? = nil, minute: Int? = nil, second: Int? = nil,
    microsecond: Int? = nil
  ) -> PyDateTime {
    orStop {
      try replaceChecked(
        year: year, month: month, day: day, hour: hour, minute: minute, second: second, microsecond: microsecond)
    }
  }
  /// - Throws: `ValueError` where there is no such time.
  public func replaceChecked(
    year: Int? = nil, month: Int? = nil, day: Int? = nil, hour: Int? = nil, minute: Int? = nil, second: Int? = nil,
    microsecond: Int? = nil
  ) throws -> PyDateTime {
    try PyDateTime(
      checking: year ?? self.year, month ?? self.month, day ?? self.day, hour ?? self.hour, minute ?? self.minute,
      second ?? self.second, microsecond ?? self.microsecond)
  }

  public static func + (moment: PyDateTime, delta: TimeDelta) -> PyDateTime {
    let total = Int128(moment.toordinal()) * 86_400_000_000 + Int128(moment.time) + delta.total
    let (day, time) = TimeDelta.divided(total, 86_400_000_000)
    guard (1...3_652_059).contains(day) else { stop(OverflowError("date value out of range")) }
    return PyDateTime(PyDate.fromordinal(Int(day)), Int(time))
  }
  public static func + (delta: TimeDelta, moment: PyDateTime) -> PyDateTime { moment + delta }
  public static func - (moment: PyDateTime, delta: TimeDelta) -> PyDateTime { moment + -delta }
  public static func - (a: PyDateTime, b: PyDateTime) -> TimeDelta {
    let days = Int128(a.toordinal() - b.toordinal()) * 86_400_000_000
    return TimeDelta(total: days + Int128(a.time - b.time))
  }
  public static func += (moment: inout PyDateTime, delta: TimeDelta) { moment = moment + delta }
  public static func -= (moment: inout PyDateTime, delta: TimeDelta) { moment = moment - delta }
}

extension PyDateTime: Comparable, Hashable, Representable, Formattable {
  public static func < (a: PyDateTime, b: PyDateTime) -> Bool { (a.whole, a.time) < (b.whole, b.time) }

  public var repr: String {
    var parts = [year, month, day, hour, minute, second, microsecond]
    if parts.last == 0 { parts.removeLast() }
    if parts.count == 6, parts.last == 0 { parts.removeLast() }
    return "datetime.datetime(\(parts.map(String.init).joined(separator: ", ")))"
  }
  public var str: String { isoformat(" ") }
  public func formatChecked(_ specification: String) throws -> String {
    specification.isEmpty ? str : strftime(specification)
  }
}
