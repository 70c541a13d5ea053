/// What came of running pairs with small mistakes in them: how many of these their contracts catch.
package struct Strength: Sendable, Hashable {
  /// A program with one mistake, and what became of it.
  package struct MutantResult: Sendable, Hashable {
    package enum Outcome: String, Sendable, Hashable, Codable {
      /// The pair is no more equivalent.
      case caught
      /// The mistake is proved to change nothing.
      case equivalent
      /// The pair is equivalent all the same.
      case survived
      /// The compiler refuses it, so that it is no mutant.
      case refused
      /// There was no time left.
      case notRun
    }

    /// The snippet's id.
    package var id: String
    package var rule: String
    /// The side that has the mistake.
    package var side: Side
    /// The port, or the document.
    package var path: String
    package var place: OutputLine.Place
    /// In the unified format, with the numbers that lines have in the file.
    package var diff: String
    package var outcome: Outcome
    /// What caught it, how its equivalence is proved, or why it survived.
    package var reason: String
    /// Whether it survived and a run shows nothing else than without it: no byte, no nanosecond, no final value.
    package var isSilent = false
    /// The kind of the first difference, where it was caught.
    package var kind: Difference.Kind?
    /// What would catch it, where it survived.
    package var help: String?
    /// What `--only` takes the reader to: the path that was measured.
    package var root: String

    package init(
      id: String, rule: String, side: Side, path: String, place: OutputLine.Place, diff: String,
      outcome: Outcome = .notRun, reason: String = "", help: String? = nil, root: String
    ) {
      self.root = root
      self.id = id
      self.rule = rule
      self.side = side
      self.path = path
      self.place = place
      self.diff = diff
      self.outcome = outcome
      self.reason = reason
      self.help = help
    }
  }

  /// A pair of which no mutants were made, with the reason.
  package struct Skip: Sendable, Hashable {
    package var id: String
    package var reason: String

    package init(id: String, reason: String) { (self.id, self.reason) = (id, reason) }
  }

  /// All that were chosen, pair by pair, those of the port before those of the snippet, in the order of the source.
  package var mutants: [MutantResult]
  package var skipped: [Skip]
  /// How many pairs have mutants.
  package var pairs: Int
  /// How many mutants the rules make of these pairs.
  package var possible: Int
  package var seed: UInt64
  package var wasInterrupted: Bool
  /// Why not all could be run.
  package var failure: Diagnostic?

  package init(
    mutants: [MutantResult], skipped: [Skip], pairs: Int, possible: Int, seed: UInt64, wasInterrupted: Bool
  ) {
    self.mutants = mutants
    self.skipped = skipped
    self.pairs = pairs
    self.possible = possible
    self.seed = seed
    self.wasInterrupted = wasInterrupted
  }

  /// How mutants fared, all or some of them.
  package struct Score: Sendable, Hashable, Codable {
    package var caught = 0
    package var equivalent = 0
    package var survived = 0
    /// Those that survived and show nothing.
    package var silent = 0

    package init() {}

    package init(of mutants: [MutantResult]) {
      for mutant in mutants {
        switch mutant.outcome {
        case .caught: caught += 1
        case .equivalent: equivalent += 1
        case .survived:
          survived += 1
          if mutant.isSilent { silent += 1 }
        case .refused, .notRun: break
        }
      }
    }

    /// Those that ran.
    package var mutants: Int { caught + equivalent + survived }

    /// The share of those that could be caught, in percent; nil where there are none.
    package var percent: Double? { share(of: caught + survived) }

    /// The share of those that change anything that a run shows.
    package var percentOfShown: Double? { share(of: caught + survived - silent) }

    package static func + (left: Score, right: Score) -> Score {
      var sum = left
      sum.caught += right.caught
      sum.equivalent += right.equivalent
      sum.survived += right.survived
      sum.silent += right.silent
      return sum
    }

    private func share(of all: Int) -> Double? { all == 0 ? nil : 100 * Double(caught) / Double(all) }
  }

  /// How those fared that a condition holds for.
  package func score(where condition: (MutantResult) -> Bool = { _ in true }) -> Score {
    Score(of: mutants.filter(condition))
  }

  package func count(_ outcome: MutantResult.Outcome) -> Int { mutants.count { $0.outcome == outcome } }
}
