internal import DiglotModel
internal import DiglotPorts
internal import DiglotRunner
internal import Foundation

/// What `diglot strength` found of pairs, kept in the cache by what was measured: both programs, what is around them, the contract, the
/// claims, and the tools. A pair of which anything has changed since is one that was not measured.
struct StrengthRecords: Sendable {
  private let cache: String
  /// Where new records go: the cache, or a folder of this run alone where the cache is only read.
  private let written: String
  private let makers: [String]

  init(_ options: Verifier.Options, _ toolchain: Toolchain, installation: Installation = .current) {
    (cache, written) = (options.cache, options.scratch?.path ?? options.cache)
    makers = [
      "strength 1", FileIdentity.of(installation.folder + "/diglot"), toolchain.identity,
      FileIdentity.of(installation.pythonic), FileIdentity.of(installation.swiftClock),
      EmbeddedPython.current?.fullVersion ?? "",
    ]
  }

  /// What is known of a pair; a record that is damaged, or of another pair, is none.
  ///
  /// - Throws: what reading the pair's files throws.
  func known(_ item: Verifier.Item) throws(Diagnostic) -> PairStrength? {
    let key = try key(of: item)
    let path = "\(cache)/\(Self.name(of: key))"
    guard let data = FileManager.default.contents(atPath: path), let end = data.firstIndex(of: 0x0A),
      data[(end + 1)...] == Data(key.utf8)
    else { return nil }
    if written == cache { utimensat(AT_FDCWD, path, nil, 0) }  // the least recently used are pruned first
    return try? JSONDecoder().decode(PairStrength.self, from: data[..<end])
  }

  /// Keeps what was found, unless more of the pair's mutants were tried before. That there is no room for it is no error.
  func keep(_ strength: PairStrength, of item: Verifier.Item) throws(Diagnostic) {
    if strength.tried == 0, strength.possible > 0 { return }
    if let before = try known(item), before.tried > strength.tried { return }
    let key = try key(of: item)
    guard var data = try? JSONEncoder().encode(strength) else { return }
    data += Data("\n".utf8) + Data(key.utf8)
    try? WholeFile.write(data, to: "\(written)/\(Self.name(of: key))")
  }

  private static func name(of key: String) -> String { CacheEntry.name(of: key) + ".strength" }

  private func key(of item: Verifier.Item) throws(Diagnostic) -> String {
    let (folder, snippet) = (item.folder, item.snippet)
    let before = folder.document.snippets(before: snippet).map(\.source)
    // Where the example stands in its document makes no difference.
    let claims = snippet.claims.map { "\($0.line - snippet.lines.start) \($0.kind.rawValue) \($0.text)" }
    let files = [
      try CorpusFolder.text(folder.pythonContextPath(snippet.id)), try folder.port(snippet.id),
      try folder.swiftContext(snippet.id),
    ]
    let environment = item.environment?.folder.split(separator: "/").last.map(String.init) ?? ""
    return CacheEntry.key(
      makers + [snippet.id, snippet.source, snippet.display.rawValue, CacheEntry.key(before)]
        + files.map { $0.map { "=" + $0 } ?? "" }
        + [
          CacheEntry.key(claims), environment, Self.text(of: item.contract.relaxations.map(\.kind)),
          Self.text(of: folder.site),
        ])
  }

  private static func text(of value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
