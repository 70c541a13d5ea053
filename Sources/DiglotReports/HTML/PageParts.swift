package import DiglotModel

/// What the page of a report shows beside what every format tells.
package struct PageParts: Sendable, Hashable, Codable {
  /// Those of the pairs, in their order.
  var sources: [PairSources]
  var provenance: Provenance

  package init(sources: [PairSources], provenance: Provenance) {
    (self.sources, self.provenance) = (sources, provenance)
  }

  /// Those of a whole run.
  ///
  /// - Parameters:
  ///   - sources: those of all pairs.
  ///   - parts: of the run, which may have come to their ends at other moments, on machines with other tools.
  /// - Returns: nil where the sources of a pair are missing.
  init?(_ sources: [PairSources?], of parts: [PageParts]) {
    guard let last = parts.map(\.provenance.date).max(), sources.allSatisfy({ $0 != nil }) else { return nil }
    func names(_ name: (Provenance) -> String) -> String {
      Set(parts.map { name($0.provenance) }).sorted().joined(separator: ", ")
    }
    self.init(
      sources: sources.compactMap(\.self),
      provenance: Provenance(date: last, python: names(\.python), swift: names(\.swift)))
  }
}
