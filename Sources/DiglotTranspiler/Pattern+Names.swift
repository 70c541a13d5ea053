import DiglotSyntax

extension Pattern {
  /// The names that it binds.
  var names: [String] {
    switch self {
    case .value, .singleton: []
    case .sequence(let parts): parts.flatMap(\.names)
    case .any(let parts): parts.first?.names ?? []
    case .mapping(let entries, let rest): entries.flatMap(\.value.names) + (rest.map { [$0] } ?? [])
    case .type(_, let parts, let keywords): parts.flatMap(\.names) + keywords.flatMap(\.value.names)
    case .star(let name): name.map { [$0] } ?? []
    case .capture(let inner, let name): (inner?.names ?? []) + (name.map { [$0] } ?? [])
    }
  }

  /// The expressions in it.
  var values: [Expression] {
    switch self {
    case .value(let value): [value]
    case .sequence(let parts), .any(let parts): parts.flatMap(\.values)
    case .mapping(let entries, _): entries.flatMap { [$0.key] + $0.value.values }
    case .type(_, let parts, let keywords): parts.flatMap(\.values) + keywords.flatMap(\.value.values)
    case .capture(let inner, _): inner?.values ?? []
    case .singleton, .star: []
    }
  }
}
