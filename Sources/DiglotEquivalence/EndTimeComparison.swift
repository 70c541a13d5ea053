import DiglotModel

/// When two runs ended that both came to an end of their own.
///
/// A program that waits and then prints nothing shows that in its end alone: `await asyncio.sleep(1)` as the last statement.
struct EndTimeComparison {
  let python: Observation
  let swift: Observation

  /// - Parameters:
  ///   - tolerance: nanoseconds.
  ///   - found: what is different besides. A line that differs, or that comes at another time, says it better.
  func difference(tolerance: Int, beside found: [Difference]) -> Difference? {
    let ends: Set<End.Kind> = [.finished, .raised, .exited]
    guard python.end.kind == swift.end.kind, ends.contains(python.end.kind),
      found.allSatisfy({ $0.kind == .relaxation }),
      python.time.virtual.distanceMagnitude(to: swift.time.virtual) > tolerance
    else { return nil }
    return Difference(
      .time, python: Seconds.fixed(python.time.virtual) + "  the end",
      swift: Seconds.fixed(swift.time.virtual) + "  the end",
      message:
        "Swift ends at \(Seconds.short(swift.time.virtual)) s, Python at \(Seconds.short(python.time.virtual)) s",
      help: "'diglot diff' shows both timelines")
  }
}
