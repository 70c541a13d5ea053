/// Reads a text piece by piece, as the directives of `strptime` say.
struct TimeReader {
  private(set) var rest: Substring
  private var year = 1900
  private var month = 1
  private var day = 1
  private var dayOfYear: Int?
  private var hour = 0
  private var isAfternoon: Bool?
  private var isOfTwelve = false
  private var minute = 0
  private var second = 0
  private var microsecond = 0

  init(_ text: String) { rest = text[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Character) -> Bool {
    guard let first = rest.first, first.lowercased() == character.lowercased() else { return false }
    rest.removeFirst()
    return true
  }

  mutating func skipSpace() -> Bool {
    guard rest.first?.isWhitespace == true else { return false }
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    return true
  }

  /// What was read.
  ///
  /// - Throws: `ValueError` where there is no such day.
  func moment() throws -> PyDateTime {
    var hour = hour
    if isOfTwelve { hour = hour % 12 + (isAfternoon == true ? 12 : 0) }
    if let dayOfYear {
      let date = PyDate(year, 1, 1) + TimeDelta(days: dayOfYear - 1)
      return try PyDateTime(checking: date.year, date.month, date.day, hour, minute, second, microsecond)
    }
    return try PyDateTime(checking: year, month, day, hour, minute, second, microsecond)
  }

  /// Reads what a directive stands for; nil where there is no such directive here.
  mutating func read(_ directive: Character) -> Bool? {
    switch directive {
    case "Y": return read(4...4, 0...9999) { $0.year = $1 }
    case "y": return read(2...2, 0...99) { $0.year = $1 <= 68 ? 2000 + $1 : 1900 + $1 }
    case "m": return read(1...2, 1...12) { $0.month = $1 }
    case "d": return read(1...2, 1...31) { $0.day = $1 }
    case "j": return read(1...3, 1...366) { $0.dayOfYear = $1 }
    case "H": return read(1...2, 0...23) { $0.hour = $1 }
    case "I":
      isOfTwelve = true
      return read(1...2, 1...12) { $0.hour = $1 }
    case "M": return read(1...2, 0...59) { $0.minute = $1 }
    case "S": return read(1...2, 0...61) { $0.second = $1 }
    case "f":
      let count = rest.prefix(6).prefix { $0.isASCII && $0.isNumber }.count
      return read(1...6, 0...999_999) { reader, number in
        reader.microsecond = number * (0..<(6 - count)).reduce(1) { power, _ in power * 10 }
      }
    case "p":
      guard let index = readName(["am", "pm"]) else { return false }
      isAfternoon = index == 1
    case "B", "b", "h":
      guard let index = readName(directive == "B" ? Self.months : Self.months.map { String($0.prefix(3)) }) else {
        return false
      }
      month = index + 1
    case "A", "a":
      return readName(directive == "A" ? Self.weekdays : Self.weekdays.map { String($0.prefix(3)) }) != nil
    case "%": return skip("%")
    default: return nil
    }
    return true
  }

  /// As many digits as there may be, fewer where the number would be too large.
  private mutating func read(
    _ widths: ClosedRange<Int>, _ range: ClosedRange<Int>, _ store: (inout TimeReader, Int) -> Void
  ) -> Bool {
    for width in widths.reversed() {
      let text = rest.prefix(width)
      guard text.count == width, text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(text),
        range.contains(number)
      else { continue }
      rest.removeFirst(width)
      store(&self, number)
      return true
    }
    return false
  }

  private mutating func readName(_ names: [String]) -> Int? {
    let lowered = rest.lowercased()
    guard let index = names.firstIndex(where: { lowered.hasPrefix($0) }) else { return nil }
    rest.removeFirst(names[index].count)
    return index
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
}
