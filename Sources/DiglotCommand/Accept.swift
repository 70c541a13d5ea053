internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotModel
internal import DiglotReports
internal import Foundation

struct Accept: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Records what Python does, for review: shows each change, and asks.",
    discussion: """
      What Python did with each example is a file of the corpus folder, 'expected/ID.txt', and 'verify' tells where Python \
      does something else now ([outcome-changed]). This command goes through the changes one by one. A line that a \
      contract has a pattern for is recorded as the pattern. Runs that were killed at a limit are not recorded.

      With '--propose' it runs both sides of each pair again and again, on a machine kept busy and with objects at other \
      addresses, and proposes the least relaxations of the contract under which all of these runs are alike. Nothing \
      is written without a yes and a reason.

      It refuses to run where CI is set. Exit status 1: changes are left.
      """)

  @Argument(help: ArgumentHelp("Documents or corpus folders.", valueName: "path"))
  var paths: [String] = ["corpus"]

  @Flag(help: "Accept all changes without asking.")
  var all = false

  @Flag(help: "Propose contracts for the pairs that are not alike in each run.")
  var propose = false

  @OptionGroup var runOptions: RunOptions

  func validate() throws {
    if runOptions.realTime { throw ValidationError("'accept' needs the virtual clock: leave '--real-time' out.") }
    if all, propose {
      throw ValidationError("'--all' does not go with '--propose': a contract is made weaker only after a yes.")
    }
  }

  func run() throws {
    if Terminal.isCI {
      throw Diagnostic(
        "accept-on-ci", "'accept' does not run on CI, where nobody looks at what it accepts (CI is set)",
        help: "run it on your machine, and commit the changed files")
    }
    if !all, !propose, !Terminal.isInteractive {
      throw Diagnostic(
        "accept-without-terminal", "'accept' asks for each change, and there is no terminal",
        help: "'--all' accepts all changes; look at them with 'git diff' then")
    }
    let verifier = try Verifier(try runOptions.verifierOptions())
    var folders: [CorpusFolder] = []
    for path in paths { folders += try CorpusFolder.find(path) }
    let items = try runOptions.items(folders)
    if propose {
      try Proposals(verifier: verifier).run(items)
    } else {
      try acceptOutcomes(items, verifier)
    }
  }

  private func acceptOutcomes(_ items: [Verifier.Item], _ verifier: Verifier) throws {
    let progress = Progress(total: items.count)
    let review: OutcomeReview
    do {
      defer { progress.end() }
      review = try verifier.review(items, isWhole: runOptions.only.isEmpty) { progress.step($0) }
    }
    for warning in review.unrecorded { Terminal.error(warning.text) }
    var asks = !all
    var accepted = 0
    for (number, change) in review.changes.enumerated() {
      try Terminal.report(text(of: change), to: nil)
      var answer = Answer.yes
      if asks { answer = Terminal.ask("\(question(change)) (\(number + 1) of \(review.changes.count))") }
      if answer == .quit { break }
      if answer == .all { asks = false }
      if answer == .no { continue }
      try change.write()
      accepted += 1
    }
    let left = review.changes.count - accepted
    let parts = [
      (accepted, "accepted"), (left, "left"), (review.unchanged, "as recorded"),
      (review.unrecorded.count, "not recorded"),
    ]
    let counts = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    try Terminal.report((counts.isEmpty ? "nothing to record" : counts.joined(separator: ", ")) + "\n", to: nil)
    if left > 0 { throw Status.findings }
  }

  private func question(_ change: OutcomeChange) -> String {
    change.new == nil ? "Remove it?" : change.old == nil ? "Record this?" : "Accept this?"
  }

  private func text(of change: OutcomeChange) -> String {
    let what = change.new == nil ? "no snippet has this id any more" : change.old == nil ? "new" : "changed"
    return "\(change.path): \(what)\n" + ChangeText(old: change.old, new: change.new).text(color: Terminal.color) + "\n"
  }
}
