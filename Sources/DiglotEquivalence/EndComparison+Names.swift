import DiglotModel

extension EndComparison {
  /// Whether the name of an error makes these ends equal that are not without it.
  func isNeeded(_ relaxations: [PreparedRelaxation], _ index: Int) -> Bool {
    var others = relaxations
    others.remove(at: index)
    let rest = Contract(relaxations: others.map(\.declared)).errors
    return EndComparison(python: python, swift: swift, names: ErrorNames(rest)).differences() != differences()
  }
}
