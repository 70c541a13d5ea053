import Foundation
import Testing

/// Reports of shards, joined again.
@Suite struct `Merging shards` {
  /// Reports without the times of the machine.
  static func plain(_ report: String) -> String {
    report.replacing(/"(?:cpu|wall)": [0-9.]+/, with: "").replacing(#/ time="[0-9.]+"/#, with: "")
      .replacing(/(?:in|took) [0-9.]+ s of the machine’s/, with: "")
  }

  /// The JSON reports of all shards.
  private static func shards(
    _ count: Int, of path: String, in folder: TemporaryFolder, _ options: [String] = [],
    environment: [String: String] = [:]
  ) async throws -> [String] {
    // Of its own: the tests that run beside it share the cache, and change its table.
    let table = try folder.write("costs.json", "{}")
    var files: [String] = []
    for index in 1...count {
      let file = "\(folder.path)/\(index).json"
      let ran = try await CommandLineRun(
        ["verify", path, "--shard", "\(index)/\(count)", "--costs", table, "--format", "json", "--output", file]
          + options, environment: environment)
      #expect((0...1).contains(ran.status), "\(ran.stderr)")
      files.append(file)
    }
    return files
  }

  @Test func `gives the very report of one run, in every format`() async throws {
    let folder = try TemporaryFolder()
    // Of the page the moment is a part.
    let moment = ["SOURCE_DATE_EPOCH": "1800000000"]
    let files = try await Self.shards(8, of: FirstDocument.folder, in: folder, ["--page"], environment: moment)
    for format in ["text", "json", "junit", "github", "markdown", "html", "sarif", "tap"] {
      let plain = try await CommandLineRun(["verify", FirstDocument.folder, "--format", format], environment: moment)
      let merged = try await CommandLineRun(["merge", "--format", format] + files.reversed())
      #expect(merged.status == plain.status && merged.stderr == plain.stderr)
      #expect(Self.plain(merged.stdout) == Self.plain(plain.stdout), "\(format)")
    }
  }

  @Test func `keeps what is different, and its exit status`() async throws {
    let folder = try TemporaryFolder()
    let corpus = try `A report for a machine that builds`.corpus()
    try corpus.folder.write("ports/nobody.swift", "print(1)\n")
    let files = try await Self.shards(3, of: corpus.path, in: folder, ["--check-determinism"])
    let plain = try await CommandLineRun(["verify", corpus.path, "--check-determinism"])
    let merged = try await CommandLineRun(["merge"] + files)
    #expect(plain.status == 1 && merged.status == 1)
    #expect(merged.stdout == plain.stdout && merged.stderr == plain.stderr)
    #expect(merged.stderr.contains("[port-without-snippet]") && merged.stdout.contains("determinism: "))
  }

  @Test func `makes a page of shards that have what it shows`() async throws {
    let folder = try TemporaryFolder()
    let corpus = try `A report for a machine that builds`.corpus()
    let bare = try await Self.shards(2, of: corpus.path, in: folder)
    let refused = try await CommandLineRun(["merge", "--format", "html"] + bare)
    #expect(refused.status == 2 && refused.stderr.contains("error: [shard-without-page] \(bare[0]) has nothing"))
    let files = try await Self.shards(2, of: corpus.path, in: folder, ["--page"])
    let merged = try await CommandLineRun(["merge", "--format", "html"] + files)
    #expect(merged.status == 1 && merged.stdout.contains("id=\"broken-one\" data-verdict=\"failed\" open>"))
    let wrong = try await CommandLineRun(["verify", corpus.path, "--page"])
    #expect(wrong.status == 2 && wrong.stderr.contains("'--page' is for the JSON report of a part"))
  }

  @Test func `names the shard that is missing, or is there twice`() async throws {
    let folder = try TemporaryFolder()
    let corpus = try `A report for a machine that builds`.corpus()
    let files = try await Self.shards(3, of: corpus.path, in: folder)
    let missing = try await CommandLineRun(["merge", files[0], files[2]])
    #expect(missing.status == 2 && missing.stderr.contains("error: [shard-missing] no report is that of part 2/3"))
    let partial = try await CommandLineRun(["merge", "--partial", files[0], files[2]])
    #expect(partial.status < 2 && partial.stderr.isEmpty && partial.stdout.contains(" pairs: "))
    let doubled = try await CommandLineRun(["merge"] + files + [files[1]])
    #expect(
      doubled.status == 2 && doubled.stderr.contains("[shard-doubled] part 2/3 is in \(files[1]) and in \(files[1])"))
  }

