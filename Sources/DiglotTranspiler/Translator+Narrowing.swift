import DiglotSyntax

extension Translator {
  /// What a test says of names: their values where it holds, or where it does not.
  func narrowings(_ test: Expression, _ holds: Bool) -> [String: Value] {
    switch test.kind {
    case .unary(.not, let operand): return narrowings(operand, !holds)
    case .boolean(let isAnd, let parts) where isAnd == holds:
      return parts.reduce(into: [:]) { $0.merge(narrowings($1, holds)) { first, _ in first } }
    case .name(let name) where holds: return present(named: name)
    case .compare(let left, let rest) where rest.count == 1:
      let (symbol, right) = rest[0]
      if let name = left.plainName, isNone(right) {
        let isNone = symbol == .isSame || symbol == .equal
        let isOther = symbol == .isNotSame || symbol == .notEqual
        return (isNone && !holds) || (isOther && holds) ? present(named: name) : [:]
      }
      if case .call(let function, let arguments, _) = left.kind, function.plainName == "type", arguments.count == 1,
        let name = arguments[0].plainName, symbol == .isSame || symbol == .equal
      {
        return narrowings(name, right, holds, exactly: true)
      }
      return [:]
    case .call(let function, let arguments, _):
      guard function.plainName == "isinstance", arguments.count == 2, let name = arguments[0].plainName else {
        return [:]
      }
      if let outcome = outcomeNarrowing(test, holds) { return outcome }
      return narrowings(name, arguments[1], holds, exactly: false)
    default: return [:]
    }
  }

  private func present(named name: String) -> [String: Value] {
    guard let value = try? variable(name, SyntaxRange(line: 0, column: 0, endLine: 0, endColumn: 0)),
      case .optional = value.type
    else { return [:] }
    return [name: present(value)]
  }

  private func narrowings(_ name: String, _ types: Expression, _ holds: Bool, exactly: Bool) -> [String: Value] {
    guard let value = try? variable(name, types.range), let kinds = typeNames(types) else { return [:] }
    var whole = value
    if case .optional = value.type {
      guard holds else { return [:] }
      whole = present(value)
      if kinds.contains(where: { whole.type.isInstance(of: $0, exactly: exactly, in: self) == true }),
        !whole.type.isUnion
      {
        return [name: whole]
      }
    }
    if case .object = whole.type {
      guard holds, kinds.count == 1, let info = classes[kinds[0]], !info.isEnumeration else { return [:] }
      if whole.type == .object(info) { return [:] }
      // Statements bind the name with `if let … as?`, see `Cast`. An expression has no place for that in Swift (`a ? b : c`, `&&`,
      // a filter), and stands where `is` has just answered: the cast cannot fail.
      return [name: Value(.object(info), Code("(\(whole.code.text) as! \(info.name))"), isFresh: false)]
    }
    let members: [Type] = whole.type == .number ? [.int, .float] : whole.type.members
    guard members.count > 1 else { return [:] }
    let left = members.filter { member in
      kinds.contains { member.isInstance(of: $0, exactly: exactly, in: self) ?? false } == holds
    }
    if whole.type == .number {
      guard left.count == 1 else { return [:] }
      return [
        name: Value(left[0], left[0] == .int ? Code.call("int", [whole.code]) : Code.property(whole.code, "double"))
      ]
    }
    if left.count == 1 { return [name: member(whole, left[0])] }
    if left == [.int, .float] { return [name: member(whole, .number)] }
    return [:]
  }

  /// The names of the types in the second argument of `isinstance`.
  func typeNames(_ types: Expression) -> [String]? {
    switch types.kind {
    case .name(let name): return [name]
    case .tuple(let parts):
      let names = parts.map(typeNames)
      return names.contains(nil) ? nil : names.flatMap { $0 ?? [] }
    case .binary(let left, .bitOr, let right):
      guard let a = typeNames(left), let b = typeNames(right) else { return nil }
      return a + b
    case .attribute(_, let name): return [name]
    case .call(let function, let arguments, _) where function.plainName == "type" && arguments.count == 1:
      return (try? value(arguments[0]).type.typeName(in: self))?.map { [$0] }
    default: return nil
    }
  }

  /// What is made of each operand of `and` or `or`: it is looked at only where those before it hold, or do not.
  func inTurn<Result>(
    _ isAnd: Bool, _ parts: [Expression], _ translate: (Expression) throws(Refusal) -> Result
  ) throws(Refusal) -> [Result] {
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    return try parts.map { (part) throws(Refusal) in
      let result = try translate(part)
      scope.substitutions.merge(narrowings(part, isAnd)) { _, new in new }
      return result
    }
  }

  /// What is translated where these names have these values; those that are bound there keep what they have.
  func with(_ values: [String: Value], in body: [Statement], _ translate: () throws(Refusal) -> Void) throws(Refusal) {
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    narrow(values, in: body[...])
    try translate()
  }

  /// Lets names have these values in statements, each up to the one that binds it anew; a plain assignment may still look at it.
  private func narrow(_ values: [String: Value], in body: ArraySlice<Statement>) {
    for (name, value) in values {
      guard let end = body.first(where: { ScopeAnalysis([$0], parameters: []).bound.contains(name) }) else {
        scope.substitutions[name] = value
        continue
      }
      if scope.analysis.captured.contains(name) || scope.substitutions[name] != nil { continue }
      scope.substitutions[name] = value
      narrowedUntil[ObjectIdentifier(end), default: []].insert(name)
    }
  }

