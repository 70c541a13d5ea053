import Foundation
import TestSupport
import Testing

/// The rules of the design: the stages meet only in the model's values.
@Suite struct DependencyTests {
  /// What each target may depend on. A target that is not here fails; one that is here and gone fails too.
  static let allowed: [String: Set<String>] = [
    "CPython": [],
    "_DiglotBaton": [],
    "_DiglotWorker": ["_DiglotBaton"],
    "_DiglotPortStreams": ["DiglotClock"],
    "DiglotClock": ["_DiglotBaton"],
    "DiglotClockSwift": ["DiglotClock", "_DiglotBaton", "_DiglotPortStreams"],
    "Pythonic": [],
    "TestSupport": [],
    "DiglotModel": [],
    "DiglotFixtures": [],
    "DiglotSyntax": ["DiglotModel", "DiglotDocuments", "CPython"],
    "DiglotTranspiler": ["DiglotModel", "DiglotSyntax"],
    "DiglotDocuments": ["DiglotModel", "CPython", "CMark", "LibXML"],
    "DiglotRunner": ["DiglotModel", "_DiglotBaton", "_DiglotWorker"],
    "DiglotPackages": ["DiglotModel", "DiglotRunner"],
    "DiglotPython": ["DiglotModel", "DiglotRunner"],
    "DiglotPorts": ["DiglotModel", "DiglotRunner"],
    "DiglotEquivalence": ["DiglotModel"],
    "DiglotStrength": ["DiglotModel"],
    "_DiglotPages": [],
    "DiglotTesting": ["Testing"],
    "DiglotPlugin": ["PackagePlugin"],
    "DiglotReports": ["DiglotModel", "OpenSSL", "_DiglotPages"],
    "DiglotCorpus": [
      "DiglotModel", "DiglotDocuments", "DiglotFixtures", "DiglotPackages", "DiglotPython", "DiglotPorts",
      "DiglotEquivalence", "DiglotRunner", "DiglotStrength", "DiglotTranspiler", "Yams",
    ],
    "DiglotCommand": ["DiglotModel", "DiglotDocuments", "DiglotCorpus", "DiglotReports", "ArgumentParser"],
    "diglot": ["DiglotCommand"],
    "diglot-python": ["CPython", "_DiglotWorker"],
    "diglot-port": ["_DiglotWorker"],
    "CMark": [],
    "LibXML": [],
    "OpenSSL": [],
    "Zlib": [],
    "diglot-server": ["DiglotFixtures", "OpenSSL", "Zlib", "_DiglotWorker", "NIOCore", "NIOPosix", "NIOHTTP1"],
  ]

  /// What any target may import besides: the system's and Swift's own.
  static let system: Set<String> = [
    "Foundation", "FoundationEssentials", "Dispatch", "Glibc", "Musl", "Synchronization", "_Concurrency",
  ]

  struct Dump: Decodable {
    struct Target: Decodable {
      var name: String
      var type: String
      var dependencies: [[String: [Name?]]]
      var dependencyNames: Set<String> { Set(dependencies.compactMap { $0.values.first?.first??.text }) }
    }

    /// A dependency is a list such as `["Yams", "Yams", null, null]`, or with a condition as an object.
    struct Name: Decodable {
      var text: String?
      init(from decoder: any Decoder) throws { text = try? decoder.singleValueContainer().decode(String.self) }
    }

    var targets: [Target]
  }

  /// A scratch folder of its own: the tests' own build holds the lock of the usual one.
  static let targets: Result<[Dump.Target], any Error> = Result {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("diglot-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let dump = try ProgramRun(
      waitingFor: "/usr/bin/env",
      [
        "swift", "package", "--package-path", Checkout.root.path, "--scratch-path", scratch.path, "dump-package",
      ])
    let all = try JSONDecoder().decode(Dump.self, from: dump.output).targets
    return all.filter { $0.type != "test" }
  }

  @Test func `every target has its rule, and every rule its target`() throws {
    let names = try Self.targets.get().map(\.name)
    #expect(Set(names) == Set(Self.allowed.keys))
    #expect(names.count == Self.allowed.count)
  }

  @Test func `a target depends on what the design allows, and on nothing else`() throws {
    for target in try Self.targets.get() {
      let extra = target.dependencyNames.subtracting(Self.allowed[target.name] ?? [])
      #expect(extra.isEmpty, "\(target.name) depends on \(extra.sorted())")
    }
  }

  @Test(arguments: allowed.keys.sorted())
  func `a target imports what it depends on, and nothing else`(target: String) throws {
    for (path, module) in try imports(of: target) {
      let known = Self.allowed[target]?.union(Self.system).contains(module) ?? false
      #expect(known, "\(path) imports \(module)")
    }
  }

  @Test func `imports are found at all`() throws {
    let count = try Self.allowed.keys.map { try imports(of: $0).count }.reduce(0, +)
    #expect(count > 60)
    #expect(try imports(of: "DiglotEquivalence").contains { $0.module == "DiglotModel" })
  }

  @Test func `the tool comes from one place: nothing but diglot stands on DiglotCommand`() throws {
    let users = try Self.targets.get().filter { $0.dependencyNames.contains("DiglotCommand") }.map(\.name)
    #expect(users == ["diglot"])
  }

  @Test func `the verdict needs no runner, and the ports' library nothing of Diglot`() throws {
    let all = try Self.targets.get()
    let equivalence = try #require(all.first { $0.name == "DiglotEquivalence" })
    let pythonic = try #require(all.first { $0.name == "Pythonic" })
    #expect(equivalence.dependencyNames == ["DiglotModel"])
    #expect(pythonic.dependencyNames.isEmpty)
    #expect(try imports(of: "Pythonic").allSatisfy { Self.system.contains($0.module) })
  }

  @Test func `the executor's experimental interface stays in one file`() throws {
    let users = try sources(of: "Sources").filter { try Checkout.read($0).contains("@_spi(Experimental") }
    #expect(users.count == 1, "\(users)")
  }

  private func sources(of folder: String) throws -> [String] {
    let found = FileManager.default.enumerator(atPath: Checkout.root.appendingPathComponent(folder).path)
    return (found?.allObjects ?? []).compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
      .map { "\(folder)/\($0)" }.sorted()
  }

  private func imports(of target: String) throws -> [(path: String, module: String)] {
    // `import X`, `public import X`, `@preconcurrency import struct X.Y`
    let pattern = /^(?:@\S+ +)*(?:(?:public|package|internal|private) +)?import +(?:(?:struct|class|enum|func) +)?(\w+)/
    return try sources(of: "Sources/\(target)").flatMap { path in
      try Checkout.read(path).split(separator: "\n").compactMap { line in
        try pattern.firstMatch(in: line).map { (path, String($0.1)) }
      }
    }
  }
}
