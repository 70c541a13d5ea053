import DiglotModel

/// Finds where one side waits for one thing after another and the other side waits for them at once.
///
/// The waits of a run are its own record (`Observation.waits`). From a moment on at which both sides are level, waits one
/// after another of d₁, d₂, … end at d₁, d₁ + d₂, …; the same waits at once end at d₁, d₂, ….
struct TimeStructure {
  let python: Observation
  let swift: Observation
  let tolerance: Int

  init(python: Observation, swift: Observation, tolerance: Int) {
    (self.python, self.swift, self.tolerance) = (python, swift, tolerance)
  }

  /// Something that both sides do: when, and the line that they write.
  private struct Event {
    var python: Int
    var swift: Int
    var line: (python: Int, swift: Int)?

    var latest: Int { max(python, swift) }
  }

  /// The first place at which the two sides part in this way; nil where they do not.
  func difference() -> Difference? {
    guard !python.waits.isEmpty, !swift.waits.isEmpty else { return nil }
    let events = self.events
    let parting = events.filter { $0.python.distanceMagnitude(to: $0.swift) > tolerance }
    guard let first = parting.map({ min($0.python, $0.swift) }).min() else { return nil }
    let level = events.filter { $0.python.distanceMagnitude(to: $0.swift) <= tolerance && $0.latest <= first }
    for start in Set(level.map(\.latest) + [0]).sorted(by: >) {
      let found = parting.filter { isSerial(from: start, to: $0) }
      // A line has a place in the source, the end has none.
      if let last = found.last(where: { $0.line != nil }) ?? found.last { return difference(from: start, to: last) }
    }
    return nil
  }

  /// What both sides do, in the order of time: the n-th line of a text, the n-th request to an address, the end.
  private var events: [Event] {
    func numbered<Key: Hashable>(_ keys: [Key]) -> [[AnyHashable]] {
      var counts: [Key: Int] = [:]
      return keys.map { key in
        counts[key, default: 0] += 1
        return [key, counts[key] ?? 0]
      }
    }
    var events: [Event] = []
    let lines = numbered(swift.output.map { Array($0.text.utf8) })
    let positions = Dictionary(zip(lines, lines.indices), uniquingKeysWith: { first, _ in first })
    for (index, key) in numbered(python.output.map { Array($0.text.utf8) }).enumerated() {
      guard let other = positions[key] else { continue }
      events.append(Event(python: python.output[index].at, swift: swift.output[other].at, line: (index, other)))
    }
    let asked = numbered(swift.requests.map { $0.method + " " + $0.url })
    let numbers = Dictionary(zip(asked, asked.indices), uniquingKeysWith: { first, _ in first })
    for (index, key) in numbered(python.requests.map { $0.method + " " + $0.url }).enumerated() {
      guard let other = numbers[key] else { continue }
      events.append(Event(python: python.requests[index].at, swift: swift.requests[other].at))
    }
    events.append(Event(python: python.time.virtual, swift: swift.time.virtual))
    return events.sorted { $0.latest < $1.latest }
  }

  private func waits(_ run: Observation, from start: Int, to end: Int) -> [Wait] {
    run.waits.filter { $0.start >= start - tolerance && $0.end <= end + tolerance }
  }

  private func isSerial(from start: Int, to event: Event) -> Bool {
    let (left, right) = (waits(python, from: start, to: event.python), waits(swift, from: start, to: event.swift))
    let (serial, other) = event.swift > event.python ? (right, left) : (left, right)
    guard serial.count >= 2, let end = serial.last?.end, let begin = serial.first?.start else { return false }
    // Back to back, and up to the event.
    guard serial.reduce(0, { $0 + $1.length }).distanceMagnitude(to: end - begin) <= tolerance,
      begin.distanceMagnitude(to: start) <= tolerance, end.distanceMagnitude(to: event.latest) <= tolerance
    else { return false }
    let lengths = serial.map(\.length).sorted().reduce(into: [Int]()) { lengths, length in
      if length.distanceMagnitude(to: lengths.last ?? .min) > tolerance { lengths.append(length) }
    }
    let ends = other.map { $0.end - start }
    return ends.count == lengths.count
      && zip(ends, lengths).allSatisfy { $0.distanceMagnitude(to: $1) <= tolerance }
  }

  private func difference(from start: Int, to event: Event) -> Difference {
    let (left, right) = (waits(python, from: start, to: event.python), waits(swift, from: start, to: event.swift))
    let isSwiftSerial = event.swift > event.python
    let (serial, other) = isSwiftSerial ? (right, left) : (left, right)
    let (one, two) = isSwiftSerial ? ("Swift", "Python") : ("Python", "Swift")
    let longest = Seconds.short((other.last?.end ?? start) - start)
    let name = isSwiftSerial ? "serial instead of concurrent" : "concurrent instead of serial"
    var difference = Difference(
      .structure, line: event.line.map { $0.python + 1 }, python: Self.text(left), swift: Self.text(right),
      message: "\(name): \(one) waits \(Self.sum(serial)), \(two) \(longest) s at once",
      pythonPlace: event.line.flatMap { python.output[$0.python].place },
      swiftPlace: event.line.flatMap { swift.output[$0.swift].place },
      help: isSwiftSerial
        ? "start them together, with 'async let' or a task group, and await them then"
        : "await one before the next is started")
    difference.at = min(serial.first?.end ?? start, other.first?.end ?? start)
    return difference
  }

  /// "2.0 s and then 2.0 s"; from the fifth wait on "5 times, 10.0 s in all".
  private static func sum(_ waits: [Wait]) -> String {
    let lengths = waits.map { Seconds.short($0.length) + " s" }
    guard lengths.count > 4 else { return lengths.joined(separator: " and then ") }
    return "\(lengths.count) times, one after another, \(Seconds.short(waits.reduce(0) { $0 + $1.length })) s in all"
  }

  /// "waits from 0.0 to 2.0 s, from 2.0 to 4.0 s".
  private static func text(_ waits: [Wait]) -> String {
    let spans = waits.prefix(4).map { "from \(Seconds.short($0.start)) to \(Seconds.short($0.end)) s" }
    return "waits " + spans.joined(separator: ", ") + (waits.count > 4 ? ", …" : "")
  }
}
