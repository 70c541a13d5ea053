#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Python's `time`: the system's clocks, and a sleep that keeps the thread.
// In small letters, as Python names it.
// swift-format-ignore: TypeNamesShouldBeCapitalized
public enum time {
  /// Python's `time.time()`: seconds since 1970.
  public static func time() -> Double { read(CLOCK_REALTIME) }
  /// Python's `time.monotonic()`, in seconds.
  public static func monotonic() -> Double { read(CLOCK_MONOTONIC) }
  /// Python's `time.perf_counter()`, in seconds.
  public static func perfCounter() -> Double { read(CLOCK_MONOTONIC) }

  /// Python's `time.sleep(seconds)`.
  public static func sleep(_ seconds: Double) {
    if seconds < 0 { stop(ValueError("sleep length must be non-negative")) }
    let whole = seconds.rounded(.down)
    var left = timespec(tv_sec: Int(whole), tv_nsec: Int((seconds - whole) * 1e9))
    while true {
      let wanted = left
      let isOver = withUnsafePointer(to: wanted) { nanosleep($0, &left) == 0 }
      if isOver { return }
    }
  }

  private static func read(_ clock: clockid_t) -> Double {
    var now = timespec()
    clock_gettime(clock, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
