/// A kind of mistake, and where a program can have it.
package protocol MutationRule: Sendable {
  /// In kebab case; reports and JSON name it.
  var name: String { get }
  /// What the mistake is, in one phrase.
  var about: String { get }
  /// Every way to make it once in this program. Some of the programs that come out may not compile.
  func mutants(of tree: SyntaxTree) -> [Mutant]
}

extension MutationRule {
  /// A mutant of this rule.
  func mutant(_ tree: SyntaxTree, _ edits: [Edit], at site: Range<Int>?, marked: [Edit]? = nil) -> Mutant {
    Mutant(rule: name, language: tree.language, edits: edits, site: site, marked: marked)
  }

  func mutant(_ tree: SyntaxTree, _ range: Range<Int>, _ text: String, at site: Range<Int>?) -> Mutant {
    mutant(tree, [Edit(range, text)], at: site)
  }
}

/// All rules, and what they make of a program.
package enum MutationRules {
  package static let all: [any MutationRule] = [
    ConstantRule(), DelayRule(), OperatorRule(), BoundsRule(), ConditionRule(), OrderRule(), StatementRule(),
    AwaitRule(),
    ConcurrencyRule(), ErrorRule(), CancellationRule(),
  ]

  /// Every mutant of a program, in the order of the source. Of two that change it alike, the first rule's stays.
  package static func mutants(of tree: SyntaxTree) -> [Mutant] {
    var seen: Set<[Edit]> = []
    let comparisons = ComparisonMarks(tree)
    let found = all.flatMap { $0.mutants(of: tree) }.filter { mutant in
      mutant.edits.contains { tree.text($0.range) != $0.text } && seen.insert(mutant.edits).inserted
    }.map(comparisons.mark)
    return found.enumerated().sorted {
      ($0.element.span.lowerBound, $0.offset) < ($1.element.span.lowerBound, $1.offset)
    }
    .map(\.element)
  }
}
