package import DiglotModel

/// A document in two languages: its prose, and each of its examples with the verified port.
package struct PublishedDocument: Sendable {
  /// What it is called where it does not say so itself.
  let name: String
  let blocks: [ProseBlock]
  let pairs: [PairResult]
  let sources: [PairSources]
  let provenance: Provenance

  /// - Parameters:
  ///   - name: the document's title where its text has none: the name of its folder or its file.
  ///   - pairs: all that `blocks` name.
  ///   - sources: those of the pairs, in their order.
  package init(
    name: String, blocks: [ProseBlock], pairs: [PairResult], sources: [PairSources], provenance: Provenance
  ) {
    (self.name, self.blocks, self.pairs, self.sources, self.provenance) = (name, blocks, pairs, sources, provenance)
  }

  /// Whether each pair is equivalent, or its contract says why it is not verified.
  package var isSuccess: Bool { VerifyReport(pairs: pairs).isSuccess }

  func body(_ id: String) -> PairBody? {
    guard let index = pairs.firstIndex(where: { $0.id == id }) else { return nil }
    return PairBody(
      pair: pairs[index], sources: sources.indices.contains(index) ? sources[index] : nil, tellsMachineTime: false)
  }

  /// What was verified, when and with what, and what the contract allows: a phrase for each.
  func marks(_ pair: PairResult) -> [String] {
    let relaxations = pair.contract.relaxations.map { relaxation in
      "\(relaxation.kind.name) of \(relaxation.kind.subject)"
        + (relaxation.reason.isEmpty ? "" : " (\(relaxation.reason))")
    }
    var terms = relaxations.isEmpty ? ["exact"] : ["but for " + relaxations.joined(separator: "; ")]
    if let expected = pair.contract.compileError { terms = ["Swift refuses it, as it must: \(expected.reason)"] }
    if let skip = pair.contract.skip { return ["not verified: \(skip)"] }
    return terms + [provenance.text]
  }

  /// `31 pairs: 31 equivalent`
  var summary: String { VerifyReport(pairs: pairs).summaryLine }
}
