import Foundation
import Testing

/// A small example under a heading of its own, and its port.
struct Example: Sendable, CustomTestStringConvertible {
  /// The heading; its words in lower case, joined by hyphens, are the id.
  var title: String
  var python: String
  var swift: String?
  /// `contexts/ID.swift`.
  var swiftContext: String?

  init(_ title: String, python: String, swift: String? = nil, swiftContext: String? = nil) {
    (self.title, self.python, self.swift, self.swiftContext) = (title, python, swift, swiftContext)
  }

  var id: String { title.lowercased().split(separator: " ").joined(separator: "-") }
  var testDescription: String { title }
}

extension Example {
  /// Python that prints the four names of tasks in the order of a set of them, which comes from their addresses.
  static let setOfTasks = """
    import asyncio

    async def work(name):
        await asyncio.sleep(1)
        return name

    async def main():
        done, _ = await asyncio.wait([asyncio.create_task(work(name)) for name in "abcd"])
        for task in done:
            print(task.result())

    asyncio.run(main())
    """
}

/// A corpus folder made of examples: the document is a page of plain text, without fences.
struct MiniCorpus: Sendable {
  let folder: TemporaryFolder
  let examples: [Example]
  /// The 1-based line of the document on which each example starts.
  let starts: [String: Int]

  init(_ examples: [Example], contracts: String? = nil) throws {
    folder = try TemporaryFolder()
    self.examples = examples
    var lines = ["1. Behaviours", ""]
    var starts: [String: Int] = [:]
    for example in examples {
      lines += [example.title, "", "This example shows what happens in this case, in a few lines:", ""]
      starts[example.id] = lines.count + 1
      lines += example.python.split(separator: "\n", omittingEmptySubsequences: false).map {
        $0.isEmpty ? " " : String($0)
      }
      lines += [""]
      if let swift = example.swift { try folder.write("ports/\(example.id).swift", swift + "\n") }
      if let context = example.swiftContext { try folder.write("contexts/\(example.id).swift", context + "\n") }
    }
    self.starts = starts
    lines += ["That was the last example of this page.", ""]
    try folder.write("document.txt", lines.joined(separator: "\n"))
    if let contracts { try folder.write("diglot.yaml", contracts) }
  }

  var path: String { folder.path }
  var document: String { folder.path + "/document.txt" }

  /// `run --format json`, the observations by id.
  func run(_ options: [String] = []) async throws -> (status: Int, observations: [String: ObservationJSON]) {
    let ran = try await CommandLineRun(["run", document, "--format", "json"] + options)
    let observations = try ran.report(RunJSON.self).observations
    return (ran.status, Dictionary(observations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
  }

  /// `verify --format json`, the pairs by id.
  func verify(_ options: [String] = []) async throws -> (status: Int, pairs: [String: VerifyJSON.Pair]) {
    let ran = try await CommandLineRun(["verify", path, "--format", "json"] + options)
    let pairs = try ran.report(VerifyJSON.self).pairs
    return (ran.status, Dictionary(pairs.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
  }
}
