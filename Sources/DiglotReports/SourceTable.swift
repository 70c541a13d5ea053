import DiglotModel

/// The sources of both sides, aligned by what they write: the statement that writes a line stands next to the one that writes
/// the same line in the other language. Behind each line's number stand the numbers of the output lines that it wrote.
struct SourceTable {
  let python: SourceText
  let swift: SourceText
  let pair: PairResult
  /// The difference whose places are marked with `>`.
  let cause: Difference?
  let terminal: Terminal

  func sideBySide(width: Int) -> [String] {
    let columns = Columns(width: width, terminal: terminal)
    let head = "line writes  "
    let title = columns.row(
      " ", head + "Python, " + Terminal.visible(python.path), head + "Swift, " + Terminal.visible(swift.path))
    return [title]
      + rows.map { left, right in
        let isCause = isCause(left, cause?.pythonPlace, python) || isCause(right, cause?.swiftPlace, swift)
        return columns.row(
          isCause ? ">" : " ", left.map { cell($0, python, pythonWrites) } ?? "",
          right.map { cell($0, swift, swiftWrites) } ?? "")
      }
  }

  /// One below the other.
  func unified() -> [String] {
    [
      (python, "Python", pythonWrites, cause?.pythonPlace, Terminal.Style.python),
      (swift, "Swift", swiftWrites, cause?.swiftPlace, .swift),
    ]
    .flatMap { source, name, writes, place, style in
      ["  line writes  " + terminal.paint("\(name), " + Terminal.visible(source.path), style)]
        + source.lines.indices.map { index in
          Columns.withoutTrailingSpaces(
            (isCause(index, place, source) ? "> " : "  ") + cell(index, source, writes))
        }
    }
  }

  private func cell(_ index: Int, _ source: SourceText, _ writes: [Int: [Int]]) -> String {
    let number = source.number(index)
    return Columns.aligned("\(number)", 4) + " " + Columns.aligned(Self.numbers(writes[number] ?? []), 6) + "  "
      + Terminal.visible(source.lines[index])
  }

  private func isCause(_ index: Int?, _ place: OutputLine.Place?, _ source: SourceText) -> Bool {
    guard let index, let place else { return false }
    return source.index(place.line) == index
  }

  /// "1", "1-3", "1,3".
  private static func numbers(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers.sorted() {
      if let last = ranges.last, number <= last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }

  private var pythonWrites: [Int: [Int]] { Self.writes(pair.python, python) }
  private var swiftWrites: [Int: [Int]] { Self.writes(pair.swift, swift) }

  /// The numbers of the output lines by the line of the source that wrote them.
  private static func writes(_ run: Observation?, _ source: SourceText) -> [Int: [Int]] {
    var result: [Int: [Int]] = [:]
    for (index, line) in (run?.output ?? []).enumerated() {
      if let place = line.place, source.index(place.line) != nil { result[place.line, default: []].append(index + 1) }
    }
    return result
  }

  /// Indices of lines of both sources that stand next to each other.
  private var rows: [(Int?, Int?)] {
    var rows: [(Int?, Int?)] = []
    var (left, right) = (0, 0)
    for (own, other) in anchors + [(python.lines.count, swift.lines.count)] {
      for offset in 0..<max(own - left, other - right) {
        rows.append((left + offset < own ? left + offset : nil, right + offset < other ? right + offset : nil))
      }
      if own < python.lines.count, other < swift.lines.count { rows.append((own, other)) }
      (left, right) = (own + 1, other + 1)
    }
    return rows
  }

  /// Lines of both sources that write the same line of output, ascending on both sides.
  private var anchors: [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    for (left, right) in zip(pair.python?.output ?? [], pair.swift?.output ?? []) {
      guard let own = left.place.flatMap({ python.index($0.line) }),
        let other = right.place.flatMap({ swift.index($0.line) }), !pairs.contains(where: { $0 == (own, other) })
      else { continue }
      pairs.append((own, other))
    }
    pairs.sort { $0 < $1 }
    // The longest chain that ascends on both sides.
    var best: [[(Int, Int)]] = []
    for pair in pairs {
      let before =
        best.filter { chain in chain.last.map { $0.0 < pair.0 && $0.1 < pair.1 } ?? true }
        .max { $0.count < $1.count } ?? []
      best.append(before + [pair])
    }
    return best.max { $0.count < $1.count } ?? []
  }
}
