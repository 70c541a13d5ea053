package import DiglotModel
internal import FoundationEssentials
internal import _DiglotBaton

/// The notes of a run that both languages write alike: how it ended, its final values, what the clock had to say.
package struct RunNotes {
  package private(set) var end: End?
  package private(set) var values: [String: Value] = [:]
  package private(set) var valueLines: [String: Int] = [:]
  package private(set) var deadlock: String?
  package private(set) var unclocked: [String] = []
  /// The hosts on other machines that were asked for, each with the place that did first.
  package private(set) var refused: [(host: String, place: UInt64)] = []
  /// What the run's server was asked.
  package private(set) var requests: [Request] = []
  /// When nothing of the program could run.
  package private(set) var waits: [Wait] = []
  /// What is to be told of the snippets that ran before in the same namespace.
  package private(set) var before: [String] = []
  /// Each time that the run passed through statements that the document claims something of.
  package private(set) var passages: [Passage] = []
  /// When tasks waited, with the calls that each wait is in, the innermost first, as the run's locator gives them.
  package private(set) var tasks: [(record: TaskRecord, calls: [[UInt64]])] = []
  /// The place of an uncaught error, as the run's locator gave it; 0 for none.
  package private(set) var endPlace: UInt64 = 0

  /// The places that a deadlock report of a port names.
  package var deadlockPlaces: [UInt64] {
    (deadlock ?? "").split(separator: "@").compactMap { UInt64($0) }
  }

  /// A note that cannot be read is passed over: the run can write into its own trace.
  package init(_ notes: [Trace.Note]) {
    let decoder = JSONDecoder()
    var web = RequestNotes()
    var watched = PassageNotes()
    var waiting = TaskNotes()
    defer { (requests, passages, tasks) = (web.requests, watched.passages, waiting.tasks) }
    for note in notes {
      let data = Data(note.payload)
      switch note.kind {
      case DIGLOT_NOTE_END.rawValue:
        if let decoded = try? decoder.decode(EndNote.self, from: data) {
          end = decoded.end
          endPlace = decoded.place ?? 0
        }
      case DIGLOT_NOTE_VALUE.rawValue:
        if let decoded = try? decoder.decode(ValueNote.self, from: data) {
          values[decoded.name] = decoded.value.value
          valueLines[decoded.name] = decoded.line
        }
      case DIGLOT_NOTE_DEADLOCK.rawValue:
        let waits = String(decoding: note.payload, as: UTF8.self)
        deadlock =
          deadlock.map { "\($0); \(waits)" } ?? "every thread and task waits, and nothing can wake one: \(waits)"
      case DIGLOT_NOTE_UNCLOCKED.rawValue: unclocked.append(String(decoding: note.payload, as: UTF8.self))
      case DIGLOT_NOTE_REFUSED.rawValue:
        let host = String(decoding: note.payload, as: UTF8.self)
        if !refused.contains(where: { $0.host == host }) { refused.append((host, note.place)) }
      case DIGLOT_NOTE_REQUEST.rawValue, DIGLOT_NOTE_ANSWER.rawValue: web.take(note)
      case DIGLOT_NOTE_WAIT.rawValue where note.since < note.at: waits.append(Wait(start: note.since, end: note.at))
      case DIGLOT_NOTE_BEGIN.rawValue:
        before = (try? decoder.decode([String: [String]].self, from: data))?["notes"] ?? []
      case DIGLOT_NOTE_PASSAGE.rawValue: watched.take(note)
      case DIGLOT_NOTE_TASK.rawValue: waiting.take(note)
      default: break
      }
    }
  }
}

extension Worker.Outcome {
  /// Why the run gave the virtual clock up and has to be made again in real time; nil where it did not.
  package var gaveUp: String? {
    trace.gaveUp ? RunNotes(trace.notes).unclocked.last : nil
  }

  /// The observation of this run; `places` turns the locator's answers into lines and columns.
  package func observation(
    document: String, id: String, clock: Observation.ClockKind, gaveUp: String?, places: (UInt64) -> OutputLine.Place?
  ) -> Observation {
    let read = RunNotes(trace.notes)
    var lines = trace.lines
    for (index, place) in trace.places.enumerated() where place != 0 { lines[index].place = places(place) }
    var notes = read.unclocked.map { "the clock was not wholly virtual: \($0)" }
    for refusal in read.refused {
      let place = refusal.place == 0 ? nil : places(refusal.place)
      let line = place.map { "line \($0.line): " } ?? ""
      notes.append("\(line)the host '\(refusal.host)' was refused: a run reaches no other machine")
    }
    notes = read.before + notes
    if let gaveUp { notes.append("ran in real time: \(gaveUp)") }
    if trace.discarded > 0 { notes.append("output cut: \(trace.discarded) bytes beyond the limit of 8 MiB a stream") }
    if trace.dropped > 0 { notes.append("output times cut: no room for \(trace.dropped) notes") }
    var end = end(read)
    if end.kind == .deadlocked {
      end.message = end.message.map { withLines($0, places) }
      end.line = end.line ?? read.deadlockPlaces.first.flatMap(places)?.line
    }
    if end.kind == .raised, end.line == nil, read.endPlace != 0 { end.line = places(read.endPlace)?.line }
    var observation = Observation(
      document: document, id: id, end: end, output: lines, values: read.values,
      time: Timing(virtual: trace.ended, wall: wall, cpu: cpu), clock: clock, notes: notes)
    observation.valueLines = read.valueLines
    observation.requests = read.requests
    observation.waits = read.waits
    observation.isCut = trace.discarded > 0 || trace.dropped > 0
    observation.passages = read.passages
    observation.tasks = read.tasks.map { task, calls in
      var task = task
      for (index, calls) in calls.enumerated() where !calls.isEmpty {
        task.waits[index].line = calls.lazy.compactMap(places).first?.line
      }
      return task
    }
    return observation
  }

  /// Puts lines in the place of `@OFFSET@`, which a port's deadlock report has.
  private func withLines(_ text: String, _ places: (UInt64) -> OutputLine.Place?) -> String {
    var parts = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    for index in stride(from: 1, to: parts.count - 1, by: 2) {
      guard let offset = UInt64(parts[index]) else { return text }
      parts[index] = places(offset).map { "line \($0.line)" } ?? "an unknown line"
    }
    return parts.joined()
  }

  private func end(_ notes: RunNotes) -> End {
    if timedOut { return End(.timedOut, message: "killed after its limit of the machine's time", status: 137) }
    if let deadlock = notes.deadlock { return End(.deadlocked, message: deadlock, status: 70) }
    if let signal { return End(.crashed, type: signalName(signal), status: 128 + signal) }
    let status = exitStatus ?? 0
    guard let end = notes.end else { return End(.exited, status: status) }
    // The program can still ask to exit while it ends (atexit); its own word on how it ended stays.
    if end.kind == .finished, status != 0 { return End(.exited, status: status) }
    return end
  }

  private func signalName(_ signal: Int) -> String {
    let names = [
      2: "SIGINT", 4: "SIGILL", 5: "SIGTRAP", 6: "SIGABRT", 7: "SIGBUS", 8: "SIGFPE", 9: "SIGKILL", 11: "SIGSEGV",
      13: "SIGPIPE", 14: "SIGALRM", 15: "SIGTERM", 24: "SIGXCPU", 25: "SIGXFSZ", 31: "SIGSYS",
    ]
    return names[signal] ?? "signal \(signal)"
  }
}
