extension PyDateTime {
  /// Python's `moment.strftime(format)`: C's, which Python calls, with `%f` for microseconds and nothing for a time zone.
  public func strftime(_ format: String) -> String {
    C.strftime(
      prepared(format), year: year, month: month, day: day, hour: hour, minute: minute, second: second,
      weekday: isoweekday() % 7, dayOfYear: dayOfYear)
  }

  private func prepared(_ format: String) -> String {
    var result = ""
    var rest = format[...]
    while let character = rest.popFirst() {
      guard character == "%", let directive = rest.popFirst() else {
        result.append(character)
        continue
      }
      switch directive {
      case "f": result += digits(microsecond, 6)
      case "z", "Z": break
      default: result += "%\(directive)"
      }
    }
    return result
  }

  /// Python's `datetime.strptime(text, format)`.
  public static func strptime(_ text: String, _ format: String) -> PyDateTime {
    orStop { try strptimeChecked(text, format) }
  }

  /// Mirrors Lib/_strptime.py, of which it has the directives of days and times; another one is a `ValueError`.
  ///
  /// - Throws: `ValueError` where the text is not of that format.
  public static func strptimeChecked(_ text: String, _ format: String) throws -> PyDateTime {
    var reader = TimeReader(text)
    let mismatch = ValueError("time data \(text.repr) does not match format \(format.repr)")
    var rest = format[...]
    while let character = rest.popFirst() {
      if character.isWhitespace {
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        guard reader.skipSpace() else { throw mismatch }
      } else if character == "%" {
        guard let directive = rest.popFirst() else { throw ValueError("stray %% in format \(format.repr)") }
        guard let isRead = reader.read(directive) else {
          throw ValueError("'\(directive)' is a bad directive in format \(format.repr)")
        }
        guard isRead else { throw mismatch }
      } else {
        guard reader.skip(character) else { throw mismatch }
      }
    }
    guard reader.isAtEnd else { throw ValueError("unconverted data remains: \(reader.rest)") }
    return try reader.moment()
  }
}
