/// Python's `datetime.date`: a day of the Gregorian calendar.
///
/// Mirrors Lib/datetime.py. It is called so since Foundation has a `Date`, which is something else.
public struct PyDate: Sendable {
  public let year: Int
  public let month: Int
  public let day: Int

  /// Python's `date(year, month, day)`.
  public init(_ year: Int, _ month: Int, _ day: Int) {
    self = orStop { try PyDate(checking: year, month, day) }
  }

  /// - Throws: `ValueError` where there is no such day.
  public init(checking year: Int, _ month: Int, _ day: Int) throws {
    guard (1...9999).contains(year) else { throw ValueError("year \(year) is out of range") }
    guard (1...12).contains(month) else { throw ValueError("month must be in 1..12") }
    guard day >= 1, day <= Self.days(in: month, of: year) else { throw ValueError("day is out of range for month") }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Python's `date.fromordinal(ordinal)`: day 1 is the first one of the year 1.
  public static func fromordinal(_ ordinal: Int) -> PyDate {
    guard (1...3_652_059).contains(ordinal) else {
      if ordinal < 1 { stop(ValueError("ordinal must be >= 1")) }
      stop(OverflowError("date value out of range"))
    }
    // Years that begin in March have the odd day at their end.
    let shifted = ordinal + 305
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return PyDate(year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Python's `date.fromisoformat("2024-02-29")`.
  public static func fromisoformat(_ text: String) -> PyDate { orStop { try fromisoformatChecked(text) } }
  /// - Throws: `ValueError`.
  public static func fromisoformatChecked(_ text: String) throws -> PyDate {
    guard let parts = isoNumbers(text, [4, 2, 2], "-") else {
      throw ValueError("Invalid isoformat string: \(text.repr)")
    }
    return try PyDate(checking: parts[0], parts[1], parts[2])
  }

  /// Python's `day.toordinal()`.
  public func toordinal() -> Int {
    let before = year - 1
    return before * 365 + before / 4 - before / 100 + before / 400 + dayOfYear
  }

  /// 1 for the first of January.
  var dayOfYear: Int { (1..<month).reduce(day) { $0 + Self.days(in: $1, of: year) } }

  /// Python's `day.weekday()`: 0 is Monday.
  public func weekday() -> Int { (toordinal() + 6) % 7 }
  /// Python's `day.isoweekday()`: 1 is Monday, 7 is Sunday.
  public func isoweekday() -> Int { weekday() + 1 }

  /// Python's `day.isoformat()`: `2024-02-29`.
  public func isoformat() -> String { "\(digits(year, 4))-\(twoDigits(month))-\(twoDigits(day))" }

  /// Python's `day.replace(year=…, month=…, day=…)`.
  public func replace(year: Int? = nil, month: Int? = nil, day: Int? = nil) -> PyDate {
    PyDate(year ?? self.year, month ?? self.month, day ?? self.day)
  }
  /// - Throws: `ValueError` where there is no such day.
  public func replaceChecked(year: Int? = nil, month: Int? = nil, day: Int? = nil) throws -> PyDate {
    try PyDate(checking: year ?? self.year, month ?? self.month, day ?? self.day)
  }

  /// Python's `day.strftime(format)`.
  public func strftime(_ format: String) -> String { PyDateTime(self).strftime(format) }

  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func + (date: PyDate, delta: TimeDelta) -> PyDate {
    let ordinal = date.toordinal() + delta.days
    guard (1...3_652_059).contains(ordinal) else { stop(OverflowError("date value out of range")) }
    return fromordinal(ordinal)
  }
  public static func + (delta: TimeDelta, date: PyDate) -> PyDate { date + delta }
  public static func - (date: PyDate, delta: TimeDelta) -> PyDate { date + TimeDelta(days: -delta.days) }
  public static func - (a: PyDate, b: PyDate) -> TimeDelta { TimeDelta(days: a.toordinal() - b.toordinal()) }
  public static func += (date: inout PyDate, delta: TimeDelta) { date = date + delta }
  public static func -= (date: inout PyDate, delta: TimeDelta) { date = date - delta }
}

extension PyDate: Comparable, Hashable, Representable, Formattable {
  public static func < (a: PyDate, b: PyDate) -> Bool { a.toordinal() < b.toordinal() }
  public var repr: String { "datetime.date(\(year), \(month), \(day))" }
  public var str: String { isoformat() }
  public func formatChecked(_ specification: String) throws -> String {
    specification.isEmpty ? str : strftime(specification)
  }
}

/// The numbers of a text like `2024-02-29`, each with so many digits; nil where it is none such.
func isoNumbers(_ text: some StringProtocol, _ widths: [Int], _ separator: Character) -> [Int]? {
  let parts = text.split(separator: separator, omittingEmptySubsequences: false)
  guard parts.count == widths.count else { return nil }
  var numbers: [Int] = []
  for (part, width) in zip(parts, widths) {
    guard part.utf8.count == width, part.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(part) else {
      return nil
    }
    numbers.append(number)
  }
  return numbers
}
