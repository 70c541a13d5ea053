import Foundation
import Testing

/// Diglot in a package of somebody else's: `DiglotTesting` and the command plugin.
@Suite struct `A package that uses Diglot` {
  /// Files of a package that depends on this checkout, with one pair that is equivalent and one that is not.
  private static let files = [
    "Package.swift": """
    // swift-tools-version: 6.1
    import PackageDescription

    let package = Package(
      name: "guide",
      dependencies: [.package(name: "diglot", path: "\(Checkout.root.path)")],
      targets: [
        .testTarget(name: "GuideTests", dependencies: [.product(name: "DiglotTesting", package: "diglot")])
      ]
    )

    """,
    "Tests/GuideTests/PairTests.swift": """
    import DiglotTesting
    import Testing

    @Test(arguments: try VerifiedPair.all(in: "guide"))
    func `a port behaves as its example`(pair: VerifiedPair) { pair.check() }

    """,
    "guide/document.md": "# Good\n\n```python\nprint(1)\n```\n\n# Bad\n\n```python\nprint(1)\nprint(2)\n```\n",
    "guide/ports/good.swift": "print(1)\n",
    "guide/ports/bad.swift": "print(1)\nprint(3)\n",
  ]

  @Test(.timeLimit(.minutes(30)))
  func `has each pair as a test case, its issues at the port's line, and a command`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("diglot-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in Self.files {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    // The same revisions, which are in SwiftPM's own cache.
    let pins = Checkout.root.appendingPathComponent("Package.resolved")
    if FileManager.default.fileExists(atPath: pins.path) {
      try FileManager.default.copyItem(at: pins, to: folder.appendingPathComponent("Package.resolved"))
    }
    let page = try Checkout.read("Sources/Diglot.docc/Installing.md")
    #expect(page.contains("```swift\n" + (Self.files["Tests/GuideTests/PairTests.swift"] ?? "") + "```"))
    let diglot = Self.products.appendingPathComponent("diglot").path
    let run = "cd '\(folder.path)' && DIGLOT='\(diglot)' DIGLOT_CACHE='\(folder.path)/cache'"

    let tested = try await Checkout.shell("\(run) swift test --disable-xctest", within: 1200)
    #expect(tested.status != 0)
    #expect(tested.output.contains("with 2 test cases") || tested.output.contains("2 test cases"), "\(tested.output)")
    #expect(tested.output.contains("bad.swift:2:1") && tested.output.contains("[output-differs] 'bad': "))
    #expect(!tested.output.contains("'good': "))

    let verified = try await Checkout.shell("\(run) swift package diglot verify guide")
    #expect(
      verified.status != 0 && verified.output.contains("2 pairs: 1 equivalent, 1 different"), "\(verified.output)")
    let good = try await Checkout.shell("\(run) swift package diglot verify guide --only good")
    #expect(good.status == 0 && good.output.contains("1 pair: 1 equivalent"), "\(good.output)")
  }

  /// Where the products lie that were built with the tests.
  private static let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()
}
