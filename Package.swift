// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
  name: "diglot",
  products: [
    .executable(name: "diglot", targets: ["diglot"]),
    .library(name: "Pythonic", type: .dynamic, targets: ["Pythonic"]),
    // For others' packages: pairs as cases of Swift Testing, and 'swift package diglot'.
    .library(name: "DiglotTesting", targets: ["DiglotTesting"]),
    .plugin(name: "DiglotPlugin", targets: ["DiglotPlugin"]),
    // Preloaded: the clock alone into Python, the clock with Swift's executor into ports.
    .library(name: "DiglotClock", type: .dynamic, targets: ["DiglotClock"]),
    .library(name: "DiglotClockSwift", type: .dynamic, targets: ["DiglotClockSwift"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
  ],
  targets: [
    .systemLibrary(name: "CPython", pkgConfig: "python3-embed", providers: [.apt(["libpython3-dev"])]),
    .systemLibrary(name: "CMark", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "LibXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "OpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "Zlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // The clock and what runs under it
    .target(name: "_DiglotBaton"),
    .target(name: "DiglotClock", dependencies: ["_DiglotBaton"]),
    .target(name: "_DiglotPortStreams", dependencies: ["DiglotClock"]),
    .target(
      name: "DiglotClockSwift", dependencies: ["DiglotClock", "_DiglotBaton", "_DiglotPortStreams"],
      swiftSettings: strict),
    .target(name: "_DiglotWorker", dependencies: ["_DiglotBaton"]),
    .executableTarget(
      name: "diglot-python", dependencies: ["CPython", "_DiglotWorker"],
      resources: [
        .embedInCode("harness.py"), .embedInCode("passages.py"), .embedInCode("pieces.py"), .embedInCode("program.py"),
      ],
      swiftSettings: strict),
    .executableTarget(name: "diglot-port", dependencies: ["_DiglotWorker"], swiftSettings: strict),
    .executableTarget(
      name: "diglot-server",
      dependencies: [
        "DiglotFixtures", "OpenSSL", "Zlib", "_DiglotWorker",
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ],
      swiftSettings: strict),
    .target(name: "Pythonic", swiftSettings: strict),

    // The stages
    .target(name: "DiglotModel", swiftSettings: strict),
    .target(name: "DiglotFixtures", swiftSettings: strict),
    .target(
      name: "DiglotDocuments", dependencies: ["DiglotModel", "CPython", "CMark", "LibXML"], swiftSettings: strict),
    .target(
      name: "DiglotSyntax", dependencies: ["DiglotModel", "DiglotDocuments", "CPython"], swiftSettings: strict),
    .target(name: "DiglotTranspiler", dependencies: ["DiglotModel", "DiglotSyntax"], swiftSettings: strict),
    .target(
      name: "DiglotRunner", dependencies: ["DiglotModel", "_DiglotBaton", "_DiglotWorker"], swiftSettings: strict),
    .target(name: "DiglotPackages", dependencies: ["DiglotModel", "DiglotRunner"], swiftSettings: strict),
    .target(name: "DiglotPython", dependencies: ["DiglotModel", "DiglotRunner"], swiftSettings: strict),
    .target(name: "DiglotPorts", dependencies: ["DiglotModel", "DiglotRunner"], swiftSettings: strict),
    .target(name: "DiglotEquivalence", dependencies: ["DiglotModel"], swiftSettings: strict),
    .target(name: "DiglotStrength", dependencies: ["DiglotModel"], swiftSettings: strict),
    .target(name: "_DiglotPages"),
    .target(
      name: "DiglotReports", dependencies: ["DiglotModel", "OpenSSL", "_DiglotPages"],
      resources: [.embedInCode("HTML/page.css"), .embedInCode("HTML/page.js")], swiftSettings: strict),
    .target(
      name: "DiglotCorpus",
      dependencies: [
        "DiglotModel", "DiglotDocuments", "DiglotFixtures", "DiglotPackages", "DiglotPython", "DiglotPorts",
        "DiglotEquivalence", "DiglotRunner", "DiglotStrength", "DiglotTranspiler",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "DiglotCommand",
      dependencies: [
        "DiglotModel", "DiglotCorpus", "DiglotReports", "DiglotDocuments",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(name: "diglot", dependencies: ["DiglotCommand"], swiftSettings: strict),

    // In others' packages: they run the diglot that is installed
    .target(name: "DiglotTesting", swiftSettings: strict),
    .plugin(
      name: "DiglotPlugin",
      capability: .command(intent: .custom(verb: "diglot", description: "Verifies the pairs of documents and ports.")),
      path: "Sources/DiglotPlugin"),

    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: strict),
    .testTarget(name: "BatonTests", dependencies: ["_DiglotBaton"], swiftSettings: strict),
    .testTarget(name: "PythonicTests", dependencies: ["Pythonic", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "DiglotModelTests", dependencies: ["DiglotModel"], swiftSettings: strict),
    .testTarget(name: "DiglotFixturesTests", dependencies: ["DiglotFixtures"], swiftSettings: strict),
    .testTarget(
      name: "DiglotDocumentsTests", dependencies: ["DiglotDocuments", "DiglotModel", "DiglotReports"],
      swiftSettings: strict),
    .testTarget(
      name: "DiglotEquivalenceTests", dependencies: ["DiglotEquivalence", "DiglotModel"], swiftSettings: strict),
    .testTarget(
      name: "DiglotStrengthTests",
      dependencies: ["DiglotStrength", "DiglotDocuments", "DiglotPorts", "DiglotRunner", "DiglotModel"],
      swiftSettings: strict),
    .testTarget(name: "DiglotReportsTests", dependencies: ["DiglotReports", "DiglotModel"], swiftSettings: strict),
    .testTarget(
      name: "DiglotCorpusTests",
      dependencies: [
        "DiglotCorpus", "DiglotFixtures", "DiglotModel", "DiglotPython", "DiglotPorts", "DiglotReports", "LibXML",
        "diglot",
        "diglot-python", "diglot-port", "TestSupport",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .testTarget(name: "PackageTests", dependencies: ["TestSupport"], swiftSettings: strict),
  ]
)

// For 'tools/fuzz' alone: an executable without a main function of its own, which libFuzzer has.
if Context.environment["DIGLOT_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "DiglotCorpus", "DiglotDocuments", "DiglotEquivalence", "DiglotModel", "DiglotReports", "DiglotRunner",
        "DiglotStrength", "DiglotTranspiler",
      ],
      path: "Tests/Fuzzing", exclude: ["corpus"], swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
