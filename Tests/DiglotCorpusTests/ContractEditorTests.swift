import DiglotCorpus
import DiglotModel
import Testing

/// A relaxation is added to any form of `diglot.yaml` that can take one, and to no other.
@Suite struct `Adding to a contract` {
  private static let added = Relaxation(.unordered(lines: LineRange(start: 1, end: 2)), reason: "it's luck")

  private func add(_ relaxation: Relaxation, to text: String?) throws -> String {
    let corpus = try MiniCorpus([Example("One Example", python: "import time\n\nprint(1)")], contracts: text)
    let folder = try CorpusFolder(path: corpus.path)
    try ContractEditor(folder).add(relaxation, to: "one-example", ids: ["one-example"])
    return try corpus.folder.text("diglot.yaml")
  }

  private static let item = "- kind: unordered\n        lines: 1-2\n        reason: 'it''s luck'\n"

  @Test(
    arguments: [
      (nil, "pairs:\n  one-example:\n    relaxations:\n      " + item),
      ("# nothing yet", "# nothing yet\npairs:\n  one-example:\n    relaxations:\n      " + item),
      ("pairs:\n", "pairs:\n  one-example:\n    relaxations:\n      " + item),
      (
        "python:\n  packages: []\n", "python:\n  packages: []\npairs:\n  one-example:\n    relaxations:\n      " + item
      ),
      ("pairs:\n  one-example:\n", "pairs:\n  one-example:\n    relaxations:\n      " + item),
      (
        "pairs:\n  one-example:\n    # why\n    errors: {A: {swift: B, reason: c}}\n",
        "pairs:\n  one-example:\n    relaxations:\n      \(item)    # why\n    errors: {A: {swift: B, reason: c}}\n"
      ),
      (
        "pairs:\n  one-example:\n    relaxations:\n      - kind: value\n        name: x\n        reason: >\n          long\n",
        "pairs:\n  one-example:\n    relaxations:\n      \(item)      - kind: value\n        name: x\n        reason: >\n          long\n"
      ),
    ] as [(String?, String)]) func `keeps what stands there`(_ old: String?, _ new: String) throws
  {
    #expect(try add(Self.added, to: old) == new)
  }

  @Test(arguments: [
    "{pairs: {one-example: {relaxations: []}}}\n", "pairs: {one-example: {}}\n",
    "pairs:\n  one-example:\n    relaxations: [{kind: value, name: x, reason: y}]\n",
  ]) func `refuses what it would have to rewrite`(_ old: String) throws {
    #expect { try add(Self.added, to: old) } throws: { ($0 as? Diagnostic)?.id == "contract-not-written" }
  }

  @Test(
    arguments: [
      .pattern(lines: LineRange(start: 2, end: 2), python: #"it's \d+: #1"#, swift: "- x"),
      .interleaved(lines: LineRange(start: 1, end: 4), groups: ["A.*", "'"]),
      .time(lines: LineRange(start: 1, end: 1), tolerance: 60_000_000),
      .number(.lines(LineRange(start: 1, end: 1)), NumberTolerance(absolute: 0.5, relative: 1e-9)),
      .number(.value(name: "x"), NumberTolerance(relative: 1e-9)), .value(name: "no"), .realTime,
    ] as [Relaxation.Kind]) func `reads as it was meant`(_ kind: Relaxation.Kind) throws
  {
    let text = try add(Relaxation(kind, reason: "null"), to: nil)
    let file = try ContractFile(path: "diglot.yaml", text: text, ids: ["one-example"])
    #expect(file["one-example"].relaxations.map(\.kind) == [kind])
    #expect(file["one-example"].relaxations.map(\.reason) == ["null"])
  }
}
