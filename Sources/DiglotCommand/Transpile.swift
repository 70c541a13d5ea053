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
        diglot transpile sieve.py -o sieve.swift
        diglot transpile --check *.py --format json
      """)

  @Argument(help: ArgumentHelp("Python files.", valueName: "file"))
  var files: [String]

  @Flag(help: "Compile the translations, run both sides and compare them.")
  var check = false

  @Option(
    name: [.short, .customLong("swift")], help: ArgumentHelp("Write the Swift of one file there.", valueName: "file"))
  var outputSwift: String?

  @OptionGroup var runOptions: RunOptions
  @OptionGroup var report: ReportOptions

  func validate() throws {
    if outputSwift != nil, files.count != 1 { throw ValidationError("'-o' takes the Swift of one file.") }
  }

  func run() throws {
    var programs: [(path: String, source: String)] = []
    for path in files {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw Diagnostic("path-missing", "no such file: \(path)")
      }
      programs.append((path, String(decoding: data, as: UTF8.self)))
    }
    let translations: [Translation]
    if check {
      let progress = Progress(total: programs.count)
      defer { progress.end() }
      translations = try TranspileCheck(runOptions.verifierOptions).check(programs) { progress.step($0) }
    } else {
      translations = Translation.all(of: programs)
    }
    for diagnostic in translations.flatMap(\.diagnostics) where report.format != .json {
      Terminal.error(diagnostic.text)
    }
    if let outputSwift, let swift = translations.first?.swift {
      try Data(swift.utf8).write(to: URL(fileURLWithPath: outputSwift), options: .atomic)
    }
    let result = TranspileReport(translations: translations.map(row), isChecked: check)
    if report.format == .json || check || outputSwift == nil {
      try Terminal.report(report.format == .json ? result.json() : result.text(), to: report.output)
    }
    if !result.isClean { throw Status.findings }
  }

  private func row(_ translation: Translation) -> TranspileReport.Row {
    TranspileReport.Row(
      path: translation.path, swift: translation.swift, diagnostics: translation.diagnostics,
      isCompiled: translation.isCompiled, verdict: translation.verdict, compilerOutput: translation.compilerOutput)
  }
}
