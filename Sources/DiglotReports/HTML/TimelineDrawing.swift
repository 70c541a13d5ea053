import DiglotModel

/// Both sides of a pair over one axis of virtual time, as SVG: a lane for each program, for each task, for each request, and for the
/// statements that the document claims something of.
struct TimelineDrawing {
  let pair: PairResult

  private var cause: Difference? { pair.verdict.firstCause }

  /// Units of the drawing.
  private enum Size {
    static let width = 1000.0
    static let left = 150.0
    static let right = 24.0
    static let axis = 30.0
    static let title = 24.0
    static let lane = 22.0
    /// That of the program, with room for marks above the line.
    static let program = 32.0
    static let gap = 10.0
  }

  private struct Band {
    var side: Side
    var run: Observation
    var lanes: [TimelineLane]
    var more: Int
    var top: Double

    /// The first lane is the program's.
    func top(_ lane: Int) -> Double {
      top + Size.title + (lane == 0 ? 0 : Size.program + Double(lane - 1) * Size.lane)
    }

    var height: Double { top(lanes.count) - top + (more > 0 ? Size.lane : 0) }
  }

  /// Nil where no side ran.
  var html: String? {
    let bands = self.bands
    guard let last = bands.last else { return nil }
    let height = last.top + last.height + Size.gap
    var svg =
      "<svg class=\"timeline\" viewBox=\"0 0 1000 \(number(height))\" role=\"img\" aria-label=\"\(HTML.text(summary))\">"
    svg += axis(height)
    for band in bands { svg += drawing(of: band) }
    if let at = cause?.at {
      svg += line(x(at), Size.axis - 4, x(at), height - Size.gap, "first")
      let isRight = x(at) > Size.width - 200
      svg += text(x(at) + (isRight ? -6 : 6), 12, "first difference", "firstname" + (isRight ? " e" : ""))
    }
    return svg + "</svg>"
  }

  private var bands: [Band] {
    var bands: [Band] = []
    var top = Size.axis
    for (side, run) in [(Side.python, pair.python), (.swift, pair.swift)] {
      guard let run else { continue }
      let (lanes, more) = TimelineLane.lanes(of: run)
      bands.append(Band(side: side, run: run, lanes: lanes, more: more, top: top))
      top += bands[bands.count - 1].height + Size.gap
    }
    return bands
  }

  /// The end of the axis in nanoseconds: that of the longer run; 1 ms where neither takes that long.
  private var end: Int {
    [pair.python, pair.swift].compactMap { $0 }.reduce(1_000_000) { end, run in
      max(end, run.time.virtual, run.output.last?.at ?? 0, run.waits.last?.end ?? 0)
    }
  }

  private func x(_ time: Int) -> Double {
    Size.left + (Size.width - Size.left - Size.right) * Double(min(max(time, 0), end)) / Double(end)
  }

  // MARK: Parts

  private func axis(_ height: Double) -> String {
    var svg = ""
    for tick in ticks {
      svg += line(x(tick), Size.axis - 6, x(tick), height - Size.gap, "grid")
      svg += text(x(tick), Size.axis - 10, Seconds.short(tick) + " s", "tick")
    }
    return svg
  }

  /// At most six steps of 1, 2 or 5 times a power of ten; those under the words at the first difference are left out.
  private var ticks: [Int] {
    var step = 1_000_000
    for factor in sequence(first: 1, next: { $0 > .max / 100 ? nil : $0 * 10 }) {
      guard let fitting = [1, 2, 5].first(where: { end / (1_000_000 * factor * $0) <= 6 }) else { continue }
      step = 1_000_000 * factor * fitting
      break
    }
    let words = cause?.at.map { x($0) > Size.width - 200 ? x($0) - 110...x($0) + 30 : x($0) - 30...x($0) + 110 }
    return stride(from: 0, through: end, by: step).filter { tick in words.map { !$0.contains(x(tick)) } ?? true }
  }

