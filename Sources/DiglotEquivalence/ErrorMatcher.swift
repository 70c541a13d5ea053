import DiglotModel

/// Compares errors: type and message, then what is attached, as far as both sides have it.
///
/// A Swift error has no `__cause__` and no notes unless its type declares properties for them, so that what one side lacks as a
/// whole is no difference: it cannot be told from a language that has no place for it.
struct ErrorMatcher {
  let values: ValueMatcher

  init(_ values: ValueMatcher) { self.values = values }

  func parting(python: ErrorValue, swift: ErrorValue) -> ValueParting? {
    guard values.errors.areSame(python: python.type, swift: swift.type) else {
      return ValueParting(
        phrase: "is \(name(swift)) in Swift, \(name(python)) in Python",
        help: "where the two errors mean the same, name them under 'errors' in the contract")
    }
    if let left = python.message, let right = swift.message, !left.isSame(as: right) {
      return ValueParting(python: left, swift: right).below(".message")
    }
    return attached(python: python, swift: swift)
  }

  /// The parting in cause, context, notes and members alone.
  func attached(python: ErrorValue, swift: ErrorValue) -> ValueParting? {
    if let left = python.cause, let right = swift.cause, let parting = values.parting(python: left, swift: right) {
      return parting.below(".cause")
    }
    if let left = python.context, let right = swift.context, let parting = values.parting(python: left, swift: right) {
      return parting.below(".context")
    }
    if !python.notes.isEmpty, !swift.notes.isEmpty,
      let parting = values.parting(
        python: .list(python.notes.map(Value.string)), swift: .list(swift.notes.map(Value.string)))
    {
      return parting.below(".notes")
    }
    if !python.members.isEmpty, !swift.members.isEmpty,
      let parting = values.parting(python: .list(python.members), swift: .list(swift.members))
    {
      return parting.below(".exceptions")
    }
    return nil
  }

  private func name(_ error: ErrorValue) -> String {
    (error.type.first.map { "AEIOU".contains($0) } == true ? "an " : "a ") + error.type
  }
}
