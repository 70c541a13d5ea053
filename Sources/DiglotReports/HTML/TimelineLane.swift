import DiglotModel

/// One line of a drawing of time: stretches, and marks at moments. All times are nanoseconds since the start of the run.
struct TimelineLane {
  enum Stretch: String {
    /// The program runs: under the virtual clock that takes next to no time.
    case running = "run"
    /// Nothing of the program can run.
    case waiting = "wait"
    /// A request is on its way.
    case request = "req"
    /// Statements that the document claims something of are being executed.
    case passage = "pas"
  }

  struct Bar {
    var stretch: Stretch
    var start: Int
    var end: Int
    var title: String
  }

  /// Lines that were written at one moment.
  struct Mark {
    var at: Int
    /// The 1-based numbers of the lines.
    var lines: ClosedRange<Int>
    var title: String
  }

  var label: String
  /// The label in full, where it is cut.
  var title: String?
  var bars: [Bar] = []
  var marks: [Mark] = []

  /// Lanes that a drawing has of one kind: what is beyond is counted under it.
  static let limit = 8

  /// The lanes of a run: the whole program, its tasks, its requests, and the statements that the document claims something of.
  static func lanes(of run: Observation) -> (lanes: [TimelineLane], more: Int) {
    // One task alone waits when the program does.
    let tasks = run.tasks.count > 1 ? run.tasks.map { TimelineLane($0) } : []
    let requests = TimelineRow.inOrder(run.requests).map { TimelineLane($0, ended: run.time.virtual) }
    let passages = passages(of: run)
    let shown = tasks.prefix(limit) + requests.prefix(limit) + passages.prefix(limit)
    return ([TimelineLane(program: run)] + shown, tasks.count + requests.count + passages.count - shown.count)
  }

  private init(label: String, title: String? = nil) { (self.label, self.title) = (label, title) }

  private init(program run: Observation) {
    self.init(label: "program")
    var now = 0
    if run.clock == .virtual {
      for wait in run.waits where wait.start >= now {
        bars.append(Self.running(now, wait.start))
        bars.append(
          Bar(stretch: .waiting, start: wait.start, end: wait.end, title: "waits " + Self.span(wait.start, wait.end)))
        now = wait.end
      }
    }
    bars.append(Self.running(now, max(now, run.time.virtual)))
    for (index, line) in run.output.enumerated() {
      let title = "\(index + 1)  \(Seconds.fixed(line.at))  \(line.text.prefix(120))"
      if let last = marks.last, line.at - last.at < TimelineRow.tolerance, line.at >= last.at {
        marks[marks.count - 1].lines = last.lines.lowerBound...(index + 1)
        if last.lines.count < 12 { marks[marks.count - 1].title += "\n" + title }
      } else {
        marks.append(Mark(at: line.at, lines: (index + 1)...(index + 1), title: title))
      }
    }
  }

  private init(_ task: TaskRecord) {
    self.init(label: task.name, title: task.name)
    for wait in task.waits {
      let (start, end) = (wait.time.start, wait.time.end)
      let what = wait.awaits.map { " for " + $0 } ?? ""
      let line = wait.line.map { ", line \($0)" } ?? ""
      if bars.last?.end != start { bars.append(Self.running(start, start)) }
      bars.append(
        Bar(stretch: .waiting, start: start, end: end, title: "waits\(what) \(Self.span(start, end))\(line)"))
      bars.append(Self.running(end, end))
    }
  }

  private init(_ request: Request, ended: Int) {
    let path = request.url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).dropFirst(3).first
    let label = "\(request.method) /\(path ?? "")"
    self.init(label: label, title: request.summary)
    bars = [Bar(stretch: .request, start: request.at, end: request.ended ?? ended, title: request.summary)]
  }

  /// A lane for the lines of each claim; statements that take no time show nothing that the output does not.
  private static func passages(of run: Observation) -> [TimelineLane] {
    var lanes: [TimelineLane] = []
    var indices: [LineRange: Int] = [:]
    for passage in run.passages {
      let end = passage.left ?? run.time.virtual
      guard end - passage.entered > TimelineRow.tolerance else { continue }
      let name =
        passage.lines.count == 1 ? "line \(passage.lines.start)" : "lines \(passage.lines.start)–\(passage.lines.end)"
      let index = indices[passage.lines] ?? lanes.count
      if index == lanes.count {
        lanes.append(TimelineLane(label: name))
        indices[passage.lines] = index
      }
      let title = "\(name): " + span(passage.entered, end) + (passage.left == nil ? ", never left" : "")
      lanes[index].bars.append(Bar(stretch: .passage, start: passage.entered, end: end, title: title))
    }
    return lanes
  }

  private static func running(_ start: Int, _ end: Int) -> Bar {
    Bar(stretch: .running, start: start, end: end, title: "runs at " + Seconds.short(start) + " s")
  }

  /// "from 0.0 to 2.0 s"
  static func span(_ start: Int, _ end: Int) -> String { "from \(Seconds.short(start)) to \(Seconds.short(end)) s" }
}
