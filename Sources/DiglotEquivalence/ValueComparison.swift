import DiglotModel

/// The final values that both sides name, compared by structure.
///
/// Nothing is compared unless both runs finished: after an error, the values are those of a program on its way.
struct ValueComparison {
  private let python: [String: Value]
  private let swift: [String: Value]
  /// Whether both runs finished.
  let isPossible: Bool
  /// Python's names to Swift's, for those that both sides have.
  private let names: [String: String]
  private let matcher: ValueMatcher

  init(python: Observation, swift: Observation, errors: ErrorNames = ErrorNames([:])) {
    matcher = ValueMatcher(errors)
    self.python = python.values
    self.swift = swift.values
    isPossible = python.end.kind == .finished && swift.end.kind == .finished
    names = isPossible ? NameStyle.pairs(python: Array(python.values.keys), swift: Array(swift.values.keys)) : [:]
  }

  /// The first difference in the order of Python's names.
  func firstDifference(ignoring ignored: [String]) -> Difference? {
    for name in names.keys.sorted() where !ignored.contains(name) {
      if let difference = difference(of: name) { return difference }
    }
    return nil
  }

  /// How the final values of a Python name differ; nil where they are equal or one side does not name it.
  func difference(of name: String) -> Difference? {
    guard let swiftName = names[name], let left = python[name], let right = swift[swiftName],
      let parting = matcher.parting(python: left, swift: right)
    else { return nil }
    return Difference(
      .value, python: "\(name) = \(left)", swift: "\(swiftName) = \(right)",
      message: "'\(name)\(parting.path)' \(parting.phrase)", help: parting.help,
      names: Difference.Names(python: name, swift: swiftName))
  }
}
