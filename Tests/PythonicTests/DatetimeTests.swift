import Pythonic
import Testing

/// `datetime` against CPython.
@Suite struct DatetimeTests {
  private static let setup = "from datetime import date, datetime, timedelta"

  private static func day(_ random: inout Random) -> PyDate { .fromordinal(random.integer(1...3_652_059)) }

  private static func moment(_ random: inout Random) -> PyDateTime {
    let day = PyDate.fromordinal(random.integer(366_000...1_461_000))
    let parts = (random.integer(0...23), random.integer(0...59), random.integer(0...59))
    let micro = random.integer(0...2) == 0 ? random.integer(0...999_999) : 0
    return PyDateTime(day.year, day.month, day.day, parts.0, parts.1, parts.2, micro)
  }

  private static func span(_ random: inout Random) -> TimeDelta {
    TimeDelta(
      days: random.integer(-400...400), seconds: random.integer(-100_000...100_000),
      microseconds: random.integer(-2_000_000...2_000_000))
  }

  /// `date(…)`, without the module that `repr` puts before it.
  private static func text(_ value: some Representable) -> String {
    value.repr.replacing("datetime.", with: "", maxReplacements: 1)
  }

  @Test func `days are Python's`() throws {
    var random = Random(seed: 101)
    var oracle = Oracle(setup: Self.setup)
    for _ in 0..<600 {
      let (a, b) = (Self.day(&random), Self.day(&random))
      let (x, y) = (Self.text(a), Self.text(b))
      oracle.expect(x, a)
      oracle.expect("\(x).toordinal()", a.toordinal())
      oracle.expect("\(x).weekday(), \(x).isoweekday()", Tuple(a.weekday(), a.isoweekday()))
      oracle.expect("\(x) - \(y)", a - b)
      oracle.expect("str(\(x) - \(y))", str(a - b))
      oracle.expect("\(x) < \(y)", a < b)
      oracle.expect("\(x).isoformat()", a.isoformat())
      let (year, month, day) = (random.integer(-1...10_000), random.integer(0...13), random.integer(0...32))
      oracle.expect("date(\(year), \(month), \(day))", try PyDate(checking: year, month, day))
      oracle.expect("date.fromisoformat('\(a.isoformat())')", try PyDate.fromisoformatChecked(a.isoformat()))
    }
    try oracle.verify(atLeast: 5000)
  }

  @Test func `times are Python's`() throws {
    var random = Random(seed: 102)
    var oracle = Oracle(setup: Self.setup)
    let whole = "%Y-%m-%d %H:%M:%S.%f %a %A %b %B %p %I %j %y %% %U %W %c %x %X"
    for _ in 0..<400 {
      let (a, b, span) = (Self.moment(&random), Self.moment(&random), Self.span(&random))
      let (x, y, z) = (Self.text(a), Self.text(b), Self.text(span))
      oracle.expect(x, a)
      oracle.expect("str(\(x))", str(a))
      oracle.expect("\(x) + \(z)", a + span)
      oracle.expect("\(x) - \(z)", a - span)
      oracle.expect("\(x) - \(y)", a - b)
      oracle.expect("\(x) < \(y)", a < b)
      oracle.expect("\(x).strftime('\(whole)')", a.strftime(whole))
      oracle.expect("f'{\(x):%H:%M}'", format(a, "%H:%M"))
      oracle.expect("datetime.fromisoformat('\(a.isoformat())')", try PyDateTime.fromisoformatChecked(a.isoformat()))
      for pattern in ["%Y-%m-%d %H:%M:%S.%f", "%d/%m/%y %I:%M %p", "%B %d, %Y", "%a %b %d %Y", "%Y%j"] {
        let text = a.strftime(pattern)
        oracle.expect("datetime.strptime(\(text.repr), '\(pattern)')", try PyDateTime.strptimeChecked(text, pattern))
        let wrong = String(text.dropFirst())
        oracle.expect("datetime.strptime(\(wrong.repr), '\(pattern)')", try PyDateTime.strptimeChecked(wrong, pattern))
      }
    }
    try oracle.verify(atLeast: 7000)
  }

  @Test func `spans are Python's`() throws {
    var random = Random(seed: 103)
    var oracle = Oracle(setup: Self.setup)
    for _ in 0..<600 {
      let (a, b, count) = (Self.span(&random), Self.span(&random), random.integer(-20...20))
      let (x, y) = (Self.text(a), Self.text(b))
      oracle.expect(x, a)
      oracle.expect("str(\(x))", str(a))
      oracle.expect("\(x).total_seconds()", a.totalSeconds())
      oracle.expect("\(x) + \(y), \(x) - \(y), -\(x), abs(\(x))", Tuple(a + b, a - b, -a, abs(a)))
      oracle.expect("\(x) * \(count)", a * count)
      oracle.expect("\(x) / \(count)", try truedivChecked(a, count))
      oracle.expect("\(x) // \(count)", try floordivChecked(a, count))
      oracle.expect("\(x) / \(y)", try truedivChecked(a, b))
      oracle.expect("\(x) // \(y)", try floordivChecked(a, b))
      oracle.expect("\(x) % \(y)", try modChecked(a, b))
      oracle.expect("hash(\(x))", hash(a))
      let (hours, days) = (random.integer(-99...99), random.integer(-99...99))
      let (part, more) = (Double(hours) / 8, Double(days) / 10)
      oracle.expect("timedelta(hours=\(part), days=\(more))", TimeDelta(days: more, hours: part))
    }
    try oracle.verify(atLeast: 7000)
  }

}
