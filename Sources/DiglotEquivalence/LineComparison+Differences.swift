import DiglotModel

extension LineComparison {
  private static let timelines = "'diglot diff' shows both timelines"

  /// The first difference of each of the kinds output, order and time, in the order of their lines.
  func differences(from mismatches: [Mismatch], under relaxations: [PreparedRelaxation]) -> [Difference] {
    var result: [Difference] = []
    let text = mismatches.first { $0.kind != .time }
    // Where one side has lines more, the positions after the first other text no longer belong together.
    let end = python.count == swift.count ? count : (text?.index ?? count)
    let time = mismatches.first { $0.kind == .time && $0.index <= end }
    if let text { result.append(difference(ofText: text, relaxations)) }
    if let time { result.append(difference(ofTime: time)) }
    return result.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  /// When a line came, on the side where it came first: nanoseconds since the start of the run.
  ///
  /// - Parameter number: 1-based.
  func time(ofLine number: Int) -> Int {
    min(line(python, number - 1)?.at ?? .max, line(swift, number - 1)?.at ?? .max)
  }

  private func difference(ofText mismatch: Mismatch, _ relaxations: [PreparedRelaxation]) -> Difference {
    let (left, right) = (line(python, mismatch.index), line(swift, mismatch.index))
    let number = mismatch.index + 1
    if let range = mismatch.unordered { return difference(inAnyOrder: range, relaxations) }
    if let group = mismatch.group, mismatch.kind == .text { return difference(in: group, number) }
    switch (mismatch.kind, left, right) {
    case (.tooLong, _, _):
      return make(
        .output, number, left, right,
        "line \(number) is longer than the \(LinePattern.lengthLimit) characters that a pattern is tried on")
    case (.pattern, let left?, let right?):
      let other = mismatch.group?.swift.flatMap { line(swift, $0) } ?? right
      return difference(ofPatternAt: mismatch.index, left, other, relaxations)
    case (_, let left?, nil):
      let more = python.count - swift.count
      let message = more == 1 ? "line \(number) is missing" : "\(more) lines from line \(number) on are missing"
      return make(.output, number, left, nil, message + " in Swift")
    case (_, nil, let right?):
      let more = swift.count - python.count
      let message = more == 1 ? "line \(number) is one too many" : "\(more) lines from line \(number) on are too many"
      return make(.output, number, nil, right, message + " in Swift")
    case (_, let left?, let right?):
      return difference(between: left, right, at: mismatch.index, relaxations)
    default:
      return make(.output, number, left, right, "line \(number) differs")
    }
  }

  /// Two lines of different text or stream at one position.
  private func difference(
    between left: OutputLine, _ right: OutputLine, at index: Int, _ relaxations: [PreparedRelaxation]
  ) -> Difference {
    let number = index + 1
    let sameText = left.text.isSame(as: right.text)
    if isReordered(from: index, relaxations) {
      let message =
        sameText
        ? "line \(number) goes to \(right.stream.rawValue) first in Swift, to \(left.stream.rawValue) first in Python"
        : "\(right.text.quotedStart) comes before \(left.text.quotedStart) in Swift, after it in Python"
      return make(.order, number, left, right, message)
    }
    if sameText {
      return make(
        .output, number, left, right,
        "line \(number) goes to \(right.stream.rawValue) in Swift, to \(left.stream.rawValue) in Python")
    }
    if python.count > swift.count, let next = line(python, index + 1), next.text.isSame(as: right.text) {
      return make(.output, number, left, nil, "line \(number) is missing in Swift")
    }
    if swift.count > python.count, let next = line(swift, index + 1), next.text.isSame(as: left.text) {
      return make(.output, number, nil, right, "line \(number) is one too many in Swift")
    }
    return make(.output, number, left, right, "line \(number) differs")
  }

  private func difference(
    ofPatternAt index: Int, _ left: OutputLine, _ right: OutputLine, _ relaxations: [PreparedRelaxation]
  ) -> Difference {
    var unmatched: [String] = []
    for patterns in relaxations.filter({ $0.covers(index) }).compactMap(\.patterns) {
      if patterns.python.answer(for: left.text) == .differs { unmatched.append("Python's \(patterns.python.quoted)") }
      if patterns.swift.answer(for: right.text) == .differs { unmatched.append("Swift's \(patterns.swift.quoted)") }
    }
    let message = "line \(index + 1) does not match the pattern for it: \(unmatched.joined(separator: ", "))"
    return make(.output, index + 1, left, right, message)
  }

  private func difference(inAnyOrder range: Range<Int>, _ relaxations: [PreparedRelaxation]) -> Difference {
    let (left, right) = (range.clamped(to: python.indices), range.clamped(to: swift.indices))
    let pythonKeys = left.map { key(of: python[$0], .python, in: range, relaxations) }
    let swiftKeys = right.map { key(of: swift[$0], .swift, in: range, relaxations) }
    let onlyPython = LineKey.firstIndex(of: pythonKeys, missingIn: swiftKeys).map { left.lowerBound + $0 }
    let onlySwift = LineKey.firstIndex(of: swiftKeys, missingIn: pythonKeys).map { right.lowerBound + $0 }
    return make(
      .output, (onlyPython ?? onlySwift ?? range.lowerBound) + 1, onlyPython.map { python[$0] },
      onlySwift.map { swift[$0] },
      "lines \(range.lowerBound + 1) to \(range.upperBound) are not the same lines, in whatever order")
  }

  private func difference(in group: Group, _ number: Int) -> Difference {
    let (left, right) = (group.python.flatMap { line(python, $0) }, group.swift.flatMap { line(swift, $0) })
    guard let pattern = group.pattern else {
      let side = left == nil ? "Swift" : "Python"
      return make(
        .output, number, left, right, "\(side)'s line \(number) belongs to no group of the 'interleaved' relaxation")
    }
    let place = "of the group '\(pattern)'"
    switch (left, right) {
    case (let left?, nil):
      return make(.output, number, left, nil, "line \(number), \(place), is missing in Swift")
    case (nil, let right?):
      return make(.output, number, nil, right, "line \(number), \(place), is one too many in Swift")
    case (let left?, let right?) where group.isReordered && !left.text.isSame(as: right.text):
      return make(
        .order, number, left, right,
        "\(right.text.quotedStart) comes before \(left.text.quotedStart) in Swift, after it in Python, \(place)")
    default: return make(.output, number, left, right, "line \(number), \(place), differs")
    }
  }

  private func difference(ofTime mismatch: Mismatch) -> Difference {
    var (left, right) = (line(python, mismatch.index), line(swift, mismatch.index))
    var subject = "line \(mismatch.index + 1)"
    if let group = mismatch.group {
      (left, right) = (group.python.flatMap { line(python, $0) }, group.swift.flatMap { line(swift, $0) })
    }
    if let range = mismatch.unordered {
      let offset = mismatch.index - range.lowerBound
      left = line(python[range.clamped(to: python.indices)].sorted { $0.at < $1.at }, offset)
      right = line(swift[range.clamped(to: swift.indices)].sorted { $0.at < $1.at }, offset)
      subject = "line \(offset + 1) in time of lines \(range.lowerBound + 1) to \(range.upperBound)"
    }
    let times = (Seconds.short(left?.at ?? 0), Seconds.short(right?.at ?? 0))
    return make(
      .time, mismatch.index + 1, left, right, "\(subject) comes at \(times.1) s in Swift, at \(times.0) s in Python")
  }

  /// Whether both sides have the same lines from this position on, in whatever order.
  private func isReordered(from index: Int, _ relaxations: [PreparedRelaxation]) -> Bool {
    guard python.count == swift.count else { return false }
    let rest = index..<count
    return LineKey.sameMultiset(
      rest.map { key(of: python[$0], .python, in: rest, relaxations) },
      rest.map { key(of: swift[$0], .swift, in: rest, relaxations) })
  }

  private func line(_ lines: [OutputLine], _ index: Int) -> OutputLine? {
    lines.indices.contains(index) ? lines[index] : nil
  }

  private func make(
    _ kind: Difference.Kind, _ number: Int, _ left: OutputLine?, _ right: OutputLine?, _ message: String
  ) -> Difference {
    Difference(
      kind, line: number, python: left?.timedText, swift: right?.timedText, message: message,
      pythonPlace: left?.place, swiftPlace: right?.place, help: Self.timelines)
  }
}

extension OutputLine {
  /// The line as a difference shows it: seconds with three decimals, two spaces, the text.
  fileprivate var timedText: String { Seconds.fixed(at) + "  " + text }
}

extension LinePattern {
  fileprivate var quoted: String { "'\(source)'" }
}

extension String {
  /// The first 40 characters in quotes, with an ellipsis where there are more.
  var quotedStart: String { count > 40 ? "'\(prefix(40))…'" : "'\(self)'" }
}
