import DiglotSyntax

/// Names whose integers grow from turn to turn of a loop, or from call to call, faster than by adding what does not: products, sums
/// of two that grow, powers. Such do not stay within 64 bits, however short the program runs.
struct GrowthAnalysis {
  private(set) var names: Set<String> = []
  /// Whether the function's own result grows.
  private(set) var result = false

  private let function: String?
  private let isMemoized: Bool

  /// - Parameters:
  ///   - function: its name, by which it calls itself; nil for the module.
  ///   - isMemoized: whether its results are remembered: without that a sum of two calls takes as long as it is large.
  init(_ body: [Statement], function: String?, isMemoized: Bool) {
    self.function = function
    self.isMemoized = isMemoized || function.map { Self.remembers(body, $0) } ?? false
    for statement in body { visit(statement, in: []) }
  }

  /// Whether a function keeps results of its own in something: `memo[n] = f(n - 1) + f(n - 2)`.
  private static func remembers(_ body: [Statement], _ function: String) -> Bool {
    body.contains { statement in
      if case .assign(let targets, _) = statement.kind,
        targets.contains(where: { if case .item = $0.kind { true } else { false } })
      {
        return true
      }
      return remembers(statement.children, function)
    }
  }

  /// - Parameter loops: the loops around, the outermost first.
  private mutating func visit(_ statement: Statement, in loops: [Statement]) {
    switch statement.kind {
    case .for(_, _, let body, let orelse, _), .while(_, let body, let orelse):
      sums(in: body, ownOf: statement)
      for inner in body { visit(inner, in: loops + [statement]) }
      for inner in orelse { visit(inner, in: loops) }
    case .function, .class: break
    default:
      for (target, value) in assignments(statement) {
        guard let name = target.rootName else { continue }
        if let loop = loops.last, multiplies(value, name, in: loop) { names.insert(name) }
        if callsItself(value) { names.insert(name) }
      }
      if case .return(let value?) = statement.kind, callsItself(value) { result = true }
      if case .augmented(let target, let symbol, let value) = statement.kind, let name = target.rootName {
        let whole = Expression(.binary(target, symbol, value), value.range)
        if let loop = loops.last, multiplies(whole, name, in: loop) { names.insert(name) }
        if callsItself(whole) { names.insert(name) }
      }
      for inner in statement.children { visit(inner, in: loops) }
    }
  }

  private func assignments(_ statement: Statement) -> [(Expression, Expression)] {
    switch statement.kind {
    case .assign(let targets, let value):
      return targets.flatMap { target -> [(Expression, Expression)] in
        if case .tuple(let parts) = target.kind, case .tuple(let values) = value.kind, parts.count == values.count {
          return Array(zip(parts, values))
        }
        return [(target, value)]
      }
    case .annotated(let target, _, let value?): return [(target, value)]
    case .expression(let value):
      guard case .call(let function, let arguments, _) = value.kind,
        case .attribute(let base, let method) = function.kind,
        ["append", "insert", "appendleft", "add"].contains(method), let item = arguments.last
      else { return [] }
      return [(Expression(.item(base, item), value.range), item)]
    default: return []
    }
  }

  /// Whether a name is multiplied by something that does not stay the same, or raised, turn by turn.
  private func multiplies(_ value: Expression, _ name: String, in loop: Statement) -> Bool {
    switch value.kind {
    case .binary(let left, .mult, let right):
      let (a, b) = (mentions(left, name), mentions(right, name))
      guard a || b else { return false }
      if a, b { return true }
      guard let factor = (a ? right : left).literalNumber else { return !(a ? right : left).isFloat }
      return abs(factor) > 1 && !isBounded(name, loop)
    case .binary(let left, .pow, _): return mentions(left, name) && !left.isFloat
    case .binary(let left, .leftShift, _): return mentions(left, name) && !isBounded(name, loop)
    case .binary(let left, let symbol, let right) where symbol == .add || symbol == .sub:
      // Digits that are put behind one another are as many as somebody has written.
      for (part, other) in [(left, right), (right, left)] {
        if case .binary(let a, .mult, let b) = part.kind, (a.literalNumber ?? b.literalNumber ?? 0) <= 16,
          a.literalNumber != nil || b.literalNumber != nil, !mentions(other, name)
        {
          return false
        }
      }
      return multiplies(left, name, in: loop) || multiplies(right, name, in: loop)
    case .conditional(_, let then, let otherwise):
      return multiplies(then, name, in: loop) || multiplies(otherwise, name, in: loop)
    default: return false
    }
  }

  /// Whether a loop goes on only while the name is small.
  private func isBounded(_ name: String, _ loop: Statement) -> Bool {
    guard case .while(let test, _, _) = loop.kind else { return false }
    return mentions(test, name)
  }

  private func mentions(_ expression: Expression, _ name: String) -> Bool {
    switch expression.kind {
    case .name, .item, .attribute: return expression.rootName == name
    case .binary(let left, _, let right): return mentions(left, name) || mentions(right, name)
    case .compare(let left, let rest): return mentions(left, name) || rest.contains { mentions($0.1, name) }
    case .boolean(_, let parts): return parts.contains { mentions($0, name) }
    case .unary(_, let inner): return mentions(inner, name)
    case .call(_, let arguments, _): return arguments.contains { $0.plainName == name }
    default: return false
    }
  }

