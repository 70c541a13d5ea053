internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotModel
internal import DiglotReports
internal import Foundation

struct Add: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes or extends the corpus folder of a document: ports and contexts are drafted.",
    discussion: """
      The document is copied into a folder of 'corpus' (or of '--into'). Each example gets a port, translated from the \
      Python; where that is refused, the beginning of one that says what stands in the way. A fragment gets a context \
      with the names that it does not define. What Python does is recorded, both sides are verified, and what is left \
      to do is told, in order.

        diglot add guide.md                        makes corpus/guide
        diglot add guide.md --only a-first-loop    one example
        diglot add guide.md --dry-run              say what would be done

      Run it again when the document has changed. An example whose id has changed keeps its files: they are moved with \
      it. A port that you wrote or changed is never written over; where its example has changed, you are told. A draft \
      that nobody touched is drafted anew.

      Exit status: 0 all pairs are equivalent, 1 something is left to do, 2 could not run.
      """)

  @Argument(help: ArgumentHelp("A document, or a corpus folder.", valueName: "document"))
  var document: String

  @Option(
    help: ArgumentHelp("The corpus folder (default: one in 'corpus', named as the document).", valueName: "folder"))
  var into: String?

  @Flag(help: "Say what would be done, and do nothing.")
  var dryRun = false

  @OptionGroup var runOptions: RunOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let options = try runOptions.verifierOptions()
    var adder = try PairAdder(path: document, into: into, isDry: dryRun)
    try adder.run(only: runOptions.only, jobs: options.jobs)
    var files = adder.actions.map { AddReport.File(path: $0.path, action: $0.kind.rawValue, from: $0.from) }
    var (pairs, steps): ([PairResult], [AddReport.Step]) = ([], [])
    if !dryRun {
      let verifier = try Verifier(options)
      let folder = try CorpusFolder(path: adder.folder)
      for warning in folder.warnings { Terminal.error(warning.text) }
      let items = try runOptions.items([folder]).filter { $0.declared.skip == nil }
      for change in try verifier.review(items, isWhole: false, progress: { _ in }).changes
      where change.old == nil && !adder.isOpen(change.id) {
        try change.write()
        files.append(AddReport.File(path: change.path, action: "created", from: nil))
      }
      let progress = Progress(total: items.count)
      defer { progress.end() }
      pairs = try verifier.verify(items, progress: { progress.step($0) }).pairs
      let ready = zip(items, pairs).filter { _, pair in
        [.equivalent, .different].contains(pair.verdict.outcome) && !adder.isOpen(pair.id)
          && adder.refused[pair.id] == nil
      }
      let proposals = try verifier.propose(ready.map(\.0)) { _ in }
      steps =
        adder.steps(for: pairs, proposals)
        + folder.orphans.map { ("a file without its example: \($0.message)", $0.location?.path ?? "") }
    }
    let result = AddReport(folder: adder.folder, files: files, pairs: pairs, steps: steps, isDry: dryRun)
    try Terminal.report(report.format == .json ? result.json() : result.text(), to: report.output)
    if !result.isComplete { throw Status.findings }
  }
}

extension PairAdder {
  /// What is left to do, the first things first: what a fragment needs, then ports, then differences.
  fileprivate func steps(for pairs: [PairResult], _ proposals: [PairProposal]) -> [AddReport.Step] {
    var steps: [AddReport.Step] = contexts.map { ("say what the fragment's names are", $0) }
    let settled = proposals.filter { $0.result != .alike }
    for pair in pairs
    where !settled.contains(where: { $0.item.snippet.id == pair.id }) && pair.verdict.outcome != .equivalent
      && pair.verdict.outcome != .skipped && !isOpen(pair.id)
    {
      if let findings = refused[pair.id] {
        steps.append(
          ("write the port of '\(pair.id)': \(findings.first?.message ?? "it is not translated")", pair.port ?? ""))
      } else if pair.verdict.outcome == .failed {
        steps.append(("mend the port of '\(pair.id)', which does not compile", pair.port ?? ""))
      } else {
        let difference = pair.verdict.differences.first
        let command = difference?.help?.contains("diglot accept") == true ? "accept" : "diff"
        steps.append(
          (
            "'\(pair.id)': \(difference?.message ?? "both sides differ")",
            "diglot \(command) \(folder) --only \(pair.id)"
          ))
      }
    }
    for one in settled { steps.append(step(for: one)) }
    return steps + stale.map { ("look at a port whose example has changed since", $0) }
  }

  /// A pair that is not alike in runs that were disturbed, with the least that would have to be allowed. It is allowed by a yes and a
  /// reason only.
  private func step(for one: PairProposal) -> AddReport.Step {
    let id = one.item.snippet.id
    switch one.result {
    case .alike: return ("", "")
    case .impossible(let reason): return ("'\(id)': \(reason)", "diglot diff \(folder) --only \(id)")
    case .proposals(let all):
      let kinds = all.map { "\($0.kind.name) of \($0.kind.subject)" }.joined(separator: ", ")
      let evidence = all.first?.evidence ?? "its runs are not alike"
      return ("'\(id)': \(evidence); to allow it: \(kinds)", "diglot accept \(folder) --propose --only \(id)")
    }
  }
}