  @Test func `refuses parts of several runs, and what is no part`() async throws {
    let (one, other) = (try TemporaryFolder(), try TemporaryFolder())
    let corpus = try `A report for a machine that builds`.corpus()
    let files = try await Self.shards(2, of: corpus.path, in: one)
    let others = try await Self.shards(2, of: corpus.path, in: other, ["--only", "good-one", "--only", "bad-one"])
    let mixed = try await CommandLineRun(["merge", files[0], others[1]])
    #expect(mixed.status == 2 && mixed.stderr.contains("[shards-differ]"))
    let whole = try one.write(
      "whole.json", try await CommandLineRun(["verify", corpus.path, "--format", "json"]).stdout)
    let broken = try one.write("broken.json", "{")
    for path in [whole, broken] {
      let ran = try await CommandLineRun(["merge", path])
      #expect(ran.status == 2 && ran.stderr.contains("[shard-invalid] \(path) is "))
    }
  }

  @Test func `tells shards that were divided by other costs`() async throws {
    let folder = try TemporaryFolder()
    let corpus = try `A report for a machine that builds`.corpus()
    func table(longest: String) throws -> String {
      let rows = corpus.examples.map { "\"\(corpus.document)#\($0.id)\": \($0.id == longest ? 900 : 1)" }
      return try folder.write(longest + ".json", "{\(rows.joined(separator: ","))}")
    }
    let (one, other) = (try table(longest: "good-one"), try table(longest: "passed-one"))
    var files: [String] = []
    for (index, table) in [one, other].enumerated() {
      files.append("\(folder.path)/part\(index).json")
      _ = try await CommandLineRun([
        "verify", corpus.path, "--shard", "\(index + 1)/2", "--costs", table, "--format", "json", "--output",
        files[index],
      ])
    }
    let merged = try await CommandLineRun(["merge"] + files)
    #expect(merged.status == 2 && merged.stderr.contains("[shards-differ]") && merged.stderr.contains("--costs FILE"))
  }

  @Test func `costs are divided evenly, and alike each time`() async throws {
    let folder = try TemporaryFolder()
    let corpus = try `A report for a machine that builds`.corpus()
    let costs = ["good-one": 900, "bad-one": 300, "broken-one": 200, "left-one": 200, "passed-one": 200]
    let table = costs.map { "\"\(corpus.document)#\($0.key)\": \($0.value)" }.joined(separator: ", ")
    let path = try folder.write("costs.json", "{\(table)}")
    func ids(_ shard: String) async throws -> [String] {
      let ran = try await CommandLineRun(
        ["verify", corpus.path, "--shard", shard, "--costs", path, "--format", "json"])
      return try ran.report(VerifyJSON.self).pairs.map(\.id)
    }
    for _ in 1...2 {
      #expect(try await ids("1/2") == ["good-one"])
      #expect(try await ids("2/2") == ["bad-one", "broken-one", "left-one", "passed-one"])
    }
    let parts = try TemporaryFolder()
    let files = try await Self.shards(2, of: corpus.path, in: parts)
    let measured = folder.path + "/measured.json"
    #expect(try await CommandLineRun(["merge", "--costs", measured] + files).status == 1)
    let read = try JSONDecoder().decode([String: Int].self, from: Data(try folder.text("measured.json").utf8))
    #expect(read.count == 5 && (read["\(corpus.document)#bad-one"] ?? 0) > 0)
    let ran = try await CommandLineRun(["verify", corpus.path, "--shard", "1/2", "--costs", corpus.document])
    #expect(ran.status == 2 && ran.stderr.contains("[costs-invalid]"))
  }
}