  /// Sums of two that each come from the turn before: they double. A path that leads back to a name, with a sum of two on it.
  private mutating func sums(in body: [Statement], ownOf loop: Statement) {
    var edges: [String: [String]] = [:]
    func collect(named statement: Statement) {
      for expression in statement.ownExpressions {
        _ = expression.contains { part in
          if case .named(let name, let value) = part.kind { edges[name, default: []] += terms(value) }
          return false
        }
      }
    }
    func collect(_ statement: Statement) {
      collect(named: statement)
      for (target, value) in assignments(statement) {
        if let name = target.rootName { edges[name, default: []] += terms(value) }
      }
      if case .augmented(let target, .add, let value) = statement.kind, let name = target.rootName {
        edges[name, default: []] += [name] + terms(value)
      }
      for inner in statement.children { collect(inner) }
    }
    collect(named: loop)
    for statement in body { collect(statement) }
    func reaches(_ from: String, _ to: String) -> Bool {
      var seen: Set<String> = []
      var queue = edges[from] ?? []
      while let next = queue.popLast() {
        if next == to { return true }
        if seen.insert(next).inserted { queue += edges[next] ?? [] }
      }
      return false
    }
    for (name, sources) in edges {
      let circular = sources.filter { $0 == name || reaches($0, name) }
      guard circular.count >= 2, isSum(of: circular, [loop] + body, name) else { continue }
      names.formUnion([name] + circular)
    }
  }

  /// Whether one statement adds two of these, rather than one of them here and another one there.
  private func isSum(of sources: [String], _ body: [Statement], _ name: String) -> Bool {
    body.contains { statement in
      var own: [[String]] = assignments(statement).filter { $0.0.rootName == name }.map { terms($0.1) }
      own += statement.ownExpressions.flatMap { $0.values(boundTo: name) }.map(terms)
      if case .augmented(let target, .add, let value) = statement.kind, target.rootName == name {
        own.append([name] + terms(value))
      }
      return own.contains { $0.filter(sources.contains).count >= 2 } || isSum(of: sources, statement.children, name)
    }
  }

  /// The names, or lists, whose values a sum adds.
  private func terms(_ value: Expression) -> [String] {
    switch value.kind {
    case .name(let name): return [name]
    case .item: return value.rootName.map { [$0] } ?? []
    case .binary(let left, .add, let right), .binary(let left, .mult, let right):
      return terms(left) + terms(right)
    // What is taken away makes nothing grow, as long as neither is negative.
    case .binary(let left, .sub, _):
      return terms(left)
    case .call(let function, let arguments, _) where function.plainName == "sum" || function.plainName == "max":
      return arguments.flatMap(terms).prefix(1).map { $0 }
    default: return []
    }
  }

  /// Whether a value is a product with what the function itself gives, or a sum of two such.
  private func callsItself(_ value: Expression) -> Bool {
    guard let function else { return false }
    func calls(_ expression: Expression) -> Int {
      switch expression.kind {
      case .call(let callee, _, _):
        if callee.plainName == function { return 1 }
        if case .attribute(let base, let method) = callee.kind, base.plainName == "self", method == function {
          return 1
        }
        return 0
      case .binary(let left, let symbol, let right) where symbol == .add || symbol == .sub || symbol == .mult:
        return calls(left) + calls(right)
      case .conditional(_, let then, let otherwise): return max(calls(then), calls(otherwise))
      default: return 0
      }
    }
    switch value.kind {
    case .binary(let left, .mult, let right):
      let (a, b) = (calls(left), calls(right))
      guard a + b > 0 else { return false }
      return a > 0 && b > 0 || !(a > 0 ? right : left).isFloat
    case .binary(let left, .add, let right):
      return callsItself(left) || callsItself(right) || isMemoized && calls(left) + calls(right) >= 2
    case .conditional(_, let then, let otherwise): return callsItself(then) || callsItself(otherwise)
    default: return false
    }
  }
}

extension Expression {
  /// The number that is written out.
  fileprivate var literalNumber: Int? {
    if case .constant(.float) = kind { return 0 }
    return literalInt
  }

  /// Whether it is written out as a float.
  fileprivate var isFloat: Bool {
    switch kind {
    case .constant(.float): true
    case .binary(let left, let symbol, let right): symbol == .div || left.isFloat || right.isFloat
    default: false
    }
  }
}

extension Type {
  /// With integers of any size in the place of those of 64 bits.
  var grown: Type {
    switch self {
    case .int: .big
    case .list(let t): .list(t.grown)
    case .tupleOf(let t): .tupleOf(t.grown)
    case .optional(let t): .optional(t.grown)
    case .deque(let t): .deque(t.grown)
    case .dict(let k, let v): .dict(k, v.grown)
    case .mapping(let kind, let k, let v): .mapping(kind, k, v.grown)
    default: self
    }
  }
}

extension Expression {
  /// What `:=` binds to a name in it.
  fileprivate func values(boundTo name: String) -> [Expression] {
    var own: [Expression] = []
    if case .named(name, let value) = kind { own = [value] }
    return own + children.flatMap { $0.values(boundTo: name) }
  }
}
