internal import DiglotModel

/// A snippet that imports a module which is not there.
enum MissingModule {
  /// What to declare for it, where that is why the snippet ended.
  static func note(_ observation: Observation) -> String? {
    let start = "No module named '"
    guard observation.end.kind == .raised, observation.end.type == "ModuleNotFoundError",
      let message = observation.end.message, message.hasPrefix(start),
      let name = message.dropFirst(start.count).split(whereSeparator: { $0 == "'" || $0 == "." }).first
    else { return nil }
    return "if '\(name)' is a package, declare it in diglot.yaml: python: {packages: [\(name)]}"
  }
}
