import DiglotSyntax

extension Expression {
  /// What this is a copy of, or has the elements of: `a[:]`, `list(a)`, `a.copy()`, `{**a}`, `a + b`, `[x for x in a]`.
  var copied: [Expression] {
    switch kind {
    case .item(let base, let index):
      if case .slice = index.kind { return base.places }
      return []
    case .call(let function, let arguments, _):
      if function.plainName == "filter" { return arguments.last?.places ?? [] }
      if let name = function.plainName { return Self.copying.contains(name) ? arguments.first?.places ?? [] : [] }
      guard case .attribute(let base, let name) = function.kind else { return [] }
      if base.plainName == "copy", name == "copy" || base.plainName == "collections" {
        return arguments.first?.places ?? []
      }
      return ["copy", "values", "items"].contains(name) ? base.places : []
    case .binary(let left, .add, let right): return left.places + right.places
    case .list(let parts), .tuple(let parts), .set(let parts):
      return parts.flatMap { part -> [Expression] in
        if case .starred(let inner) = part.kind { inner.places } else { [] }
      }
    case .dict(let entries): return entries.flatMap { $0.key == nil ? $0.value.places : [] }
    case .conditional(_, let then, let otherwise): return then.copied + otherwise.copied
    case .boolean(_, let parts): return parts.flatMap(\.copied)
    case .comprehension(let comprehension):
      guard let name = (comprehension.value ?? comprehension.element).plainName else { return [] }
      return comprehension.clauses.filter { ScopeAnalysis.names(in: $0.target).contains(name) }
        .flatMap(\.iterable.places)
    default: return []
    }
  }

  /// The variables, and what lies in them, that its value may be: of `a if c else b`, `d.get(k, a)`, `max(rows)`.
  var mayBe: [Expression] {
    switch kind {
    case .name: return [self]
    case .attribute: return rootName == nil ? [] : [self]
    case .item(let base, let index):
      if index.isSlice { return [] }
      return rootName == nil ? (base.copied + base.mayBe).map { Expression(.item($0, index), range) } : [self]
    case .conditional(_, let then, let otherwise): return then.mayBe + otherwise.mayBe
    case .boolean(_, let parts): return parts.flatMap(\.mayBe)
    case .named(_, let value): return value.mayBe
    case .call(let function, let arguments, _): return Self.given(by: function, arguments)
    default: return []
    }
  }

  /// What a function or a method of Python's gives of what it is given, or called on.
  private static func given(by function: Expression, _ arguments: [Expression]) -> [Expression] {
    func element(_ whole: Expression) -> Expression {
      Expression(.item(whole, Expression(.constant(.none), whole.range)), whole.range)
    }
    switch function.kind {
    case .name("max"), .name("min"):
      return arguments.count == 1 ? arguments[0].places.map(element) : arguments.flatMap(\.mayBe)
    case .name("next"): return (arguments.first?.places ?? []).map(element) + arguments.dropFirst().flatMap(\.mayBe)
    case .name("reduce"), .attribute(_, "reduce"):
      return arguments.dropFirst().prefix(1).flatMap(\.places).map(element) + arguments.dropFirst(2).flatMap(\.mayBe)
    case .attribute(_, "choice"): return arguments.flatMap(\.places).map(element)
    case .attribute(let base, "get"), .attribute(let base, "setdefault"):
      return base.mayBe.map(element) + arguments.dropFirst().flatMap(\.mayBe)
    case .attribute(_, "pop"): return arguments.dropFirst().flatMap(\.mayBe)
    default: return []
    }
  }

  /// What lies in what is written out here: of `[a, (b, 1)]`, and of a comprehension whose elements are one thing from outside.
  var displayed: [Expression] {
    switch kind {
    case .list(let parts), .tuple(let parts), .set(let parts): return parts.flatMap { $0.displayed + $0.mayBe }
    case .dict(let entries): return entries.flatMap { $0.key == nil ? [] : $0.value.displayed + $0.value.mayBe }
    case .conditional(_, let then, let otherwise): return then.displayed + otherwise.displayed
    case .comprehension(let comprehension):
      let own = Set(comprehension.clauses.flatMap { ScopeAnalysis.names(in: $0.target) })
      let element = comprehension.value ?? comprehension.element
      return (element.displayed + element.mayBe).filter { !own.contains($0.rootName ?? "") }.flatMap { [$0, $0] }
    default: return []
    }
  }

  var isSlice: Bool { if case .slice = kind { true } else { false } }

  /// The variables, or what lies in them, whose elements this has.
  var places: [Expression] {
    if case .item(_, let index) = kind, index.isSlice { return copied }
    if rootName != nil { return [self] }
    if case .call(let function, let arguments, _) = kind,
      function.plainName == "enumerate" || function.plainName == "zip"
    {
      return arguments.flatMap(\.places)
    }
    return copied
  }

  private static let copying: Set<String> = [
    "list", "tuple", "sorted", "reversed", "dict", "deque", "iter", "filter", "OrderedDict",
  ]
}
