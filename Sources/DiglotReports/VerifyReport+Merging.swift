package import DiglotModel

extension VerifyReport {
  /// The report of the whole run, made of those of its parts, in any order.
  ///
  /// - Parameters:
  ///   - files: paths and texts of JSON reports.
  ///   - isPartial: whether parts may be missing.
  ///   - isPage: whether a page is to be made, for which each part needs what a page shows.
  /// - Throws: `[shard-invalid]`; `[shard-without-page]`; `[shard-missing]` and `[shard-doubled]`, which name the part; `[shards-differ]` for parts of
  ///   several runs, or of a run that was not divided in one way.
  package init(merging files: [(path: String, text: String)], isPartial: Bool = false, isPage: Bool = false)
    throws(Diagnostic)
  {
    var reports: [(path: String, report: ShardReport)] = []
    for file in files { reports.append((file.path, try ShardReport(file.text, path: file.path))) }
    guard let first = reports.first else {
      throw Diagnostic("shard-missing", "there is no report to merge", help: "name the reports of all parts")
    }
    for (path, report) in reports where report.part.count != first.report.part.count {
      throw Self.differ(
        "\(first.path) is part \(first.report.part.name), \(path) is part \(report.part.name)")
    }
    for (path, report) in reports where report.part.all != first.report.part.all {
      throw Self.differ("\(first.path) and \(path) are parts of runs with other pairs")
    }
    try Self.checkParts(reports, isPartial: isPartial)
    if isPage, let bare = reports.first(where: { $0.report.page == nil }) {
      throw Diagnostic(
        "shard-without-page", "\(bare.path) has nothing of what a page shows",
        help: "verify the parts with '--page', and merge again")
    }
    let joined = try Self.joined(reports, isPartial: isPartial)
    let determinisms = reports.compactMap(\.report.determinism)
    self.init(
      pairs: joined.map(\.pair),
      determinism: determinisms.isEmpty ? nil : determinisms.reduce(into: Determinism()) { $0.add($1) },
      unfinished: reports.reduce(0) { $0 + $1.report.unfinished }, orphans: first.report.part.orphans)
    if isPage { page = PageParts(joined.map(\.sources), of: reports.compactMap(\.report.page)) }
    for (_, report) in reports { pointed.add(report.pointed) }
  }

  /// Nanoseconds of the machine's time that each pair took, by `document#id`.
  package var measured: [String: Int] {
    let costs = pairs.map { ("\($0.document)#\($0.id)", $0.wall) }
    return Dictionary(costs) { first, _ in first }
  }

  /// The table by which the next run is divided.
  package func costs() -> String { JSON.object(measured.mapValues(JSON.int)).text }

  /// Each part once.
  private static func checkParts(_ reports: [(path: String, report: ShardReport)], isPartial: Bool) throws(Diagnostic) {
    let count = reports.first?.report.part.count ?? 0
    for index in 1...max(count, 1) {
      let found = reports.filter { $0.report.part.index == index }
      if found.isEmpty, !isPartial {
        throw Diagnostic(
          "shard-missing", "no report is that of part \(index)/\(count)", help: "run it, and merge again")
      }
      if found.count > 1 {
        throw Diagnostic(
          "shard-doubled", "part \(index)/\(count) is in \(found.map(\.path).joined(separator: " and in "))",
          help: "name one of them")
      }
    }
  }

  /// The pairs in the order of the whole run.
  private static func joined(_ reports: [(path: String, report: ShardReport)], isPartial: Bool) throws(Diagnostic)
    -> [(pair: PairResult, sources: PairSources?)]
  {
    var pairs: [Int: (pair: PairResult, sources: PairSources?)] = [:]
    let all = reports.first?.report.part.all ?? []
    for (path, report) in reports {
      for (index, place) in report.part.places.enumerated() {
        guard pairs.updateValue((report.pairs[index], report.page?.sources[index]), forKey: place) == nil else {
          throw differ("'\(all[place])' is in \(path) and in another part")
        }
      }
    }
    let isWhole = !isPartial && reports.allSatisfy { $0.report.unfinished == 0 }
    if isWhole, let lost = all.indices.first(where: { pairs[$0] == nil }) {
      throw differ("'\(all[lost])' is in no part")
    }
    return all.indices.compactMap { pairs[$0] }
  }

  private static func differ(_ message: String) -> Diagnostic {
    Diagnostic(
      "shards-differ", message,
      help: "run all parts with the same arguments, and with one table of costs: '--costs FILE'")
  }
}

extension Determinism {
  fileprivate mutating func add(_ other: Determinism) {
    sides += other.sides
    runs += other.runs
    differing += other.differing
    declared += other.declared
    unchecked += other.unchecked
  }
}
