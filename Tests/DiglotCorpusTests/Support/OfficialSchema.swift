import Foundation
import TestSupport
import Testing

/// The schemas that those who read the reports have published; `tools/test` fetches them (`tools/schemas`).
enum OfficialSchema {
  static func path(_ name: String) -> String { FetchedFile.path(name) }

  /// What is wrong with a report by the schema of SARIF 2.1.0, as Python's package `jsonschema` judges; nil where it is valid.
  static func sarifProblem(_ report: String) async throws -> String? {
    let folder = try TemporaryFolder()
    let file = try folder.write("report.sarif", report)
    let script = """
      import json, jsonschema, sys
      schema = json.load(open(sys.argv[1]))
      error = jsonschema.exceptions.best_match(jsonschema.Draft7Validator(schema).iter_errors(json.load(open(sys.argv[2]))))
      print(error.message if error else "valid")
      """
    let ran = try await ProgramRun(
      "/usr/bin/python3", ["-c", script, path("sarif-schema-2.1.0.json"), file])
    withExtendedLifetime(folder) {}
    try #require(ran.status == 0, "\(ran.stderr)")
    let said = ran.stdout.trimmingCharacters(in: .whitespacesAndNewlines)
    return said == "valid" ? nil : said
  }
}

/// What `tools/test` fetches into Diglot's cache.
enum FetchedFile {
  static func path(_ name: String) -> String {
    let variables = ProcessInfo.processInfo.environment
    let base = variables["XDG_CACHE_HOME"] ?? (variables["HOME"] ?? "/tmp") + "/.cache"
    return (variables["DIGLOT_CACHE"] ?? base + "/diglot") + "/" + name
  }
}
