extension Mutant {
  /// A snippet's mutant that ends at once when it comes to its mistake: where it does the same as without that, it never does.
  ///
  /// - Returns: nil where there is no place for it: the mistake is in the head of a statement with statements of its own, say.
  ///
  /// - Parameter isWitness: the snippet without the mistake instead, which ends behind the wait that the mistake makes longer.
  package func probe(in tree: SyntaxTree, isWitness: Bool = false) -> [UInt8]? {
    guard tree.language == .python else { return nil }
    let ending = "__import__(\"os\")._exit(77)"
    if isWitness {
      guard let witness else { return nil }
      var mutant = self
      mutant.marked = witness
      return mutant.apply(to: tree.source, in: tree.source.indices, mark: ending)
    }
    if marked != nil { return apply(to: tree.source, in: tree.source.indices, mark: ending) }
    guard let site else { return nil }
    let statements = tree.nodes { $0.form != nil && $0.range == site }
    guard let statement = statements.first else {
      let around = [
        Edit(site.lowerBound..<site.lowerBound, "(\(ending) or ("), Edit(site.upperBound..<site.upperBound, "))"),
      ]
      return apply(to: tree.source, in: tree.source.indices, before: around)
    }
    switch statement.form {
    case .compound, .declaration, nil: return nil
    default:
      let before = Edit(site.lowerBound..<site.lowerBound, ending + "; ")
      return apply(to: tree.source, in: tree.source.indices, before: [before])
    }
  }
}
