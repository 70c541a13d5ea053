import Foundation
import TestSupport
import Testing

/// What `diglot install` and the commands that run documents do about declared packages. pip is the machine's, the wheels are
/// the tests' own.
@Suite struct `Python packages` {
  static let greeting = WheelHouse.Wheel(
    name: "tiny-greeting", requires: ["tiny-name>=1"],
    files: ["greeting/__init__.py": "import tiny_name\ndef greet(): return 'hello ' + tiny_name.NAME\n"])
  static let name = WheelHouse.Wheel(name: "tiny-name", files: ["tiny_name.py": "NAME = 'Ada'\n"])
  static let declared = "python:\n  packages:\n    - tiny-greeting==1.*\n"

  private func corpus(_ contracts: String? = declared) throws -> MiniCorpus {
    let example = Example(
      "Greeting", python: "import greeting\n\nprint(greeting.greet())", swift: "print(\"hello Ada\")")
    return try MiniCorpus([example], contracts: contracts)
  }

  /// The environments in a cache, and what else lies there.
  private func entries(_ cache: TemporaryFolder) -> (environments: [String], halves: [String]) {
    let folder = cache.path + "/python"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return (
      names.filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)/key") && !$0.hasPrefix(".") },
      names.filter { $0.hasPrefix(".new") }
    )
  }

  @Test func `are locked and installed once, then there without an index`() async throws {
    let (corpus, house, cache) = (try corpus(), try WheelHouse([Self.greeting, Self.name]), try TemporaryFolder())
    let first = try await CommandLineRun(
      ["install", corpus.path, "--cache", cache.path], environment: house.environment)
    #expect(first.status == 0, "\(first.text)")
    #expect(first.stdout.isEmpty)
    let lock = try corpus.folder.text("packages.lock")
    #expect(lock.contains("# package: tiny-greeting==1.*\ntiny-greeting==1.0 \\\n    --hash=sha256:"), "\(lock)")
    #expect(lock.contains("\ntiny-name==1.0 \\\n    --hash=sha256:"))
    let again = try await CommandLineRun(
      ["install", corpus.path, "--cache", cache.path], environment: WheelHouse.offline)
    #expect(again.status == 0)
    #expect(again.stderr == "\(corpus.document): its packages are installed\n")
    let verified = try await CommandLineRun(
      ["verify", corpus.path, "--offline", "--cache", cache.path], environment: WheelHouse.offline)
    #expect(verified.status == 0, "\(verified.text)")
    #expect(verified.stderr.isEmpty)
    #expect(verified.stdout.hasPrefix("1 pair: 1 equivalent"))
    #expect(entries(cache).environments.count == 1)
    #expect(try corpus.folder.text("packages.lock") == lock)
  }

  @Test(arguments: ["verify", "run", "diff"]) func `that are locked are installed by what runs them`(_ command: String)
    async throws
  {
    let (corpus, house, cache) = (try corpus(), try WheelHouse([Self.greeting, Self.name]), try TemporaryFolder())
    let locked = try await CommandLineRun(["install", corpus.path], environment: house.environment)
    try #require(locked.status == 0, "\(locked.text)")
    let arguments = [command, corpus.path, "--only", "greeting", "--cache", cache.path]
    let offline = try await CommandLineRun(arguments + ["--offline"], environment: house.environment)
    #expect(offline.status == 2)
    #expect(offline.stderr.hasPrefix("\(corpus.path)/diglot.yaml:3:7: error: [packages-missing] "), "\(offline.stderr)")
    #expect(offline.stderr.hasSuffix("  help: diglot install \(corpus.path)\n"))
    let unreachable = try await CommandLineRun(arguments, environment: WheelHouse.offline)
    #expect(unreachable.status == 2)
    #expect(unreachable.stderr.contains("error: [packages-missing]"), "\(unreachable.stderr)")
    #expect(unreachable.stderr.contains("  note: the locked packages cannot be installed: "))
    #expect(entries(cache).environments.isEmpty)
    let ran = try await CommandLineRun(arguments, environment: house.environment)
    #expect(ran.status == 0, "\(ran.text)")
    let line = "\(corpus.document): installing its packages, as \(corpus.path)/packages.lock has them\n"
    #expect(ran.stderr == line)
    #expect(try await CommandLineRun(arguments, environment: WheelHouse.offline).stderr.isEmpty)
  }

  @Test func `that are not locked are an error with its place, and only 'install' writes a lock file`() async throws {
    let (corpus, house) = (try corpus(), try WheelHouse([Self.greeting, Self.name]))
    for command in ["verify", "run"] {
      let ran = try await CommandLineRun([command, corpus.path], environment: house.environment)
      #expect(ran.status == 2)
      #expect(ran.stdout.isEmpty)
      #expect(
        ran.stderr == """
          \(corpus.path)/diglot.yaml:3:7: error: [packages-missing] \(corpus.document) needs packages that are not locked yet
            help: diglot install \(corpus.path)

          """)
    }
    #expect(!FileManager.default.fileExists(atPath: corpus.path + "/packages.lock"))
  }

  @Test func `declared after the lock was made are stale until it is made anew`() async throws {
    let (corpus, house) = (try corpus(), try WheelHouse([Self.greeting, Self.name]))
    try #require(try await CommandLineRun(["install", corpus.path], environment: house.environment).status == 0)
    try corpus.folder.write("diglot.yaml", Self.declared + "    - tiny-name\n")
    for command in ["verify", "install"] {
      let ran = try await CommandLineRun([command, corpus.path], environment: house.environment)
      #expect(ran.status == 2)
      #expect(
        ran.stderr.hasPrefix("\(corpus.path)/diglot.yaml:4:7: error: [packages-stale] 'tiny-name'"), "\(ran.stderr)")
      #expect(ran.stderr.hasSuffix("  help: diglot install --update \(corpus.path)\n"))
    }
    let updated = try await CommandLineRun(["install", corpus.path, "--update"], environment: house.environment)
    #expect(updated.status == 0, "\(updated.text)")
    try corpus.folder.write("diglot.yaml", Self.declared)
    let ran = try await CommandLineRun(["verify", corpus.path], environment: house.environment)
    #expect(ran.status == 2)
    #expect(ran.stderr.hasPrefix("\(corpus.path)/packages.lock:4:1: error: [packages-stale] "), "\(ran.stderr)")
  }

  @Test func `with another hash than was locked are refused`() async throws {
    let (corpus, house, cache) = (try corpus(), try WheelHouse([Self.greeting, Self.name]), try TemporaryFolder())
    try #require(try await CommandLineRun(["install", corpus.path], environment: house.environment).status == 0)
    try house.add([WheelHouse.Wheel(name: "tiny-name", files: ["tiny_name.py": "NAME = 'Eve'\n"])])
    let arguments = ["run", corpus.path, "--cache", cache.path]
    let ran = try await CommandLineRun(arguments, environment: house.environment)
    #expect(ran.status == 2)
    #expect(ran.stdout.isEmpty)
    #expect(ran.stderr.contains("\(corpus.path)/packages.lock:6:1: error: [packages-hash] "), "\(ran.stderr)")
    #expect(ran.stderr.contains("'tiny-name'"))
    #expect(entries(cache).environments.isEmpty)
    #expect(entries(cache).halves.isEmpty)
  }

  @Test func `installed by two at once are one environment`() async throws {
    let (corpus, house, cache) = (try corpus(), try WheelHouse([Self.greeting, Self.name]), try TemporaryFolder())
    try #require(try await CommandLineRun(["install", corpus.path], environment: house.environment).status == 0)
    let arguments = ["run", corpus.path, "--cache", cache.path]
    async let one = CommandLineRun(arguments, environment: house.environment)
    async let other = CommandLineRun(arguments, environment: house.environment)
    for ran in [try await one, try await other] {
      #expect(ran.status == 0, "\(ran.text)")
      #expect(ran.stdout.contains("hello Ada"))
    }
    #expect(entries(cache).environments.count == 1)
    #expect(entries(cache).halves.isEmpty)
  }

  @Test func `whose installation is killed leave nothing that is used, and nothing for long`() async throws {
    let (corpus, house, cache) = (try corpus(), try WheelHouse([Self.greeting, Self.name]), try TemporaryFolder())
    try #require(try await CommandLineRun(["install", corpus.path], environment: house.environment).status == 0)
    let process = try ChildProcess(
      CommandLineRun.diglot, ["install", corpus.path, "--cache", cache.path], changes: house.environment)
    for _ in 1...1000 where entries(cache).halves.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
    process.signal(SIGKILL)
    _ = await process.ended()
    #expect(!entries(cache).halves.isEmpty)
    #expect(entries(cache).environments.isEmpty)
    let ran = try await CommandLineRun(["run", corpus.path, "--cache", cache.path], environment: house.environment)
    #expect(ran.status == 0, "\(ran.text)")
    #expect(entries(cache).environments.count == 1)
    #expect(entries(cache).halves.isEmpty)
  }

  @Test func `that cannot be had, or that are none, are errors with their places`() async throws {
    let house = try WheelHouse([Self.name])
    for (text, id) in [
      ("tiny-nothing", "[packages-failed]"), ("tiny-name=1", "[package-invalid]"), ("./tiny", "[package-invalid]"),
      ("--index-url=x", "[package-invalid]"), ("tiny @ file:///tiny.whl", "[package-invalid]"),
      ("'tiny name'", "[package-invalid]"), ("[tiny]", "[contract-invalid]"),
    ] {
      let corpus = try corpus("python:\n  packages:\n    - tiny-name\n    - \(text)\n")
      let ran = try await CommandLineRun(["install", corpus.path], environment: house.environment)
      #expect(ran.status == 2)
      #expect(ran.stderr.contains("\(corpus.path)/diglot.yaml:4:7: error: \(id) "), "\(ran.stderr)")
      #expect(!FileManager.default.fileExists(atPath: corpus.path + "/packages.lock"))
    }
  }

  @Test func `are told by doctor`() async throws {
    let (corpus, house, cache) = (try corpus(), try WheelHouse([Self.greeting, Self.name]), try TemporaryFolder())
    let arguments = ["doctor", corpus.path, "--cache", cache.path]
    let before = try await CommandLineRun(arguments, environment: house.environment)
    #expect(before.status == 2)
    #expect(before.stdout.contains("failed  packages: \(corpus.path)/diglot.yaml:3:7: error: [packages-missing]"))
    #expect(before.stdout.contains("  help: diglot install \(corpus.path)\n"))
    try #require(
      try await CommandLineRun(["install", corpus.path, "--cache", cache.path], environment: house.environment).status
        == 0)
    let after = try await CommandLineRun(arguments, environment: house.environment)
    #expect(after.status == 0, "\(after.text)")
    #expect(after.stdout.contains("ok      packages: "))
    #expect(after.stdout.contains("those of \(corpus.document) are installed\n"))
  }
}
