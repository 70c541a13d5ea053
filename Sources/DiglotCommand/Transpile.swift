internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotModel
internal import DiglotReports
internal import Foundation

struct Transpile: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Translates Python programs to Swift.",
    discussion: """
      What cannot be translated is refused, with the construct and its line. With --check the translation is also \
      compiled, both sides are run, and what they show is compared. Exit status 1: a program was refused, or is not \
      equivalent.

        diglot transpile sieve.py              print the Swift
        diglot transpile guide.md --only id    of a snippet of a document
        diglot transpile --check corpus/NAME   all of a document, by the contracts of its pairs
        diglot transpile sieve.py -o sieve.swift
        diglot transpile --check *.py --format json
      """)

  @Argument(help: ArgumentHelp("Python files, or documents and corpus folders.", valueName: "path"))
  var files: [String]

  @Flag(help: "Compile the translations, run both sides and compare them.")
  var check = false

  @Option(
    name: [.short, .customLong("swift")], help: ArgumentHelp("Write the Swift of one file there.", valueName: "file"))
  var outputSwift: String?

  @Flag(help: "Say before each statement which line of the Python it comes from (#sourceLocation).")
  var sourceLocations = false

  @OptionGroup var runOptions: RunOptions
  @OptionGroup var report: ReportOptions

  func validate() throws {
    if sourceLocations, check { throw ValidationError("'--source-locations' does not go with '--check'.") }
    if outputSwift != nil, files.count != 1 { throw ValidationError("'-o' takes the Swift of one file.") }
  }

  func run() throws {
    let translations = try files.allSatisfy { $0.hasSuffix(".py") } ? programs() : snippets()
    for diagnostic in translations.flatMap(\.diagnostics) where report.format != .json {
      Terminal.error(diagnostic.text)
    }
    if let outputSwift, let swift = translations.first?.swift {
      let output = try ReportOutput(outputSwift)
      try output.write(swift)
      try output.close()
    }
    let result = TranspileReport(translations: translations.map(row), isChecked: check)
    if report.format == .json || check || outputSwift == nil {
      try Terminal.report(report.format == .json ? result.json() : result.text(), to: report.output)
    }
    if !result.isClean { throw Status.findings }
  }

  private func snippets() throws -> [Translation] {
    let folders = try files.flatMap { (path) throws(Diagnostic) in try CorpusFolder.find(path) }
    for warning in folders.flatMap(\.warnings) { Terminal.error(warning.text) }
    let items = try runOptions.items(folders).filter { $0.declared.skip == nil }
    if outputSwift != nil, items.count != 1 {
      throw ValidationError("'-o' takes the Swift of one snippet: see '--only'.")
    }
    guard check else {
      return try Translation.all(
        of: items, jobs: runOptions.jobCount, sourceLocations: sourceLocations)
    }
    let progress = Progress(total: items.count)
    defer { progress.end() }
    return try TranspileCheck.check(items, try runOptions.verifierOptions()) { progress.step($0) }
  }

  private func programs() throws -> [Translation] {
    var programs: [(path: String, source: String)] = []
    for path in files {
      programs.append((path, try CorpusFolder.file(path)))
    }
    guard check else {
      return Translation.all(
        of: programs, jobs: runOptions.jobCount, sourceLocations: sourceLocations)
    }
    let progress = Progress(total: programs.count)
    defer { progress.end() }
    return try TranspileCheck(try runOptions.verifierOptions()).check(programs) { progress.step($0) }
  }

  private func row(_ translation: Translation) -> TranspileReport.Row {
    TranspileReport.Row(
      path: translation.path, snippet: translation.snippet, swift: translation.swift,
      diagnostics: translation.diagnostics,
      isCompiled: translation.isCompiled, verdict: translation.verdict, compilerOutput: translation.compilerOutput)
  }
}
