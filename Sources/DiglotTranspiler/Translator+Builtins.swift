import DiglotSyntax

extension Translator {
  func builtin(
    _ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange, _ expecting: Type
  ) throws(Refusal) -> Value {
    func keyword(_ name: String) -> Expression? { keywords.first { $0.name == name }?.value }
    try Arity.checkNames(name, keywords)
    if arguments.contains(where: isStarred) {
      let plain = arguments.flatMap(\.unstarredParts)
      if !plain.contains(where: isStarred) { return try builtin(name, plain, keywords, range, expecting) }
      return try starredCall(name, arguments, range)
    }
    if ["sorted", "min", "max"].contains(name) { return try ordering(name, arguments, keywords, range) }
    if name == "map" || name == "filter" { return try mapping(name, arguments, range) }
    if name == "isinstance", arguments.count == 2 {
      let whole = Expression(.call(Expression(.name(name), range), arguments, []), range)
      if let answer = try constantAnswer(whole) { return Value(.bool, answer) }
      if let test = try outcomeCondition(whole) { return Value(.bool, test) }
      return Value(.bool, try instanceTest(try value(arguments[0]), arguments[1], exactly: false, range))
    }
    if name == "len", arguments.count == 1, let info = classNamed(arguments[0]), info.isEnumeration {
      return Value(.int, "\(info.name).allCases.count")
    }
    if name == "type", arguments.count == 1 { return try typeText(try value(arguments[0]), range) }
    if let result = try objectFunction(name, arguments, range) { return result }
    if ["sum", "any", "all", "list", "tuple", "set", "frozenset", "dict", "enumerate", "zip", "reversed", "iter"]
      .contains(name)
    {
      return try collecting(name, arguments, keywords, range, expecting)
    }
    var values = try valuesOfArguments(arguments, areAskedForNext: name == "next")
    if mustCheck, name == "int" || name == "float", let argument = arguments.first,
      case .optional = try value(argument).type
    {
      throw Refusal("'\(name)' of what may be None, where a 'TypeError' may be caught", range)
    }
    if !["str", "repr", "bool", "print", "hash", "format", "ascii", "next"].contains(name) {
      values = values.map(present)
      if let index = values.firstIndex(where: { $0.type.isUnion }) {
        return try distribute(values[index], range) { (part) throws(Refusal) in
          let saved = scope.substitutions
          defer { scope.substitutions = saved }
          scope.substitutions["\u{1}part"] = part
          var others = arguments
          others[index] = Expression(.name("\u{1}part"), range)
          return try builtin(name, others, keywords, range, expecting)
        }
      }
    }
    if values.contains(where: { $0.type == .unknown }), name != "print" {
      let results: [String: Type] = [
        "len": .int, "str": .string, "int": .int, "float": .float, "bool": .bool, "ord": .int, "chr": .string,
        "round": .int, "bin": .string, "hex": .string, "repr": .string,
      ]
      return Value(results[name] ?? .unknown, Code.unknown)
    }
    let first = values.first
    switch (name, values.count) {
    case ("len", 1):
      guard let first else { break }
      switch first.type {
      case .string:
        usesPythonic = true
        return Value(.int, Code.property(first.code, "length"))
      case .tuple(let parts): return Value(.int, "\(parts.count)")
      case Self.json: return Value(.int, Code.property(first.code, "count"))
      case .object(let info):
        if info.isNamedTuple { return Value(.int, "\(info.attributes.count)") }
        if let result = try callMethod(info, first, "__len__", [], [], range) { return result }
        throw Refusal("len of \(first.type.python)", range)
      case .none, .int, .float, .bool, .big, .number, .generator, .closure, .function:
        throw Refusal("len of \(first.type.python)", range)
      default: return Value(.int, Code.property(first.code, "count"))
      }
    case ("str", 0): return Value(.string, "\"\"")
    case ("str", 2) where first?.type == .bytes:
      usesPythonic = true
      return Value(.string, fallible(Code.method(values[0].code, "decode", [values[1].code])))
    case ("str", 1):
      guard let first else { break }
      return Value(.string, try string(first))
    case ("repr", 1):
      usesPythonic = true
      return Value(.string, try text(values[0], "repr"))
    case ("int", 0): return Value(.int, Code("0"), literal: 0)
    case ("int", _):
      guard let first else { break }
      if first.type == .int || first.type == .big { return first }
      if first.type == .bool { return Value(.int, Code("(\(first.code.text) ? 1 : 0)")) }
      if case .object(let info) = first.type,
        let result = try callMethod(info, first, "__int__", [], [], range)
      {
        return result
      }
      guard [.float, .number, .string].contains(first.type) else { throw Refusal("int of \(first.type.python)", range) }
      if let base = keyword("base") {
        usesPythonic = true
        return try mayFail(Value(.int, Code.call("int", [first.code, try position(base)])))
      }
      if first.type == .float {
        usesPythonic = true
        return try mayFail(Value(.int, Code.call("int", [first.code])))
      }
      usesPythonic = true
      return try mayFail(Value(.int, Code.call("int", values.map(\.code))))
    case ("float", 1):
      guard let first else { break }
      if first.type == .float { return first }
      if first.type.isNumber { return Value(.float, convert(first, to: .float)) }
      if case .object(let info) = first.type,
        let result = try callMethod(info, first, "__float__", [], [], range)
      {
        return result
      }
      guard first.type == .string else { throw Refusal("float of \(first.type.python)", range) }
      usesPythonic = true
      if case .constant(.string(let text)) = arguments[0].kind {
        switch text.lowercased() {
        case "inf", "infinity": return Value(.float, "Double.infinity")
        case "-inf", "-infinity": return Value(.float, Code("-Double.infinity", .prefix))
        case "nan": return Value(.float, "Double.nan")
        default: break
        }
      }
      return try mayFail(Value(.float, Code.call("float", [first.code])))
    case ("bool", 1):
      guard let first else { break }
      return Value(.bool, try truth(first, range))
    case ("abs", 1):
      guard let first else { break }
      if case .object(let info) = first.type,
        let result = try callMethod(info, first, "__abs__", [], [], range)
      {
        return result
      }
      if first.type == .bool { return Value(.int, Code.call("int", [first.code])) }
      guard first.type.isNumber || first.type == Self.timeDelta else { break }
      return Value(first.type, Code.call("abs", [first.code]))
    case ("round", 1):
      guard let first, first.type.isNumber else { break }
      if first.type == .int || first.type == .big { return first }
      usesPythonic = true
      return Value(.int, try fallibleRound(first))
    case ("round", 2):
      guard let first, first.type.isNumber else { break }
      usesPythonic = true
      if values[1].type == .none { return Value(.int, Code.call("round", [first.code])) }
      let number = first.type == .bool || first.type == .big ? Value(.int, convert(first, to: .int)) : first
      return Value(number.type, Code.call("round", [number.code, convert(values[1], to: .int)]))
    case ("pow", 2): return try binary(values[0], .pow, values[1], range)
    case ("pow", 3):
      usesPythonic = true
      if values.contains(where: { $0.type == .big }) {
        return Value(.big, Code.call("pow", values.map { convert($0, to: .big) }))
      }
      return Value(.int, Code.call("pow", values.map(\.code)))
    case ("divmod", 2):
      usesPythonic = true
      guard let type = values[0].type.joined(with: values[1].type), type.isNumber else { break }
      let wide: Type = type == .number && (values[0].type == .float || values[1].type == .float) ? .float : type
      return Value(.tupleOf(wide), fallible(Code.call("divmod", values.map { convert($0, to: wide) })))
    case ("ord", 1):
      usesPythonic = true
      return Value(.int, Code.call("ord", values.map(\.code)))
    case ("chr", 1):
      usesPythonic = true
      return Value(.string, fallible(Code.call(name, [convert(values[0], to: .int)])))
    case ("bin", 1), ("oct", 1), ("hex", 1), ("ascii", 1):
      usesPythonic = true
      return Value(.string, Code.call(name, values.map { number($0).code }))
    case ("format", _):
      usesPythonic = true
      return Value(.string, Code.call("format", values.map(\.code)))
    case ("range", _):
      usesPythonic = true
      return Value(.range, Code.call("range", values.map { convert(operand($0), to: .int) }))
    case ("next", 2) where first?.type.isIterator == true && arguments[0].isComprehension:
      guard case .iterator(let element)? = first?.type, case .comprehension = arguments[0].kind,
        let type = element.joined(with: values[1].type), !mustCheck
      else { break }
      let found = Code.property(values[0].code, "first")
      if values[1].type == .none { return Value(.optional(element), found) }
      return otherwise(found, element, values[1], type)
    case ("next", _):
      guard let first else { break }
      usesPythonic = true
      switch first.type {
      case .generator(let element):
        if values.count == 1 { return Value(element, fallible(Code.method(first.code, "take"))) }
        guard let type = element.joined(with: values[1].type) else { break }
        if values[1].type == .none { return Value(.optional(element), Code.method(first.code, "next")) }
        return otherwise(Code.method(first.code, "next"), element, values[1], type)
      case .object(let info) where values.count == 1:
        if let result = try callMethod(info, first, "__next__", [], [], range) { return result }
      case .iterator(let element), .list(let element):
        if case .iterator = first.type, values.count == 1, !mustCheck, arguments[0].plainName == nil {
          return Value(element, Code.method(Code("Generator(\(first.code.text))"), "take"))
        }
      default: break
      }
    case ("print", _): throw Refusal("the value of print", range)
    case ("input", _): throw Refusal("'input' is not translated", range)
    case ("hash", 1):
      guard let first else { break }
      usesPythonic = true
      // In a type, `hash` alone is its own method.
      return Value(.int, Code.call(scope.method == nil ? "hash" : "Pythonic.hash", [first.code]))
    case ("id", 1): throw Refusal("'\(name)' has no counterpart", range)
    case ("callable", 1): return Value(.bool, values[0].type.isFunction ? "true" : "false")
    case ("bytes", 1):
      guard let first else { break }
      usesPythonic = true
      if first.type == .bytes { return first }
      if first.type == .int { return Value(.bytes, Code("Bytes(count: \(first.code.text))")) }
      return Value(.bytes, Code.call("Bytes", [boxed(try sequence(arguments[0])).code]))
    case ("bytes", 0):
      usesPythonic = true
      return Value(.bytes, "Bytes([])")
    case ("bytes", 2):
      usesPythonic = true
      return Value(.bytes, Code.method(values[0].code, "encode", [values[1].code]))
    default: break
    }
    if Errors.names.contains(name) {
      return Value(
        .error(name), try errorValue(Expression(.call(Expression(.name(name), range), arguments, keywords), range)))
    }
    throw Refusal(
      "'\(name)(\(values.map(\.type.python).joined(separator: ", ")))' is not translated yet", range,
      id: "unknown-function")
  }

