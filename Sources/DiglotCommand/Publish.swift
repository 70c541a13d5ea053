internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotDocuments
internal import DiglotModel
internal import DiglotReports
internal import Foundation

struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes a document as a page in two languages, with each example verified.",
    discussion: """
      The prose is as it was; each example has its port beside it, what both sides wrote, their timelines, and when and \
      with what it was verified. A pair that is not equivalent is shown as such, and the exit status is 1. Every \
      format that is read can be published.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument { case html, markdown }

  @Argument(help: ArgumentHelp("A document or a corpus folder.", valueName: "document"))
  var document: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A file, or a folder in which the page gets the document's name (default: standard output).", valueName: "path"))
  var output: String?

  @Option(help: "html (a page of one file) or markdown (for a site generator).")
  var format: Format = .html

  @OptionGroup var runOptions: RunOptions

  func validate() throws {
    if !runOptions.only.isEmpty { throw ValidationError("A page has all of its document: leave '--only' out.") }
  }

  func run() throws {
    let folder = try CorpusFolder(path: document)
    for warning in folder.warnings { Terminal.error(warning.text) }
    // Before anything runs: a document that cannot be published is told at once.
    let blocks = try ProseReader.read(folder.document)
    let items = try runOptions.items([folder])
    let progress = Progress(total: items.count)
    defer { progress.end() }
    var options = try runOptions.verifierOptions()
    options.tellsTasks = true
    let pairs = try Verifier(options).verify(items, progress: { progress.step($0) }).pairs
    progress.end()
    let page = PublishedDocument(
      name: Self.title(name), blocks: blocks, pairs: pairs,
      sources: try items.map { (item) throws(Diagnostic) in try PairSources(item) }, provenance: try Provenance.now())
    try Terminal.report(format == .html ? page.html() : page.markdown(), to: path)
    if !page.isSuccess { throw Status.findings }
  }

  /// The name of the corpus folder, or of the file where it lies in none.
  private var name: String {
    let url = URL(fileURLWithPath: document).standardizedFileURL
    let stem = url.deletingPathExtension().lastPathComponent
    return stem == "document" ? url.deletingLastPathComponent().lastPathComponent : stem
  }

  /// “Mastering asyncio” of `mastering-asyncio`.
  private static func title(_ name: String) -> String {
    let words = name.replacing("-", with: " ").replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private var path: String? {
    guard let output else { return nil }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: output, isDirectory: &isFolder)
    guard output.hasSuffix("/") || exists && isFolder.boolValue else { return output }
    return output + (output.hasSuffix("/") ? "" : "/") + name + (format == .html ? ".html" : ".md")
  }
}
