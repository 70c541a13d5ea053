import DiglotSyntax

extension Expression {
  /// The expressions right below this one, in the order in which they stand.
  var children: [Expression] {
    switch kind {
    case .name, .constant: []
    case .list(let parts), .tuple(let parts), .set(let parts), .boolean(_, let parts), .joined(let parts): parts
    case .dict(let entries): entries.flatMap { [$0.key, $0.value].compactMap { $0 } }
    case .binary(let left, _, let right), .item(let left, let right): [left, right]
    case .unary(_, let operand), .attribute(let operand, _), .starred(let operand), .named(_, let operand),
      .await(let operand), .yieldFrom(let operand), .lambda(_, let operand):
      [operand]
    case .compare(let left, let rest): [left] + rest.map(\.1)
    case .call(let function, let arguments, let keywords): [function] + arguments + keywords.map(\.value)
    case .slice(let a, let b, let c): [a, b, c].compactMap { $0 }
    case .conditional(let test, let then, let otherwise): [test, then, otherwise]
    case .comprehension(let comprehension):
      comprehension.clauses.flatMap { [$0.iterable] + $0.conditions } + [comprehension.element]
        + (comprehension.value.map { [$0] } ?? [])
    case .formatted(let value, _, let spec): [value] + (spec.map { [$0] } ?? [])
    case .yield(let value): value.map { [$0] } ?? []
    }
  }

  /// Whether it holds an expression for which `test` says so, itself among them.
  func contains(where test: (Expression) -> Bool) -> Bool {
    test(self) || children.contains { $0.contains(where: test) }
  }

  var isComprehension: Bool { if case .comprehension = kind { true } else { false } }

  var isStarred: Bool { if case .starred = kind { true } else { false } }

  /// The rows of a table of so many columns that is written there.
  func rows(of count: Int) -> [[Expression]]? {
    guard case .list(let rows) = kind, !rows.isEmpty else {
      if case .tuple(let rows) = kind { return Expression(.list(rows), range).rows(of: count) }
      return nil
    }
    var found: [[Expression]] = []
    for row in rows {
      guard case .tuple(let parts) = row.kind, parts.count == count, !parts.contains(where: \.isStarred) else {
        return nil
      }
      found.append(parts)
    }
    return found
  }

  /// Whether `:=` is in it.
  var bindsName: Bool { contains { if case .named = $0.kind { true } else { false } } }

  /// The name, where it is one and no more.
  var plainName: String? { if case .name(let name) = kind { name } else { nil } }

  /// The name of the variable at the root of `name[…].attribute`.
  var rootName: String? {
    switch kind {
    case .name(let name): name
    case .item(let base, _), .attribute(let base, _): base.rootName
    default: nil
    }
  }

  /// The whole number that is written out, a sign among it.
  var literalInt: Int? {
    switch kind {
    case .constant(.int(let digits)): Int(digits)
    case .unary(.minus, let operand): operand.literalInt.map { -$0 }
    default: nil
    }
  }
}
