#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What of C's library this one needs under names that Python's own do not hide.
enum C {
  static func pow(_ x: Double, _ y: Double) -> Double { _pow(x, y) }

  /// As C's `printf` writes one number: every digit is exact, ties go to even.
  ///
  /// - Parameter conversion: one of `e`, `f`, `g` in either case, behind an optional `#`.
  static func format(_ number: Double, precision: Int, _ conversion: String) -> String {
    let alternate = conversion.hasPrefix("#")
    let format = "%" + (alternate ? "#" : "") + ".*" + conversion.drop { $0 == "#" }
    return withVaList([Int32(clamping: precision), number]) { arguments in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
        let count = Int(_vsnprintf(buffer.baseAddress, buffer.count, format, arguments))
        if count < buffer.count { return string(buffer, count) }
        return withVaList([Int32(clamping: precision), number]) { arguments in
          withUnsafeTemporaryAllocation(of: CChar.self, capacity: count + 1) { buffer in
            _ = _vsnprintf(buffer.baseAddress, buffer.count, format, arguments)
            return string(buffer, count)
          }
        }
      }
    }
  }

  /// As C's `strftime` writes a time.
  ///
  /// - Parameters:
  ///   - month: 1 is January.
  ///   - weekday: 0 is Sunday.
  ///   - dayOfYear: 1 is the first of January.
  static func strftime(
    _ format: String, year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, weekday: Int,
    dayOfYear: Int
  ) -> String {
    var time = tm()
    time.tm_year = Int32(year - 1900)
    time.tm_mon = Int32(month - 1)
    time.tm_mday = Int32(day)
    time.tm_hour = Int32(hour)
    time.tm_min = Int32(minute)
    time.tm_sec = Int32(second)
    time.tm_wday = Int32(weekday)
    time.tm_yday = Int32(dayOfYear - 1)
    time.tm_isdst = -1
    // A sign at the end tells an empty text from one that did not fit.
    let whole = format + "."
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256 + 32 * whole.utf8.count) { buffer in
      let count = _strftime(buffer.baseAddress, buffer.count, whole, &time)
      return string(buffer, max(count - 1, 0))
    }
  }

  private static func string(_ buffer: UnsafeMutableBufferPointer<CChar>, _ count: Int) -> String {
    String(decoding: UnsafeRawBufferPointer(buffer)[..<count], as: UTF8.self)
  }
}

private func _pow(_ x: Double, _ y: Double) -> Double {
  #if canImport(Glibc)
    Glibc.pow(x, y)
  #elseif canImport(Musl)
    Musl.pow(x, y)
  #else
    Darwin.pow(x, y)
  #endif
}

private func _vsnprintf(
  _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ format: String, _ arguments: CVaListPointer
) -> Int32 {
  vsnprintf(buffer, size, format, arguments)
}

private func _strftime(_ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ format: String, _ time: inout tm) -> Int {
  guard let buffer else { return 0 }
  return strftime(buffer, size, format, &time)
}
