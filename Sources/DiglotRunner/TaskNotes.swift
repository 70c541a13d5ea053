internal import DiglotModel
internal import FoundationEssentials

/// What a run noted of its tasks: after each wait of the whole program, those that waited.
struct TaskNotes {
  /// With the calls that each wait is in, the innermost first, as the run's locator gives them; none where the line is known.
  private(set) var tasks: [(record: TaskRecord, calls: [[UInt64]])] = []
  private var indices: [Int: Int] = [:]

  private struct Note: Decodable {
    var number: Int
    var name: String
    var `for`: Int
    var line: Int?
    var awaits: String?
  }

  /// Takes a note; one that cannot be read is passed over.
  mutating func take(_ note: Trace.Note) {
    if note.number != 0 {
      let calls = stride(from: 0, to: note.payload.count & ~3, by: 4).map { start in
        note.payload[start..<(start + 4)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      }
      let wait = TaskRecord.Wait(time: Wait(start: note.since, end: note.at))
      take(wait, of: Int(note.number), named: "task \(indices.count + 1)", calls: calls)
    } else if let told = try? JSONDecoder().decode(Note.self, from: Data(note.payload)) {
      let start = max(note.at.subtractingReportingOverflow(told.for).partialValue, 0)
      let wait = TaskRecord.Wait(time: Wait(start: start, end: note.at), line: told.line, awaits: told.awaits)
      take(wait, of: told.number, named: told.name, calls: [])
    }
  }

  /// A task that was noted before, and has waited since the same moment, waits on.
  private mutating func take(_ wait: TaskRecord.Wait, of number: Int, named name: String, calls: [UInt64]) {
    guard wait.time.start <= wait.time.end else { return }
    let index = indices[number] ?? tasks.count
    if index == tasks.count {
      indices[number] = index
      tasks.append((TaskRecord(name: name), []))
    }
    let last = tasks[index].record.waits.count - 1
    if last >= 0, tasks[index].record.waits[last].time.start == wait.time.start {
      tasks[index].record.waits[last].time.end = wait.time.end
    } else {
      tasks[index].record.waits.append(wait)
      tasks[index].calls.append(calls)
    }
  }
}
