import Foundation
import Testing

/// What snippets see of packages.
@Suite struct `A snippet with packages` {
  private let house = try? WheelHouse([
    .init(name: "tiny-plain", files: ["plain/__init__.py": "NAME = 'plain'\n"]),
    .init(name: "tiny-loud", files: ["loud.py": "print('loud')\n"]),
    .init(
      name: "tiny-threaded",
      files: [
        "threaded.py": "import threading\nended = threading.Event()\nthreading.Thread(target=ended.set).start()\n"
      ]),
    .init(name: "tiny-broken", files: ["broken.py": "raise OSError('as ever')\n"]),
    .init(name: "tiny-secure", files: ["secure.py": "import ssl\nCONTEXT = ssl.create_default_context()\n"]),
    .init(name: "tiny-open", files: ["opened.py": "file = open('/dev/null')\n"]),
  ])

  private func installed(_ corpus: MiniCorpus, update: Bool = false) async throws -> [String: String] {
    let house = try #require(house)
    let ran = try await CommandLineRun(["install", corpus.path], environment: house.environment)
    try #require(ran.status == 0, "\(ran.text)")
    return house.environment
  }

  @Test func `imports them, in programs that it starts as well`() async throws {
    let source = """
      import plain
      import subprocess
      import sys
      from multiprocessing import get_context

      def show():
          print(plain.NAME, flush=True)

      if __name__ == "__main__":
          show()
          subprocess.run([sys.executable, "-c", "import plain; print(plain.NAME)"])
          process = get_context("spawn").Process(target=show)
          process.start()
          process.join()
      """
    let corpus = try MiniCorpus(
      [Example("Imports", python: source)], contracts: "python:\n  packages: [tiny-plain]\n")
    _ = try await installed(corpus)
    let observation = try #require(try await corpus.run().observations["imports"])
    #expect(observation.lines("stdout") == ["plain", "plain", "plain"], "\(observation)")
    #expect(observation.end.kind == "finished")
  }

  @Test func `sees the effects of an import, which is made ahead of time only where nobody can tell`() async throws {
    let threads = "import os\nimport threaded\nimport plain\n\nprint(threaded.ended.wait(1), threaded.ended.is_set())"
    let examples = [
      Example("Loud", python: "import loud\n\nprint('after')"),
      Example("Broken", python: "import broken\n\nprint('after')"),
      Example("Threaded", python: threads),
      Example("Opened", python: "import opened\n\nprint(repr(opened.file.read()))"),
    ]
    let corpus = try MiniCorpus(
      examples,
      contracts: "python:\n  packages: [tiny-plain, tiny-loud, tiny-threaded, tiny-broken, tiny-open]\n")
    _ = try await installed(corpus)
    let seen = try await corpus.run().observations
    #expect(seen["loud"]?.lines("stdout") == ["loud", "after"])
    #expect(seen["broken"]?.end.type == "OSError")
    #expect(seen["broken"]?.end.message == "as ever")
    #expect(seen["threaded"]?.lines("stdout") == ["True True"])
    #expect(seen["opened"]?.lines("stdout") == ["''"])
  }

  @Test func `trusts its site, with contexts that an import has made as well`() async throws {
    let source = """
      import os
      from urllib.request import urlopen

      import secure

      print(urlopen("https://api.example.com/hello", context=secure.CONTEXT).read())
      print(os.environ["REQUESTS_CA_BUNDLE"] == os.environ["SSL_CERT_FILE"])
      """
    let corpus = try MiniCorpus([Example("Secure", python: source)], contracts: "python:\n  packages: [tiny-secure]\n")
    try corpus.folder.write("fixtures/api.example.com/hello.yaml", "body: hello\n")
    _ = try await installed(corpus)
    let seen = try #require(try await corpus.run().observations["secure"])
    #expect(seen.lines("stdout") == ["b'hello'", "True"], "\(seen)")
  }

  @Test func `shares them with no other document`() async throws {
    let example = Example("Plain", python: "import plain\n\nprint(plain.NAME)")
    let with = try MiniCorpus([example], contracts: "python:\n  packages: [tiny-plain]\n")
    let without = try MiniCorpus([example])
    _ = try await installed(with)
    let ran = try await CommandLineRun(["run", with.path, without.path, "--format", "json"])
    let observations = try ran.report(RunJSON.self).observations
    #expect(observations.map(\.end.kind) == ["finished", "raised"])
    let note = observations.last?.notes?.last ?? ""
    #expect(note.contains("'plain'") && note.contains("python: {packages: [plain]}"), "\(observations)")
  }

  @Test func `sees nothing of what the machine has`() async throws {
    let source = "import sys\n\nprint([path for path in sys.path if 'packages' in path], callable(exit))"
    let corpus = try MiniCorpus([Example("Path", python: source)])
    let seen = try await corpus.run(["--offline"]).observations["path"]
    #expect(seen?.lines("stdout") == ["[] True"])
  }

  @Test func `declares them for itself, and its document has them all`() async throws {
    let folder = try TemporaryFolder()
    let page = """
      1. Packages

      First

      This example shows what happens in this case, in a few lines:

      # /// script
      # requires-python = ">=3.11"
      # dependencies = [
      #   "tiny-plain",
      # ]
      # ///
      import plain

      print(plain.NAME)

      Second

      This example shows what happens in this case, in a few lines:

      # /// script
      # dependencies = ["tiny-loud"]
      # ///
      import loud
      import plain

      print(plain.NAME)

      That was the last example of this page.

      """
    let path = try folder.write("guide.txt", page)
    let missing = try await CommandLineRun(["run", path])
    #expect(missing.status == 2)
    #expect(missing.stderr.hasPrefix("\(path):10:6: error: [packages-missing] "), "\(missing.stderr)")
    #expect(missing.stderr.hasSuffix("  help: diglot install \(path)\n"))
    let installed = try await CommandLineRun(["install", path], environment: try #require(house).environment)
    #expect(installed.status == 0, "\(installed.text)")
    #expect(try folder.text("guide.txt.lock").contains("# package: tiny-loud\n# package: tiny-plain\n"))
    let ran = try await CommandLineRun(["run", path, "--format", "json"])
    let observations = try ran.report(RunJSON.self).observations
    #expect(observations.map { $0.lines("stdout") } == [["plain"], ["loud", "plain"]], "\(ran.text)")
  }

  @Test(arguments: [
    ("# dependencies = [\n#   'a'\n#   'b'\n# ]", ":10:5:", "TOML"), ("# dependencies = 'a'", ":8:3:", "list"),
    ("# dependencies = ['./a']", ":8:20:", "name"),
    ("# dependencies = []\n# ///\n\n# /// script\n# a = 1", ":11:1:", "one block"),
  ]) func `declares them wrongly: an error with its place`(block: String, place: String, says: String) async throws {
    let source = "# /// script\n\(block)\n# ///\nimport plain\n\nprint(plain.NAME)"
    let corpus = try MiniCorpus([Example("Wrong", python: source)])
    let ran = try await CommandLineRun(["run", corpus.path])
    #expect(ran.status == 2)
    #expect(ran.stderr.hasPrefix(corpus.document + place), "\(ran.stderr)")
    #expect(ran.stderr.contains("-invalid] ") && ran.stderr.contains(says), "\(ran.stderr)")
  }
}
