import Foundation
import Testing

@Suite struct `Checking determinism` {
  /// `__init__` and the loop around the set are what makes the order come from addresses alone.
  private static let objects = """
    class Item:
        def __init__(self, name):
            self.name = name

    items = [Item(name) for name in "abcd"]
    for item in set(items):
        print(item.name)
    """
  private static let completed = """
    import asyncio

    async def work(name):
        print("start", name)
        await asyncio.sleep(1)

    async def main():
        for future in asyncio.as_completed([work(name) for name in "abcd"]):
            await future

    asyncio.run(main())
    """

  private static func unordered(_ id: String) -> String {
    """
    pairs:
      \(id):
        relaxations:
          - kind: unordered
            lines: 1-4
            reason: the order of a set

    """
  }

  /// What a snippet prints, as a port that prints just that.
  private func mirrored(_ title: String, _ python: String, contracts: String? = nil) async throws -> MiniCorpus {
    let seen = try await MiniCorpus([Example(title, python: python)]).run().observations.values.first
    let lines = (seen?.output ?? []).map { line in
      "try await Task.sleep(until: .now + .seconds(\(line.at)) - elapsed())\nprint(\"\(line.text)\")"
    }
    let end = "try await Task.sleep(until: .now + .seconds(\(seen?.time.virtual ?? 0)) - elapsed())"
    let clock = "let start = ContinuousClock.now\nfunc elapsed() -> Duration { ContinuousClock.now - start }"
    return try MiniCorpus(
      [Example(title, python: python, swift: ([clock] + lines + [end]).joined(separator: "\n"))], contracts: contracts)
  }

  @Test(arguments: [
    ("Reads The Kernel", "text = open(\"/proc/uptime\").read()\nprint(text.strip())"),
    ("Reads The CPU", "import time\n\nprint(time.process_time_ns())"),
  ]) func `finds what follows the machine`(_ title: String, _ python: String) async throws {
    let corpus = try MiniCorpus([Example(title, python: python)])
    let ran = try await CommandLineRun(["verify", corpus.path, "--check-determinism"])
    #expect(ran.status == 1)
    let start = try #require(corpus.starts.values.first)
    #expect(ran.stdout.contains("\(corpus.document):\(start + (python.hasPrefix("import") ? 2 : 1)):1: error: "))
    #expect(ran.stdout.contains("error: [not-deterministic] line 1 of Python's output changes from run to run"))
    #expect(ran.stdout.contains("   first    0.0") && ran.stdout.contains("   again    0.0"), "\(ran.stdout)")
    #expect(ran.stdout.contains("determinism: 1 side, 4 runs, 0 identical, 4 differ"))
  }

  @Test(arguments: [("Set Of Objects", objects), ("Set Of Tasks", Example.setOfTasks), ("As Completed", completed)])
  func `finds an order that comes from addresses`(_ title: String, _ python: String) async throws {
    let corpus = try await mirrored(title, python)
    #expect(try await corpus.verify().status == 0, "equal by luck")
    let ran = try await CommandLineRun(["verify", corpus.path, "--check-determinism"])
    #expect(ran.status == 1)
    #expect(ran.stdout.contains("error: [address-dependent] the order of Python's lines from line "), "\(ran.stdout)")
    #expect(ran.stdout.contains("help: a set of objects is ordered by their addresses: declare 'unordered' for lines "))
    #expect(ran.stdout.contains("repeat: diglot verify \(corpus.path) --only "))
    #expect(ran.stdout.contains("--check-determinism\n"))
    #expect(!ran.stdout.contains("not-deterministic"))
  }

  @Test(arguments: [("Set Of Objects", objects), ("Set Of Tasks", Example.setOfTasks), ("As Completed", completed)])
  func `allows what the contract declares`(_ title: String, _ python: String) async throws {
    let id = Example(title, python: "").id
    let corpus = try await mirrored(title, python, contracts: Self.unordered(id))
    let ran = try await CommandLineRun(["verify", corpus.path, "--check-determinism"])
    #expect(ran.status == 0, "\(ran.stdout)")
    #expect(ran.stdout.contains("within the contract"))
    #expect(!ran.stdout.contains(" differ"))
  }

  @Test func `finds a port that depends on addresses`() async throws {
    let port = """
      final class Item {}
      let item = Item()
      print(ObjectIdentifier(item))
      """
    let python = "import time\n\nprint(\"ObjectIdentifier\")"
    let contract = """
      pairs:
        prints-an-address:
          relaxations:
            - kind: pattern
              lines: 1
              python: ObjectIdentifier
              swift: 'ObjectIdentifier\\(0x[0-9a-f]+\\)'
              reason: an address

      """
    let example = Example("Prints An Address", python: python, swift: port)
    #expect(try await MiniCorpus([example], contracts: contract).verify(["--check-determinism"]).status == 0)
    let pairs = try await MiniCorpus([example]).verify(["--check-determinism"]).pairs
    let found = try #require(pairs["prints-an-address"]?.differences.first { $0.id == "address-dependent" })
    #expect(found.side == "swift" && found.kind == "output" && found.line == 1)
    #expect(found.swiftPlace?.line == 3)
    #expect(found.first != nil && found.second != nil && found.first != found.second)
  }

  @Test func `passes the first document whole, with its counts in JSON`() async throws {
    let ran = try await CommandLineRun(["verify", FirstDocument.folder, "--check-determinism", "--format", "json"])
    #expect(ran.status == 0, "\(ran.stdout.prefix(2_000))")
    let summary = try ran.report(VerifyJSON.self).summary
    #expect(summary.equivalent == 31)
    let determinism = try #require(summary.determinism)
    // 31 Python sides and 30 ports: the compiler refuses one, as its pair expects.
    #expect(determinism.sides == 61 && determinism.runs == 4 * 61)
    #expect(determinism.differing == 0 && determinism.unchecked == 0)
  }

  @Test func `is silent where nobody asks for it`() async throws {
    let ran = try await CommandLineRun(["verify", FirstDocument.folder, "--only", "creating-tasks", "--format", "json"])
    #expect(!ran.stdout.contains("determinism"))
  }

  @Test func `says which sides it cannot check`() async throws {
    let corpus = try MiniCorpus([Example("Never Ends", python: "import time\n\nwhile True:\n    pass")])
    let ran = try await CommandLineRun(["verify", corpus.path, "--check-determinism", "--timeout", "1"])
    #expect(ran.stdout.contains("determinism: 0 sides, 0 runs, 1 side not checked"), "\(ran.stdout)")
  }

  @Test func `needs the virtual clock`() async throws {
    let ran = try await CommandLineRun(["verify", FirstDocument.folder, "--check-determinism", "--real-time"])
    #expect(ran.status == 2)
    #expect(ran.stderr.contains("'--real-time'"))
  }
}
