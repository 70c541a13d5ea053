import DiglotModel

/// When two runs wake up, where their lines, requests and ends do not tell them apart.
///
/// A sleep beside a longer one, or a timeout that does not pass, shows in no line; and yet a port in which it takes another time
/// is another program.
struct WaitComparison {
  let python: Observation
  let swift: Observation

  /// The shortest wait that has to end on the other side too, in nanoseconds: 1.5 ms. asyncio waits for whole milliseconds, so that
  /// two timers of the same moment may be a millisecond apart on one side alone.
  private static let least = 1_500_000

  /// How many waits are kept of a run (`DIGLOT_WAITS`); what came behind them is unknown.
  private static let kept = 1000

  /// Whether both runs came to an end of the same kind, under the virtual clock.
  var isPossible: Bool {
    let ends: Set<End.Kind> = [.finished, .raised, .exited]
    return python.clock == .virtual && swift.clock == .virtual && python.end.kind == swift.end.kind
      && ends.contains(python.end.kind)
  }

  /// The first moment at which one side wakes up and the other does not; nil where there is none.
  ///
  /// - Parameter tolerance: nanoseconds.
  func difference(tolerance: Int) -> Difference? {
    guard isPossible else { return nil }
    let (left, right) = (python.waits.map(\.end), swift.waits.map(\.end))
    let alone = [(python, right), (swift, left)].compactMap { run, others in
      run.waits.first { $0.length >= Self.least && !Self.has(others, near: $0.end, tolerance) }?.end
    }
    let until = [python, swift].filter { $0.waits.count >= Self.kept }.compactMap { $0.waits.last?.end }.min() ?? .max
    guard let at = alone.min(), at < until else { return nil }
    func moment(_ ends: [Int]) -> Int? { ends.first { $0 >= at } }
    return left.contains(at) ? difference(at: at, at, moment(right)) : difference(at: at, moment(left), at)
  }

  private static func has(_ moments: [Int], near moment: Int, _ tolerance: Int) -> Bool {
    moments.contains { $0.distanceMagnitude(to: moment) <= tolerance }
  }

  private func difference(at: Int, _ one: Int?, _ other: Int?) -> Difference {
    let (early, late, end) = at == one ? ("Python", "Swift", other) : ("Swift", "Python", one)
    let rest = end.map { "\(late) waits until \(Seconds.short($0)) s" } ?? "\(late) does not"
    func text(_ end: Int?) -> String { end.map { "wakes at \(Seconds.short($0)) s" } ?? "wakes no more" }
    var difference = Difference(
      .structure, python: text(one), swift: text(other),
      message: "\(early) wakes at \(Seconds.short(at)) s, \(rest)",
      help: "a sleep or a timeout that no line tells of is longer, shorter, missing or one too many")
    difference.at = at
    return difference
  }
}