  private func valuesOfArguments(_ arguments: [Expression], areAskedForNext: Bool) throws(Refusal) -> [Value] {
    let wasAsked = isAskedForNext
    defer { isAskedForNext = wasAsked }
    isAskedForNext = false
    if areAskedForNext, let source = arguments.first { isAskedForNext = try isOverGenerator(source) }
    return try arguments.map { (argument) throws(Refusal) in try value(argument) }
  }

  /// Whether a comprehension goes through a generator or something of `itertools`, which may have no end.
  private func isOverGenerator(_ expression: Expression) throws(Refusal) -> Bool {
    guard case .comprehension(let comprehension) = expression.kind, comprehension.clauses.count == 1,
      let source = comprehension.clauses.first?.iterable
    else { return false }
    if case .call(let callee, _, _) = source.kind, libraryName(callee)?.hasPrefix("itertools.") == true { return true }
    var isGenerator = false
    // What it is is looked at, and nothing said.
    _ = try captured { () throws(Refusal) in
      if case .generator = try value(source).type { isGenerator = true }
    }
    return isGenerator
  }

  private func fallibleRound(_ value: Value) throws(Refusal) -> Code {
    value.type == .float ? fallible(Code.call("round", [value.code])) : Code.call("round", [value.code])
  }

  func mayFail(_ value: Value) throws(Refusal) -> Value { Value(value.type, fallible(value.code)) }

