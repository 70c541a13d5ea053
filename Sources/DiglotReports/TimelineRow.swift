import DiglotModel

/// A row of two timelines: a line of output on both sides, or a request.
struct TimelineRow {
  /// The 1-based number of the line; nil for a request.
  var number: Int?
  /// What the two sides show; nil where a side has no such line or request.
  var python: String?
  var swift: String?
  /// When the earlier of the two came: nanoseconds since the start of the run.
  private var at: Int

  /// The number, or an arrow.
  var label: String { number.map { "\($0)" } ?? "→" }

  /// Whether a reader sees no difference: same text and stream, and the same times to 1 ms.
  var isAlike: Bool {
    guard let python, let swift else { return false }
    return python.utf8.elementsEqual(swift.utf8)
  }

  /// Lines in their order, and each request before the first line that came after it.
  static func rows(python: Observation?, swift: Observation?) -> [TimelineRow] {
    let (left, right) = (python?.output ?? [], swift?.output ?? [])
    let lines = paired(left, right).enumerated().map { index, pair in
      TimelineRow(
        number: index + 1, python: pair.0?.timedText, swift: pair.1?.timedText,
        at: min(pair.0?.at ?? .max, pair.1?.at ?? .max))
    }
    var requests = paired(inOrder(python?.requests ?? []), inOrder(swift?.requests ?? [])).map { pair in
      TimelineRow(
        number: nil, python: pair.0?.timedText, swift: pair.1?.timedText,
        at: min(pair.0?.at ?? .max, pair.1?.at ?? .max))
    }[...]
    var rows: [TimelineRow] = []
    for line in lines {
      while let request = requests.first, request.at < line.at {
        rows.append(request)
        requests.removeFirst()
      }
      rows.append(line)
    }
    return rows + requests
  }

  private static func paired<Item>(_ left: [Item], _ right: [Item]) -> [(Item?, Item?)] {
    (0..<max(left.count, right.count)).map { index in
      (index < left.count ? left[index] : nil, index < right.count ? right[index] : nil)
    }
  }

  /// At one instant, to 1 ms, requests come in any order over a network: they stand in that of their URLs.
  private static func inOrder(_ requests: [Request]) -> [Request] {
    func key(_ request: Request) -> (Int, String, String, Int) {
      ((request.at + 500_000) / 1_000_000, request.url, request.method, request.ended ?? .max)
    }
    return requests.sorted { key($0) < key($1) }
  }
}
