import DiglotSyntax

/// What a loop goes through. `parts` are those of a Swift tuple, as `zip` and `enumerate` give them.
struct Iteration {
  var element: Type
  var code: Code
  var parts: [Type]?
  /// Whether it is a range that has no negative number, and so is an index from the front.
  var counts: Bool?
  /// How large its integers are at most, and how many it has at most, where that is known.
  var largest: Double?
  var count: Double?

  init(_ element: Type, _ code: Code, parts: [Type]? = nil) {
    (self.element, self.code, self.parts) = (element, code, parts)
  }
}

extension Translator {
  /// An expression, translated.
  ///
  /// - Parameter expecting: what is known of its type from where it stands, for what does not say itself, as `[]`.
  func value(_ expression: Expression, expecting: Type = .unknown) throws(Refusal) -> Value {
    nesting += 1
    defer { nesting -= 1 }
    steps += 1
    guard nesting < Self.deepestNesting, steps < Self.mostSteps else {
      throw Refusal("an expression that is nested so deeply", expression.range)
    }
    let value = try anyValue(expression, expecting)
    if value.type.isUnion || value.type.isOpen == false { register(value.type) }
    return value
  }

  /// How deep expressions and blocks may be nested, for the stack's sake.
  static let deepestNesting = 1_000

  /// Expressions that one pass looks at before a program is given up.
  static let mostSteps = 400_000

  private func anyValue(_ expression: Expression, _ expecting: Type) throws(Refusal) -> Value {
    switch expression.kind {
    case .constant(let constant): return try self.constant(constant, expression.range)
    case .name(let name): return try variable(name, expression.range)
    case .list(let parts): return try list(parts, expecting, expression.range)
    case .tuple(let parts): return try tuple(parts, expecting, expression.range)
    case .set(let parts): return try set(parts, expression.range)
    case .dict(let entries): return try dict(entries, expecting, expression.range)
    case .binary(let left, let symbol, let right):
      if symbol == .mod, case .constant(.string(let format)) = left.kind {
        return try percent(format, right, expression.range)
      }
      if symbol == .mod, case .binary(let base, .pow, let exponent) = left.kind,
        let power = try modularPower(base, exponent, right, expression.range)
      {
        return power
      }
      // A list that is written out has the elements that are wanted of the whole.
      let wanted: (Expression) -> Type = { if case .list = $0.kind { expecting } else { .unknown } }
      return try binary(
        try value(left, expecting: wanted(left)), symbol, try value(right, expecting: wanted(right)), expression.range,
        leftExpression: left, rightExpression: right)
    case .unary(let symbol, let operand): return try unary(symbol, operand, expression.range)
    case .boolean(let isAnd, let parts): return try boolean(isAnd, parts, expression.range)
    case .compare(let left, let rest): return try compare(left, rest, expression.range)
    case .call(let function, let arguments, let keywords):
      return try call(function, arguments, keywords, expression.range, expecting)
    case .attribute(let base, let name): return try attribute(base, name, expression.range)
    case .item(let base, let index): return try item(base, index, expression.range)
    case .conditional(let test, let then, let otherwise):
      return try conditional(test, then, otherwise, expecting, expression.range)
    case .lambda(let parameters, let body): return try lambda(expression, parameters, body)
    case .comprehension(let comprehension):
      return try self.comprehension(comprehension, expecting, expression.range)
    case .joined(let parts): return try joined(parts)
    case .formatted: return try joined([expression])
    case .named(let name, let inner): return try named(name, inner, expression.range)
    case .await(let inner): return try awaitExpression(inner)
    case .yield(let value): return try yield(value, expression.range)
    case .yieldFrom(let value): return try yieldFrom(value, expression.range)
    case .starred: throw Refusal("'*' here is not translated yet", expression.range)
    case .slice: throw Refusal("a slice here is not translated yet", expression.range)
    }
  }

  func variable(_ name: String, _ range: SyntaxRange) throws(Refusal) -> Value {
    if let owner = scope.owner(of: name) {
      if let other = owner.synonyms[name] { return try variable(other, range) }
      if let value = owner.substitutions[name] { return value }
      if let receiver = owner.receiver, receiver.name == name {
        return Value(.object(receiver.info), Code("self"), isFresh: false)
      }
      if owner.function(name) == nil || owner.types[owner.swiftName(name)] != nil {
        if let receiver = owner.receiver, receiver.name == name {
          return Value(.object(receiver.info), Code("self"), isFresh: false)
        }
        var value = Value(type(of: name, in: owner), Code(owner.reference(name)), isFresh: false)
        value.largest = bound(of: name, in: owner)
        return value
      }
    }
    if let (function, owner) = scope.function(name) { return try functionValue(function, owner, range) }
    if let constant = imports[name], ["math.inf", "math.pi", "math.e", "math.tau", "math.nan"].contains(constant) {
      return try attribute(Expression(.name("math"), range), String(constant.dropFirst(5)), range, of: "math")
    }
    if Self.functions.contains(name) || imports[name].map(isLibraryFunction) ?? false {
      return try libraryFunction(nameNode(name, range), [], [], nameNode(name, range))
    }
    if name == "__name__" { return Value(.string, "\"__main__\"") }
    if let real = imports[name], real.hasPrefix("string.") || real.hasPrefix("sys.") {
      let parts = real.split(separator: ".").map(String.init)
      return try attribute(Expression(.name(parts[0]), range), parts[1], range, of: parts[0])
    }
    throw Refusal("nothing tells what '\(name)' is", range, id: "unknown-name")
  }

  /// One node for a name that stands for a function of Python's, so that it is one function wherever it stands.
  private func nameNode(_ name: String, _ range: SyntaxRange) -> Expression {
    if let known = nameNodes[name] { return known }
    let node = Expression(.name(name), range)
    nameNodes[name] = node
    return node
  }

  func isLibraryFunction(_ name: String) -> Bool {
    ["math.", "operator.", "functools.reduce", "heapq.", "bisect."].contains { name.hasPrefix($0) }
  }
}