  /// Takes away what is known of names that a statement binds anew, where it does more than assign.
  func widen(before statement: Statement) {
    guard let names = narrowedUntil[ObjectIdentifier(statement)] else { return }
    if case .assign(let targets, _) = statement.kind, targets.count == 1, targets[0].plainName != nil { return }
    for name in names { scope.substitutions[name] = nil }
  }

  /// After an `if` that is left for good, its test does not hold.
  func narrow(after statement: Statement, before rest: ArraySlice<Statement>) {
    guard case .if(let test, let body, let orelse) = statement.kind, orelse.isEmpty, !body.canFallThrough || body.leaves
    else { return }
    var values = narrowings(test, false)
    if let cast = guards[ObjectIdentifier(test)] { values[cast.name] = cast.value }
    narrow(values, in: rest)
  }

  /// `isinstance(x, types)` as a test that is made when the program runs.
  func instanceTest(_ value: Value, _ types: Expression, exactly: Bool, _ range: SyntaxRange) throws(Refusal) -> Code {
    guard let kinds = typeNames(types) else { throw Refusal("a test of this type", types.range) }
    usesPythonic = true
    if let test = jsonTest(value, kinds) { return test }
    if case .optional(let inner) = value.type {
      if kinds.contains("NoneType") { return Code.comparison(value.code, "==", Code("nil")) }
      if let known = kinds.map({ inner.isInstance(of: $0, exactly: exactly, in: self) }) as? [Bool] {
        return known.contains(true) ? Code.comparison(value.code, "!=", Code("nil")) : Code("false")
      }
      let test = try instanceTest(Value(inner, "$0"), types, exactly: exactly, range)
      return Code("(\(value.code.base).map { \(test.text) } ?? false)")
    }
    if value.type == .number {
      let isInt = kinds.contains("int")
      let isFloat = kinds.contains("float")
      if isInt == isFloat { return Code(isInt ? "true" : "false") }
      let test = Code.property(value.code, "isInt")
      return isInt ? test : negated(test)
    }
    if case .object = value.type {
      let tests = kinds.compactMap { classes[$0] }.map { Code("\(value.code.inside(.cast)) is \($0.name)", .cast) }
      guard tests.count == kinds.count, let first = tests.first else {
        return Code(kinds.contains("object") ? "true" : "false")
      }
      return tests.dropFirst().reduce(first) { Code.infix($0, "||", $1, .disjunction) }
    }
    let fitting = value.type.members.filter { member in
      kinds.contains { member.isInstance(of: $0, exactly: exactly, in: self) ?? false }
    }
    if fitting.count == value.type.members.count { return Code("true") }
    guard let first = fitting.first else { return Code("false") }
    func test(_ type: Type) -> Code { Code("\(value.code.base).isA(\(type.swift).self)") }
    return fitting.dropFirst().reduce(test(first)) { Code.infix($0, "||", test($1), .disjunction) }
  }
}

extension Type {
  /// What Python calls the built-in type; nil for another, and where only the value tells.
  func typeName(in translator: Translator) -> String? {
    let names = ["bool", "int", "float", "str", "list", "dict", "set", "tuple", "bytes", "NoneType"]
    return names.first { isInstance(of: $0, exactly: true, in: translator) == true }
  }

  /// Whether a value of the type is an instance of a class of Python's; nil where only the value tells.
  func isInstance(of name: String, exactly: Bool, in translator: Translator) -> Bool? {
    let own: Set<String>
    switch self {
    case .unknown, .union, .optional: return nil
    case .number: return name == "float" || name == "int" ? nil : ["Number", "object"].contains(name)
    case .bool: own = exactly ? ["bool"] : ["bool", "int", "Number"]
    case .int, .big: own = ["int", "Number", "Integral"]
    case .float: own = ["float", "Number"]
    case .string: own = ["str"]
    case .list: own = ["list", "Sequence", "List", "Iterable"]
    case .set: own = ["set", "Set", "Iterable"]
    case .dict: own = ["dict", "Mapping", "Dict", "Iterable"]
    case .counter: own = exactly ? ["Counter"] : ["Counter", "dict"]
    case .mapping(let kind, _, _): own = exactly ? [kind.python] : [kind.python, "dict", "Mapping", "Iterable"]
    case .tuple, .tupleOf: own = ["tuple", "Tuple", "Sequence", "Iterable"]
    case .bytes: own = ["bytes"]
    case .none: own = ["NoneType"]
    case .object(let info):
      guard let other = translator.classes[name] else { return name == "object" }
      if info.derives(from: other) { return exactly ? nil : true }
      return other.derives(from: info) ? nil : false
    default: return name == "object"
    }
    return own.contains(name) || name == "object" && !exactly
  }
}

extension [Statement] {
  /// Whether the statement after it is not reached: it ends in `continue` or `break`, too.
  var leaves: Bool {
    switch last?.kind {
    case .continue, .break, .return, .raise: true
    default: false
    }
  }
}
