internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotModel
internal import DiglotReports

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints what a finding or an error means, and what to do.",
    discussion: "The id is what stands in brackets: 'diglot explain time-differs'. Without one, all are listed.")

  @Argument(help: ArgumentHelp("The id of a finding or an error.", valueName: "id"))
  var id: String?

  @Option(help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var output: String?

  func run() throws {
    let pages = DiagnosticPages()
    guard let id else { return try Terminal.report(Self.list(pages), to: output) }
    let name = id.hasPrefix("[") && id.hasSuffix("]") ? String(id.dropFirst().dropLast()) : id
    guard let page = pages[name] else {
      let nearest = Nearest.to(name, in: pages.pages.map(\.id))
      throw Diagnostic(
        "id-unknown", "no finding has the id '\(name)'",
        help: nearest.map { "did you mean '\($0)'?" } ?? "'diglot explain' lists the ids")
    }
    try Terminal.report("\(page.id)\n\n\(page.text)\n", to: output)
  }

  private static func list(_ pages: DiagnosticPages) -> String {
    let width = pages.pages.map(\.id.count).max() ?? 0
    var lines: [String] = []
    var group = ""
    for page in pages.pages {
      if page.group != group { lines += (lines.isEmpty ? [] : [""]) + [page.group + ":"] }
      group = page.group
      lines.append("  " + page.id + String(repeating: " ", count: width - page.id.count + 2) + page.summary)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
