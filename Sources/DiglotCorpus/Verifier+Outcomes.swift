internal import DiglotEquivalence
package import DiglotModel
internal import DiglotPython
internal import DiglotRunner

/// How a recorded outcome would change: a file that is written anew, made, or removed.
package struct OutcomeChange: Sendable {
  package var document: String
  package var id: String
  package var path: String
  /// The file's text; nil where there is none.
  package var old: String?
  /// Nil where the snippet is gone, and the file goes with it.
  package var new: String?
}

/// What there is to accept.
package struct OutcomeReview: Sendable {
  package var changes: [OutcomeChange] = []
  package var unchanged = 0
  /// Runs of which nothing can be recorded, each with its reason.
  package var unrecorded: [Diagnostic] = []
}

extension Verifier {
  /// Runs the Python sides and compares each with what is recorded.
  ///
  /// - Parameter isWhole: whether the items are all of their documents: files of snippets that are gone are then changes, too.
  /// - Throws: the first diagnostic of a run that could not be made.
  package func review(_ items: [Item], isWhole: Bool, progress: @Sendable (String) -> Void) throws(Diagnostic)
    -> OutcomeReview
  {
    let items = try furnish(items.filter { $0.contract.skip == nil }, skipping: true)
    let runs = try concurrently(items.count, jobs: options.jobs) { (index) throws(Diagnostic) in
      defer { progress(items[index].snippet.id) }
      return try sides.observe(items[index]).observation
    }
    var review = OutcomeReview()
    var seen: Set<String> = []
    for (item, run) in zip(items, runs) {
      if isWhole, seen.insert(item.folder.document.path).inserted {
        for path in item.folder.orphanedOutcomes {
          let id = path.split(separator: "/").last.map { String($0.dropLast(4)) } ?? ""
          review.changes.append(
            OutcomeChange(document: item.folder.document.path, id: id, path: path, old: try CorpusFolder.text(path)))
        }
      }
      try add(item, run, to: &review)
    }
    return review
  }

  private func add(_ item: Item, _ run: Observation, to review: inout OutcomeReview) throws(Diagnostic) {
    let place = SourceLocation(path: item.folder.document.path, line: item.snippet.lines.start)
    guard let path = item.folder.outcomePath(item.snippet.id) else {
      throw Diagnostic(
        "outcome-without-corpus", "\(item.folder.document.path) lies in no corpus folder",
        help: "a corpus folder holds its document as 'document.txt'")
    }
    if let reason = run.unrecordable {
      review.unrecorded.append(
        Diagnostic("outcome-not-recorded", "'\(item.snippet.id)' \(reason)", at: place, severity: .warning))
      return
    }
    let old = try CorpusFolder.text(path)
    if let old, let recorded = try? OutcomeReader(path: path).outcome(old) {
      let comparison = OutcomeComparison(
        recorded: recorded, run: run, contract: item.declared, python: Self.pythonVersion)
      if comparison.change() == nil, !comparison.isOutdated {
        review.unchanged += 1
        return
      }
    }
    let new = OutcomeText.text(of: Outcome(of: run, under: item.declared, python: Self.pythonVersion))
    if new == old {
      review.unchanged += 1
    } else {
      review.changes.append(
        OutcomeChange(document: item.folder.document.path, id: item.snippet.id, path: path, old: old, new: new))
    }
  }

  /// A pair with the finding where Python did something else than is recorded.
  func compareWithRecord(_ result: PairResult, _ item: Item) throws(Diagnostic) -> PairResult {
    guard let run = result.python, !options.realTime, run.unrecordable == nil, item.folder.hasOutcomes,
      let path = item.folder.outcomePath(item.snippet.id)
    else { return result }
    var result = result
    guard let text = try CorpusFolder.text(path) else {
      result.python?.notes.append(
        "what it does is not recorded: 'diglot accept \(item.folder.root) --only \(item.snippet.id)' does")
      return result
    }
    let recorded = try OutcomeReader(path: path).outcome(text)
    let comparison = OutcomeComparison(
      recorded: recorded, run: run, contract: item.declared, python: Self.pythonVersion)
    guard var change = comparison.change() else { return result }
    change.help = "'diglot accept \(item.folder.root) --only \(item.snippet.id)' shows it, and records it"
    result.verdict.differences.append(change)
    if result.verdict.outcome == .equivalent { result.verdict.outcome = .different }
    return result
  }

  private static var pythonVersion: String { EmbeddedPython.current?.version ?? "unknown" }
}

extension Observation {
  /// Why this run is none to be recorded: what the machine's limits did is not what Python does.
  fileprivate var unrecordable: String? {
    switch (end.kind, end.type) {
    case (.timedOut, _): "was killed at the limit of the machine's time"
    case (.crashed, "SIGKILL"), (.crashed, "SIGXCPU"), (.crashed, "SIGXFSZ"):
      "was killed at a limit of the machine (\(end.type ?? ""))"
    default: isCut ? "wrote more than is kept of a run" : nil
    }
  }
}
