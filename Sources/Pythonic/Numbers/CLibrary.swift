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
