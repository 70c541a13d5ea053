internal import Foundation

/// As much of the JSON report of `diglot verify` as a test needs. Keys that it does not name are passed over.
struct Report: Decodable {
  struct Place: Decodable {
    var line: Int
    var column: Int
  }

  struct Difference: Decodable {
    var id: String
    var message: String
    var python: String?
    var swift: String?
    var first: String?
    var second: String?
    var swiftPlace: Place?
  }

  struct Pair: Decodable {
    struct Lines: Decodable { var start: Int }
    var document: String
    var id: String
    var lines: Lines
    var port: String?
    var verdict: String
    var differences: [Difference]
    var compiler: String
  }

  var schemaVersion: Int
  var pairs: [Pair]

  /// Runs `diglot verify` to its end.
  ///
  /// - Throws: `DiglotError`.
  init(verifying paths: [String], options: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Self.executable())
    process.arguments = ["verify", "--format", "json"] + options + ["--"] + paths
    let output = Pipe()
    (process.standardInput, process.standardOutput) = (FileHandle.nullDevice, output)
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus < 2, process.terminationReason == .exit else {
      throw DiglotError(
        description: "'diglot verify' ended with \(process.terminationStatus); what it said stands above")
    }
    self = try JSONDecoder().decode(Report.self, from: data)
    guard schemaVersion == 1 else {
      throw DiglotError(description: "the report has version \(schemaVersion) of its schema, and 1 is known here")
    }
    if process.terminationStatus == 1, pairs.allSatisfy({ ["equivalent", "skipped"].contains($0.verdict) }) {
      throw DiglotError(description: "'diglot verify' found what belongs to no pair; what it said stands above")
    }
  }

  private static func executable() throws -> String {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["DIGLOT"] { return named }
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    guard let found = folders.map({ "\($0)/diglot" }).first(where: FileManager.default.isExecutableFile) else {
      throw DiglotError(description: "no 'diglot' in the PATH: tools/install --prefix DIR installs it")
    }
    return found
  }
}

extension VerifiedPair {
  init(_ pair: Report.Pair) {
    (id, document, port, verdict) = (pair.id, pair.document, pair.port, pair.verdict)
    problems = Self.problems(of: pair)
  }

  private static func problems(of pair: Report.Pair) -> [Problem] {
    guard pair.verdict != "equivalent", pair.verdict != "skipped" else { return [] }
    let line = pair.port == nil ? pair.lines.start : 1
    guard !pair.differences.isEmpty else {
      let isMissing = pair.verdict == "unported"
      return [
        Problem(
          id: isMissing ? "port-missing" : "port-does-not-compile",
          message: isMissing ? "there is no port" : pair.compiler, line: line, column: 1)
      ]
    }
    return pair.differences.map { difference in
      let sides = [
        ("python", difference.python), ("swift", difference.swift), ("first", difference.first),
        ("second", difference.second),
      ]
      let lines = sides.compactMap { name, text in text.map { "\n\(name): \($0)" } }
      return Problem(
        id: difference.id, message: difference.message + lines.joined(),
        line: difference.swiftPlace?.line ?? line, column: difference.swiftPlace?.column ?? 1)
    }
  }
}
