import DiglotSyntax

/// Whether two names of one thing part: one of them changes it, and the other one is looked at after that.
///
/// Lists are values in Swift, so that a second name has a copy. That is the same as long as nobody changes the thing, or nobody
/// looks at it by the other name afterwards. A path through the function's statements decides, loops gone through twice.
struct AliasAnalysis {
  /// A name, and how many steps (`[i]`, `.attribute`) lead from its value to the thing.
  struct Place {
    var name: String
    var depth: Int
  }

  let first: Place
  /// Nil for what outlives the function, or is looked at out of its sight.
  let second: Place?
  /// After which both have the thing.
  let start: Statement
  /// What the program's functions change of what they are given.
  let functions: ParameterChanges
  /// The places that names stand for; see `Translator.standsForPlace`.
  var stands: [String: Expression] = [:]
  /// What the first place is instead of a variable: an attribute of any object, which these functions and methods may change.
  var attribute: (name: String, changers: Set<String>)?

  /// What may be true of the thing at a point of the program.
  private struct State: OptionSet {
    let rawValue: Int
    /// Both have it; the first, or the second, has changed it.
    static let shared = State(rawValue: 1)
    static let firstChanged = State(rawValue: 2)
    static let secondChanged = State(rawValue: 4)
  }

  private var isParted = false

  init(first: Place, second: Place?, start: Statement, functions: ParameterChanges) {
    (self.first, self.second, self.start, self.functions) = (first, second, start, functions)
  }

  init(attribute: String, changers: Set<String>, second: Place, start: Statement) {
    self.init(first: Place(name: "", depth: 0), second: second, start: start, functions: ParameterChanges { _ in nil })
    self.attribute = (attribute, changers)
  }

  /// Whether they part in a function's statements.
  mutating func part(in body: [Statement]) -> Bool {
    _ = flow(body, [])
    return isParted
  }

  private mutating func flow(_ body: [Statement], _ state: State) -> State {
    var state = state
    for statement in body {
      guard !isParted else { return [] }
      state = flow(statement, state)
    }
    return state
  }

  private mutating func flow(_ statement: Statement, _ state: State) -> State {
    var state = state
    switch statement.kind {
    case .if(let test, let body, let orelse):
      state = look(test, state)
      state = started(statement, state)
      return flow(body, state).union(flow(orelse, state))
    case .while(let test, let body, let orelse):
      var whole = look(test, state)
      for _ in 0..<2 { whole.formUnion(look(test, flow(body, whole))) }
      return flow(orelse, whole)
    case .for(let target, let iterable, let body, let orelse, _):
      var whole = look(iterable, state)
      whole = started(statement, whole)
      let names = Set(ScopeAnalysis.names(in: target))
      for _ in 0..<2 {
        let bound = rebind(names, whole)
        var after = flow(body, bound)
        // A loop's variable that is changed is what the list holds.
        if let second, iterable.rootName == second.name,
          body.contains(where: { part in names.contains { part.changes($0) } }),
          second.depth > 0, !after.isEmpty
        {
          after.insert(.secondChanged)
        }
        if iterable.rootName == first.name, first.depth > 0,
          body.contains(where: { part in names.contains { part.changes($0) } }),
          !after.isEmpty
        {
          after.insert(.firstChanged)
          if second == nil { isParted = true }
        }
        whole.formUnion(after)
      }
      return flow(orelse, whole)
    case .try(let body, let handlers, let orelse, let finalBody, _):
      var whole = state.union(flow(body, state))
      var out = flow(orelse, whole)
      for handler in handlers { out.formUnion(flow(handler.body, whole)) }
      whole = out
      return flow(finalBody, whole)
    case .with(let items, let body, _):
      for item in items { state = look(item.context, state) }
      return flow(body, state)
    case .match(let subject, let cases):
      state = look(subject, state)
      return cases.reduce(state) { $0.union(flow($1.body, state)) }
    case .function, .class: return state
    case .return(let value):
      if let value { _ = look(value, state) }
      return []
    case .raise(let value, _):
      if let value { _ = look(value, state) }
      return []
    default: return simple(statement, state)
    }
  }

  private mutating func simple(_ statement: Statement, _ state: State) -> State {
    var state = state
    var rebound: Set<String> = []
    switch statement.kind {
    case .assign(let targets, let value):
      state = look(value, state)
      for target in targets { rebound.formUnion(ScopeAnalysis.names(in: target)) }
      for target in targets where target.plainName == nil { state = look(target, state, isTarget: true) }
    case .annotated(let target, _, let value?):
      state = look(value, state)
      rebound.formUnion(ScopeAnalysis.names(in: target))
    case .expression(let value) where isChangeAlone(value): break
    default: for expression in statement.ownExpressions { state = look(expression, state) }
    }
    if state.contains(.shared) || !state.isEmpty {
      if changes(statement, first) {
        state.insert(.firstChanged)
        if second == nil { isParted = true }
      }
      if let second, changes(statement, second) { state.insert(.secondChanged) }
    }
    state = rebind(rebound, state)
    return started(statement, state)
  }

