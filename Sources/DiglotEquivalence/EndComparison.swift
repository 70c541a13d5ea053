import DiglotModel

/// How two runs ended.
struct EndComparison {
  let python: End
  let swift: End
  let names: ErrorNames

  /// At most one difference: of kind, else of type, else of message, else of what is attached to the error, else of status.
  ///
  /// A run that was killed at its limit shows nothing about what comes after, so it equals nothing, not even another
  /// such run. The status is the program's own where it finished or exited; after an error the language's runtime
  /// chooses it (1 in CPython, a signal's in Swift), and it is not compared. Nor is the message of a deadlock, in each
  /// language's own words, nor that of an exit, which CPython writes to stderr: it is output.
  func differences() -> [Difference] {
    if python.kind == .timedOut || swift.kind == .timedOut {
      let side =
        switch (python.kind, swift.kind) {
        case (.timedOut, .timedOut): "both sides were"
        case (.timedOut, _): "Python was"
        default: "Swift was"
        }
      return [make("\(side) killed at the time limit")]
    }
    guard python.kind == swift.kind else { return [make("Swift \(swift.phrase), Python \(python.phrase)")] }
    switch python.kind {
    case .raised:
      if !names.areSame(python: python.type, swift: swift.type) {
        return [
          make(
            "Swift \(swift.phrase), Python \(python.phrase)",
            help: "where the two errors mean the same, name them under 'errors' in the contract")
        ]
      }
      // An exception without arguments has the message "", an error without a description none.
      if !(python.message ?? "").isSame(as: swift.message ?? "") {
        return [make("the error's message is \(quoted(swift.message)) in Swift, \(quoted(python.message)) in Python")]
      }
      if let left = python.error, let right = swift.error,
        let parting = ErrorMatcher(ValueMatcher(names)).attached(python: left, swift: right)
      {
        return [make("the error's '\(parting.path.drop { $0 == "." })' \(parting.phrase)", help: parting.help)]
      }
    case .crashed:
      if python.type != swift.type { return [make("Swift \(swift.phrase), Python \(python.phrase)")] }
    case .finished, .exited:
      if python.status != swift.status {
        return [make("the exit status is \(swift.status) in Swift, \(python.status) in Python")]
      }
    case .deadlocked, .timedOut:
      break
    }
    return []
  }

  private func quoted(_ message: String?) -> String { (message ?? "").quotedStart }

  private func make(_ message: String, help: String? = nil) -> Difference {
    Difference(
      .end, python: python.summary, swift: swift.summary, message: message, pythonPlace: python.place,
      swiftPlace: swift.place, help: help)
  }
}

extension End {
  /// What the program did, as the end of a sentence.
  fileprivate var phrase: String {
    switch kind {
    case .finished: "finishes"
    case .raised: "raises \(type ?? "an error")"
    case .exited: "exits with status \(status)"
    case .timedOut: "is killed at the time limit"
    case .crashed: "crashes with \(type ?? "a signal")"
    case .deadlocked: "deadlocks"
    }
  }

  /// All that is known of the end, on one line.
  var summary: String {
    let details = message.flatMap { $0.isEmpty ? nil : ": " + $0 } ?? ""
    return switch kind {
    case .finished: "finished"
    case .raised: (type ?? "error") + details
    case .exited: "exited with status \(status)"
    case .timedOut: "killed at the time limit"
    case .crashed: "crashed" + (type.map { " with " + $0 } ?? "") + details
    case .deadlocked: "deadlocked" + details
    }
  }

  fileprivate var place: OutputLine.Place? {
    line.flatMap { $0 >= 1 ? OutputLine.Place(line: $0, column: 1) : nil }
  }
}