  func starredCall(_ name: String, _ arguments: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
    guard arguments.count == 1, case .starred(let inner) = arguments[0].kind else {
      throw Refusal("'*' in a call", range)
    }
    var rows = try value(inner)
    if case .tuple = rows.type, let element = rows.type.element, element != .unknown {
      rows = Value(.tupleOf(element), convert(rows, to: .tupleOf(element)))
    }
    switch name {
    case "zip":
      guard let row = rows.type.element, let element = row.element else {
        throw Refusal("'zip(*…)' of \(rows.type.python)", range)
      }
      if case .tuple = row { rows = Value(.list(.tupleOf(element)), convert(rows, to: .list(.tupleOf(element)))) }
      usesPythonic = true
      return Value(.iterator(.tupleOf(element)), Code.call("transposed", [rows.code]))
    case "max", "min": return try ordering(name, [inner], [], range)
    case "print":
      throw Refusal("the value of print", range)
    default: throw Refusal("'*' in a call of '\(name)'", range)
    }
  }

  /// An argument of a function that takes several of a type.
  func displayedArgument(_ value: Value, _ type: Type) -> Code {
    [.number, .big].contains(type) && value.literal != nil ? value.code : convert(value, to: type)
  }

  func mapping(_ name: String, _ arguments: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
    guard arguments.count >= 2 else { throw Refusal("'\(name)' of this", range) }
    if arguments.count == 2 {
      let iteration = boxed(try sequence(arguments[1]))
      if name == "filter", arguments[0].plainName == "None" || isNone(arguments[0]) {
        let test = try truth(Value(iteration.element, "$0"), range)
        return Value(.iterator(iteration.element), Code("\(iteration.code.base).filter { \(test.text) }"))
      }
      if arguments[0].plainName == "next" {
        throw Refusal("'next' as an argument: the first that ends would end the whole", range)
      }
      let function = try closure(arguments[0], [iteration.element])
      if name == "filter" {
        guard function.result == .bool else {
          let saved = scope.substitutions
          defer { scope.substitutions = saved }
          guard case .lambda(let parameters, let body) = arguments[0].kind, let only = parameters.positional.first
          else { throw Refusal("a test that is \(function.result.python)", range) }
          let parameter = Names.variable(only.name)
          scope.substitutions[only.name] = Value(iteration.element, Code(parameter), isFresh: false)
          let test = try condition(body)
          return Value(
            .iterator(iteration.element), Code("\(iteration.code.base).filter { \(parameter) in \(test.text) }"))
        }
        return Value(.iterator(iteration.element), trailing(iteration.code, "filter", function.code))
      }
      return Value(.iterator(function.result), trailing(iteration.code, "map", function.code))
    }
    let iterations = try arguments.dropFirst().map { (argument) throws(Refusal) in boxed(try sequence(argument)) }
    let function = try closure(arguments[0], iterations.map(\.element))
    if iterations.count > 2 { usesPythonic = true }
    let zipped = Code.call("zip", iterations.map(\.code))
    return Value(.iterator(function.result), trailing(zipped, "map", function.code))
  }

  /// An optional of a type, or what stands for it where there is none, as a value of a type that has both.
  private func otherwise(_ found: Code, _ element: Type, _ other: Value, _ type: Type) -> Value {
    let whole = convert(Value(element, "$0"), to: type)
    let code = whole.text == "$0" ? found : Code("\(found.base).map { \(whole.text) }")
    return Value(type, Code("\(code.base) ?? \(convert(other, to: type).inside(.range))", .cast))
  }

  func isNone(_ expression: Expression) -> Bool { if case .constant(.none) = expression.kind { true } else { false } }

  func trailing(_ base: Code, _ name: String, _ function: Code) -> Code {
    function.text.hasPrefix("{")
      ? Code("\(base.base).\(name) \(function.text)") : Code("\(base.base).\(name)(\(function.text))")
  }
}