  private func started(_ statement: Statement, _ state: State) -> State {
    statement === start ? state.union(.shared) : state
  }

  /// A name that is bound to something else has no part in the thing any more.
  private func rebind(_ names: Set<String>, _ state: State) -> State {
    if names.contains(first.name) { return [] }
    if let second, names.contains(second.name) { return [] }
    return state
  }

  /// `result.append(x)`: looks at the list, but at nothing in it.
  private func isChangeAlone(_ expression: Expression) -> Bool {
    guard case .call(let function, let arguments, _) = expression.kind,
      case .attribute(let base, let method) = function.kind,
      let name = base.plainName, name == first.name || name == second?.name, Statement.changing.contains(method)
    else { return false }
    let other = name == first.name ? second?.name : first.name
    return !arguments.contains { $0.contains { $0.plainName == other } }
  }

  private mutating func look(_ expression: Expression, _ state: State, isTarget: Bool = false) -> State {
    if state.contains(.firstChanged), let second, mentions(expression, second.name) { isParted = true }
    if state.contains(.secondChanged), mentions(expression, first.name) { isParted = true }
    return state
  }

  private func mentions(_ expression: Expression, _ name: String) -> Bool {
    expression.contains { part in
      part.plainName.map { $0 == name || stands[$0]?.rootName == name } ?? false
    }
  }

  /// Whether a statement changes the thing by this place, itself or by a function that it is given to.
  private func changes(_ statement: Statement, _ place: Place) -> Bool {
    if let attribute, place.name.isEmpty {
      return statement.changesAttribute(attribute.name)
        || statement.ownExpressions.contains { $0.calls(oneOf: attribute.changers) }
    }
    func depth(_ base: Expression) -> Int? {
      switch base.kind {
      case .name(let name):
        if name == place.name { return 0 }
        guard let other = stands[name], other.rootName == place.name else { return nil }
        return other.pathLength
      case .item(let inner, _), .attribute(let inner, _): return depth(inner).map { $0 + 1 }
      default: return nil
      }
    }
    func isAt(_ base: Expression) -> Bool { depth(base).map { $0 >= place.depth } ?? false }
    func isTarget(_ target: Expression) -> Bool {
      switch target.kind {
      case .item(let base, _), .attribute(let base, _): return isAt(base)
      case .tuple(let parts), .list(let parts): return parts.contains(where: isTarget)
      case .starred(let inner): return isTarget(inner)
      default: return false
      }
    }
    switch statement.kind {
    case .assign(let targets, _) where targets.contains(where: isTarget): return true
    case .augmented(let target, _, _) where isTarget(target) || isAt(target): return true
    case .delete(let targets) where targets.contains(where: isTarget): return true
    default: break
    }
    return statement.ownExpressions.contains { expression in
      expression.contains { part in
        guard case .call(let function, let arguments, _) = part.kind else { return false }
        if case .attribute(let base, let method) = function.kind, Statement.changing.contains(method), isAt(base) {
          return true
        }
        if let name = function.plainName, Self.harmless.contains(name) { return false }
        if case .attribute(_, let method) = function.kind,
          Self.harmless.contains(method) || Statement.changing.contains(method)
        {
          return false
        }
        // A function that is given the thing, or something around it, may change it.
        return arguments.enumerated().contains { index, argument in
          guard let given = depth(argument) else { return false }
          guard let name = function.plainName, let deepest = functions.deepest(in: name, parameter: index) else {
            return true
          }
          return deepest >= 0 && given + deepest >= place.depth
        }
      }
    }
  }

  /// Whether a function of Python's, or a method, changes none of its arguments.
  static func isHarmless(_ name: String) -> Bool { harmless.contains(name) || Statement.changing.contains(name) }

  /// Functions and methods that change none of their arguments.
  private static let harmless: Set<String> = [
    "len", "print", "sum", "min", "max", "sorted", "list", "set", "tuple", "any", "all", "enumerate", "str", "dict",
    "range",
    "zip", "map", "filter", "reversed", "isinstance", "type", "repr", "abs", "int", "float", "bool", "frozenset",
    "iter",
    "join", "count", "index", "get", "keys", "values", "items", "copy", "deepcopy", "union", "intersection",
    "difference",
    "issubset", "issuperset", "isdisjoint", "startswith", "endswith", "format", "Counter", "deque", "hash", "round",
    "ord",
    "chr", "chain", "permutations", "combinations", "product", "most_common", "reduce", "nlargest", "nsmallest",
    "accumulate",
    "bisect", "bisect_left", "bisect_right", "dumps", "find", "split",
  ]
}
