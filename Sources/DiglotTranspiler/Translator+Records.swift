import DiglotSyntax

extension Translator {
  /// `p._asdict()` and `p._replace(x=1)` of a named tuple; `asdict`, `astuple` and `replace` of a dataclass.
  func recordFunction(
    _ info: ClassInfo, _ object: Value, _ name: String, _ keywords: [Keyword], _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    usesPythonic = true
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    scope.substitutions["\u{1}record"] = object
    let record = Expression(.name("\u{1}record"), range)
    let fields = info.fields.map { field in (field.name, Expression(.attribute(record, field.name), range)) }
    if name != "replace" {
      // Records within become dictionaries and tuples as well.
      for (field, value) in fields where holdsRecord(try self.value(value).type) {
        throw Refusal("'\(name)' of a record whose '\(field)' holds records", range)
      }
    }
    switch name {
    case "asdict":
      let entries = fields.map { (key: Expression(.constant(.string($0.0)), range) as Expression?, value: $0.1) }
      return try dict(entries, .unknown, range)
    case "astuple": return try value(Expression(.tuple(fields.map(\.1)), range))
    default:
      if let other = keywords.first(where: { keyword in !fields.contains { $0.0 == keyword.name } }) {
        throw Refusal("'\(other.name ?? "**")' of '\(name)'", range)
      }
      let given = zip(info.fields, fields).filter(\.0.isGiven).map(\.1)
      let arguments = given.map { field in keywords.first { $0.name == field.0 }?.value ?? field.1 }
      return try construct(info, arguments, [], range)
    }
  }

  private func holdsRecord(_ type: Type) -> Bool {
    switch type {
    case .object(let info): info.kind == .dataclass
    case .list(let t), .tupleOf(let t), .optional(let t): holdsRecord(t)
    case .dict(let k, let v): holdsRecord(k) || holdsRecord(v)
    case .tuple(let parts): parts.contains(where: holdsRecord)
    default: false
    }
  }
}
