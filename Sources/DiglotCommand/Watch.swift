internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotModel
internal import DiglotReports
internal import Foundation

struct Watch: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Verifies again what a change is about, each time a file is saved.",
    discussion: """
      Verifies all pairs once. Then it waits: when a port, a context or a record is saved, its pair is verified again; \
      when the document is, the examples whose text has changed; when 'diglot.yaml' or a fixture is, all pairs of the \
      folder. What differs is shown on a clean screen.

        diglot watch                    the folders in 'corpus'
        diglot watch corpus/guide

      Ctrl-C ends it.
      """)

  @Argument(help: ArgumentHelp("Documents or corpus folders.", valueName: "path"))
  var paths: [String] = ["corpus"]

  @OptionGroup var runOptions: RunOptions

  func run() throws {
    let verifier = try Verifier(try runOptions.verifierOptions())
    var corpus = try WatchedCorpus(paths: paths)
    show(corpus.items, verifier)
    while true {
      do throws(Diagnostic) {
        let items = try corpus.next()
        if !items.isEmpty { show(items, verifier) }
      } catch {
        clear()
        Terminal.error(error.text)
      }
    }
  }

  private func show(_ items: [Verifier.Item], _ verifier: Verifier) {
    let start = ContinuousClock.now
    do {
      let wanted = items.filter { runOptions.only.isEmpty || runOptions.only.contains($0.snippet.id) }
      if wanted.isEmpty { return }
      let pairs = try verifier.verify(wanted, progress: { _ in }).pairs
      clear()
      let text = VerifyReport(pairs: pairs).text(color: Terminal.color)
      let took = (ContinuousClock.now - start).seconds(digits: 2)
      try Terminal.report(text + "\(Self.clock()) in \(took) s; waiting for changes\n", to: nil)
    } catch {
      clear()
      Terminal.error((error as? Diagnostic)?.text ?? "\(error)")
    }
  }

  /// An empty screen, on a terminal.
  private func clear() {
    if isatty(1) == 1 { try? Terminal.report("\u{1B}[H\u{1B}[2J\u{1B}[3J", to: nil) }
  }

  private static func clock() -> String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return String(format: "%02d:%02d:%02d", parts.tm_hour, parts.tm_min, parts.tm_sec)
  }
}
