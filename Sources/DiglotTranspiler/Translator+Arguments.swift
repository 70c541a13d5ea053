import DiglotSyntax

extension Expression {
  /// What `*[a, b]` and `*(a, b)` give a call: the parts as they stand there. Anything else as it is.
  var unstarredParts: [Expression] {
    guard case .starred(let inner) = kind else { return [self] }
    switch inner.kind {
    case .list(let parts), .tuple(let parts): return parts.flatMap(\.unstarredParts)
    default: return [self]
    }
  }

  /// Whether it is a constant, or one with a sign.
  var isConstant: Bool {
    switch kind {
    case .constant: true
    case .unary(_, let operand): operand.isConstant
    default: false
    }
  }
}

extension Translator {
  /// Arguments with those behind `*` and `**` one by one, and the substitutions to go back to behind the call.
  ///
  /// - Parameter count: how many there are, where what is called takes neither more nor less.
  func unstarred(_ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange, count: Int? = nil)
    throws(Refusal) -> ([Expression], [Keyword], saved: [String: Value]?)
  {
    guard arguments.contains(where: isStarred) || keywords.contains(where: { $0.name == nil }) else {
      return (arguments, keywords, nil)
    }
    let saved = scope.substitutions
    var plain: [Expression] = []
    for argument in arguments {
      guard case .starred = argument.kind else {
        plain.append(argument)
        continue
      }
      for value in try spread([argument], count: count.map { $0 - arguments.count + 1 }) {
        temporaryHolders += 1
        let name = "\u{1}spread\(temporaryHolders)"
        scope.substitutions[name] = value
        plain.append(Expression(.name(name), argument.range))
      }
    }
    var named: [Keyword] = []
    for keyword in keywords {
      if keyword.name != nil {
        named.append(keyword)
        continue
      }
      switch keyword.value.kind {
      case .dict(let entries):
        for entry in entries {
          guard case .constant(.string(let name))? = entry.key?.kind else { throw Refusal("'**' of this", range) }
          named.append(Keyword(name: name, value: entry.value))
        }
      default:
        // What a function was given and hands on: known only where it is nothing.
        let whole = try value(keyword.value)
        guard case .dict(_, .unknown) = whole.type else {
          guard let entries = literalEntries(keyword.value) else {
            throw Refusal("'**' of \(whole.type.python) in a call", range)
          }
          named += entries
          continue
        }
      }
    }
    return (plain, named, saved)
  }

  /// The entries of a dictionary that a name of the module stands for, once and for all.
  private func literalEntries(_ expression: Expression) -> [Keyword]? {
    guard let name = expression.plainName, let owner = scope.owner(of: name), !owner.mutated.contains(name),
      !owner.isRebound(name), let entries = owner.literals[name]
    else { return nil }
    var named: [Keyword] = []
    for entry in entries {
      guard case .constant(.string(let key))? = entry.key?.kind else { return nil }
      let item = Expression(
        .item(expression, Expression(.constant(.string(key)), expression.range)), expression.range)
      named.append(Keyword(name: key, value: item))
    }
    return named
  }

  /// A value for where another type is wanted: what is written out is written as that.
  func fitting(_ value: Value, _ expression: Expression?, _ type: Type) throws(Refusal) -> Value {
    guard let expression, value.type != type, !type.isOpen else { return value }
    switch expression.kind {
    case .list, .dict, .tuple, .set, .conditional: return try self.value(expression, expecting: type)
    default: return value
    }
  }

  /// What a parameter is where nothing is given: made once in Python, so that what is changed must not be such.
  func defaultValue(_ standard: Expression, _ name: String, _ function: Function) throws(Refusal) -> Value {
    switch standard.kind {
    case .list, .dict, .set:
      let analysis = ScopeAnalysis(function.body, parameters: [])
      if analysis.bound.contains(name) || function.body.contains(where: { $0.changes(name) })
        || function.body.contains(where: { $0.handsOut(name) })
      {
        throw Refusal("a default that can be changed", standard.range, id: "mutable-default")
      }
    case .name(let variable) where scope.owner(of: variable).map({ $0.isRebound(variable) }) ?? false:
      throw Refusal("a default of a variable that is bound anew", standard.range, id: "mutable-default")
    default: break
    }
    return try value(standard)
  }

  /// Whether a function hands on its `*args` one by one, so that their number has to be known.
  func keepsArity(_ function: Function) -> Bool {
    guard let name = function.parameters.variadic?.name else { return false }
    return function.body.contains { statement in
      statement.expressions.contains { expression in
        expression.contains { part in
          guard case .call(_, let arguments, _) = part.kind else { return false }
          return arguments.contains { if case .starred(let inner) = $0.kind { inner.plainName == name } else { false } }
        }
      }
    }
  }

  /// A tuple that keeps the type of each part, even where they are alike.
  func fixedTuple(_ values: [Value]) -> Value {
    usesPythonic = true
    if values.isEmpty { return Value(.tuple([]), "TupleOf<Int>()") }
    if values.count == 1 { return Value(.tuple([values[0].type]), Code("TupleOf([\(values[0].code.text)])")) }
    return Value(.tuple(values.map(\.type)), Code.call("Tuple", values.map(\.code)))
  }
}
