import DiglotModel

/// A row of two timelines, aligned by time: what both sides did at one moment, or what one of them did.
struct TimelineRow {
  /// A line of output or a request.
  struct Event {
    /// Nanoseconds since the start of the run.
    var at: Int
    /// The 1-based number of the line; nil for a request.
    var number: Int?
    /// What it is, without its time.
    var text: String
    /// The same as a reader sees it.
    var timedText: String

    /// The number, or an arrow.
    var label: String { number.map { "\($0)" } ?? "→" }

    func isSame(as other: Event) -> Bool {
      (number == nil) == (other.number == nil) && text.utf8.elementsEqual(other.text.utf8)
    }
  }

  var python: Event?
  var swift: Event?

  /// Moments up to this far apart are one: 1 ms, in nanoseconds.
  static let tolerance = 1_000_000

  /// Whether both sides do the same at the same moment.
  var isAlike: Bool {
    guard let python, let swift else { return false }
    return python.isSame(as: swift)
  }

  /// Whether a side's line has this number.
  func has(line number: Int) -> Bool { python?.number == number || swift?.number == number }

  /// The rows in the order of time. At one moment, what is the same on both sides stands in one row, and what differs is paired
  /// in its order.
  static func rows(python: Observation?, swift: Observation?) -> [TimelineRow] {
    var (left, right) = (events(python)[...], events(swift)[...])
    var rows: [TimelineRow] = []
    while let moment = [left.first?.at, right.first?.at].compactMap({ $0 }).min() {
      let end = moment.addingReportingOverflow(tolerance).partialValue
      let (own, others) = (left.prefix { $0.at <= end }, right.prefix { $0.at <= end })
      rows += aligned(Array(own), Array(others))
      (left, right) = (left.dropFirst(own.count), right.dropFirst(others.count))
    }
    return rows
  }

  /// Above this many events at one moment they are paired in their order: to find those that are the same takes too long.
  private static let limit = 2000

  private static func aligned(_ left: [Event], _ right: [Event]) -> [TimelineRow] {
    guard max(left.count, right.count) <= limit else { return paired(left, right) }
    var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
    for change in right.difference(from: left, by: { $0.isSame(as: $1) }) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var rows: [TimelineRow] = []
    var (i, j) = (0, 0)
    while i < left.count || j < right.count {
      let own = (i..<left.count).prefix { removed.contains($0) }
      let others = (j..<right.count).prefix { inserted.contains($0) }
      rows += paired(own.map { left[$0] }, others.map { right[$0] })
      (i, j) = (i + own.count, j + others.count)
      guard i < left.count, j < right.count else { continue }
      rows.append(TimelineRow(python: left[i], swift: right[j]))
      (i, j) = (i + 1, j + 1)
    }
    return rows
  }

  private static func paired(_ left: [Event], _ right: [Event]) -> [TimelineRow] {
    (0..<max(left.count, right.count)).map { index in
      TimelineRow(
        python: index < left.count ? left[index] : nil, swift: index < right.count ? right[index] : nil)
    }
  }

  /// Lines in their order, and each request before the first line that came after it.
  private static func events(_ run: Observation?) -> [Event] {
    guard let run else { return [] }
    var requests = inOrder(run.requests)[...]
    var events: [Event] = []
    func add(_ request: Request) {
      events.append(Event(at: request.at, number: nil, text: request.summary, timedText: request.timedText))
    }
    for (index, line) in run.output.enumerated() {
      while let request = requests.first, request.at < line.at {
        add(request)
        requests.removeFirst()
      }
      events.append(
        Event(at: line.at, number: index + 1, text: line.stream.rawValue + line.text, timedText: line.timedText))
    }
    for request in requests { add(request) }
    return events
  }

  /// At one instant, to 1 ms, requests come in any order over a network: they stand in that of their URLs.
  static func inOrder(_ requests: [Request]) -> [Request] {
    func key(_ request: Request) -> (Int, String, String, Int) {
      ((request.at + 500_000) / 1_000_000, request.url, request.method, request.ended ?? .max)
    }
    return requests.sorted { key($0) < key($1) }
  }
}