  private func drawing(of band: Band) -> String {
    var svg = text(8, band.top + 16, band.side.language, "lang")
    let kinds = band.run.clock == .real ? ", by the machine’s clock: waits are not recorded" : ""
    svg += text(Size.left, band.top + 16, "\(band.run.output.count.of("line")), \(band.run.endText)\(kinds)", "note")
    for (index, lane) in band.lanes.enumerated() {
      let middle = band.top(index) + (index == 0 ? 22 : Size.lane / 2)
      svg += drawing(of: lane, middle)
      guard index == 0 else { continue }
      let isEnd = cause?.kind == .end
      svg += "<path class=\"stop\(isEnd ? " diff" : "")\" d=\"M\(number(x(band.run.time.virtual))) "
      svg += "\(number(middle - 8))v16\"><title>\(HTML.text(band.run.endText))</title></path>"
    }
    if band.more > 0 {
      svg += text(Size.left, band.top(band.lanes.count) + 15, "and \(band.more) more, not drawn", "note")
    }
    return svg
  }

  private func drawing(of lane: TimelineLane, _ middle: Double) -> String {
    let label = Columns.cut(lane.label, 20)
    let title = lane.title.map { "<title>\(HTML.text($0))</title>" } ?? ""
    var svg = "<text class=\"lane\" x=\"18\" y=\"\(number(middle + 4))\">\(HTML.text(label))\(title)</text>"
    for bar in lane.bars {
      let height = bar.stretch == .waiting ? 2.0 : bar.stretch == .running ? 12 : 8
      let width = max(x(bar.end) - x(bar.start), bar.stretch == .waiting ? 0 : 3)
      svg +=
        "<rect class=\"\(bar.stretch.rawValue)\" x=\"\(number(x(bar.start)))\" y=\"\(number(middle - height / 2))\" "
      svg += "width=\"\(number(width))\" height=\"\(number(height))\"><title>\(HTML.text(bar.title))</title></rect>"
    }
    for mark in merged(lane.marks) {
      let isFirst = cause?.line.map(mark.lines.contains) ?? false
      let center = "cx=\"\(number(x(mark.at)))\" cy=\"\(number(middle - 13))\""
      if isFirst { svg += "<circle class=\"ring\" \(center) r=\"8\"/>" }
      let lines = mark.title.split(separator: "\n").map { HTML.text(String($0)) }.joined(separator: "\n")
      svg += "<circle class=\"dot\(isFirst ? " diff" : "")\" \(center) r=\"4\"><title>\(lines)</title></circle>"
    }
    return svg
  }

  /// Marks less than half a unit apart are one.
  private func merged(_ marks: [TimelineLane.Mark]) -> [TimelineLane.Mark] {
    marks.reduce(into: []) { result, mark in
      if let last = result.last, x(mark.at) - x(last.at) < 0.5, mark.lines.upperBound > last.lines.upperBound {
        result[result.count - 1].lines = last.lines.lowerBound...mark.lines.upperBound
      } else {
        result.append(mark)
      }
    }
  }

  // MARK: SVG

  private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ name: String) -> String {
    "<path class=\"\(name)\" d=\"M\(number(x1)) \(number(y1))L\(number(x2)) \(number(y2))\"/>"
  }

  private func text(_ x: Double, _ y: Double, _ text: String, _ name: String) -> String {
    "<text class=\"\(name)\" x=\"\(number(x))\" y=\"\(number(y))\">\(HTML.text(text))</text>"
  }

  /// To a tenth of a unit, which is less than anybody sees.
  private func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }

  /// What the drawing shows, in words.
  private var summary: String {
    var parts = [(Side.python, pair.python), (.swift, pair.swift)].compactMap { side, run in
      run.map { "\(side.language) \(waits($0)), writes \($0.output.count.of("line")), \($0.endText)" }
    }
    if let cause, let at = cause.at { parts.append("first difference at \(Seconds.short(at)) s: \(cause.message)") }
    return "Timelines. " + parts.joined(separator: ". ")
  }

  private func waits(_ run: Observation) -> String {
    let waits = run.waits.filter { $0.length > TimelineRow.tolerance }
    guard !waits.isEmpty else { return "does not wait" }
    let more = waits.count > 3 ? " and \(waits.count - 3) times more" : ""
    return "waits " + waits.prefix(3).map { TimelineLane.span($0.start, $0.end) }.joined(separator: ", ") + more
  }
}
