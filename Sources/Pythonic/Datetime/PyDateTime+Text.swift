#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension PyDateTime {
  /// Python's `moment.strftime(format)`: C's, which Python calls, with `%f` for microseconds and nothing for a time zone.
  public func strftime(_ format: String) -> String {
    var time = tm()
    time.tm_year = Int32(year - 1900)
    time.tm_mon = Int32(month - 1)
    time.tm_mday = Int32(day)
    time.tm_hour = Int32(hour)
    time.tm_min = Int32(minute)
    time.tm_sec = Int32(second)
    time.tm_wday = Int32(isoweekday() % 7)
    time.tm_yday = Int32(dayOfYear - 1)
    time.tm_isdst = -1
    // A sign at the end tells an empty text from one that did not fit.
    let whole = prepared(format) + "."
    var buffer = [CChar](repeating: 0, count: 256 + 32 * whole.utf8.count)
    let count = cStrftime(&buffer, buffer.count, whole, &time)
    return String(decoding: buffer.prefix(max(count - 1, 0)).map(UInt8.init(bitPattern:)), as: UTF8.self)
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

/// `strftime` of C, which the method of that name hides.
private func cStrftime(_ buffer: inout [CChar], _ size: Int, _ format: String, _ time: inout tm) -> Int {
  strftime(&buffer, size, format, &time)
}
