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
  private var matcher: ValueMatcher

  init(python: Observation, swift: Observation, errors: ErrorNames = ErrorNames([:])) {
    matcher = ValueMatcher(errors)
    self.python = python.values
    self.swift = swift.values
    isPossible = python.end.kind == .finished && swift.end.kind == .finished
    names = isPossible ? NameStyle.pairs(python: Array(python.values.keys), swift: Array(swift.values.keys)) : [:]
  }

  /// Whether any values differ under other names of errors that do not under these.
  func depends(onNamesBeside errors: ErrorNames, _ relaxations: [PreparedRelaxation]) -> Bool {
    var other = self
    other.matcher = ValueMatcher(errors)
    return names.keys.contains {
      other.difference(of: $0, under: relaxations) != difference(of: $0, under: relaxations)
    }
  }

  /// The first difference in the order of Python's names.
  func firstDifference(under relaxations: [PreparedRelaxation]) -> Difference? {
    let ignored = relaxations.compactMap(\.valueName)
    for name in names.keys.sorted() where !ignored.contains(name) {
      if let difference = difference(of: name, under: relaxations) { return difference }
    }
    return nil
  }

  /// How the final values of a Python name differ; nil where they are equal or one side does not name it.
  ///
  /// - Parameter relaxations: Those that let its numbers be apart apply.
  func difference(of name: String, under relaxations: [PreparedRelaxation]) -> Difference? {
    guard let swiftName = names[name], var left = python[name], let right = swift[swiftName] else { return nil }
    let exact = left
    for relaxation in relaxations where relaxation.numberName == name {
      if let tolerance = relaxation.numbers { left = left.leveled(with: right, within: tolerance) }
    }
    guard let parting = matcher.parting(python: left, swift: right) else { return nil }
    return Difference(
      .value, python: "\(name) = \(exact)", swift: "\(swiftName) = \(right)",
      message: "'\(name)\(parting.path)' \(parting.phrase)", help: parting.help,
      names: Difference.Names(python: name, swift: swiftName))
  }
}
