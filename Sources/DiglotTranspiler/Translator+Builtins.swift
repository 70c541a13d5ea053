import DiglotSyntax

extension Translator {
  func builtin(
    _ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange, _ expecting: Type
  ) throws(Refusal) -> Value {
    func keyword(_ name: String) -> Expression? { keywords.first { $0.name == name }?.value }
    if arguments.contains(where: isStarred) {
      return try starredCall(name, arguments, range)
    }
    if ["sorted", "min", "max"].contains(name) { return try ordering(name, arguments, keywords, range) }
    if name == "map" || name == "filter" { return try mapping(name, arguments, range) }
    if name == "isinstance",
      let known = try constantTest(Expression(.call(Expression(.name(name), range), arguments, []), range))
    {
      return Value(.bool, known ? "true" : "false")
    }
    if ["sum", "any", "all", "list", "tuple", "set", "frozenset", "dict", "enumerate", "zip", "reversed", "iter"]
      .contains(name)
    {
      return try collecting(name, arguments, keywords, range, expecting)
    }
    let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
    if values.contains(where: { $0.type == .unknown }), name != "print" {
      let results: [String: Type] = [
        "len": .int, "str": .string, "int": .int, "float": .float, "bool": .bool, "ord": .int, "chr": .string,
        "round": .int, "bin": .string, "hex": .string, "repr": .string,
      ]
      return Value(results[name] ?? .unknown, "unknown")
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
      case .object(let type):
        if let info = classInfo(named: type), let result = try callMethod(info, first, "__len__", [], [], range) {
          return result
        }
      case .none, .int, .float, .bool: throw Refusal("len of \(first.type.python)", range)
      default: return Value(.int, Code.property(first.code, "count"))
      }
    case ("str", 0): return Value(.string, "\"\"")
    case ("str", 1):
      guard let first else { break }
      return Value(.string, try string(first))
    case ("repr", 1):
      usesPythonic = true
      return Value(.string, Code.call("repr", values.map(\.code)))
    case ("int", 0): return Value(.int, Code("0"), literal: 0)
    case ("int", _):
      guard let first else { break }
      if first.type == .int { return first }
      if first.type == .bool { return Value(.int, Code("(\(first.code.text) ? 1 : 0)")) }
      if first.type == .float {
        usesPythonic = true
        return try mayFail(Value(.int, Code.call("int", [first.code])))
      }
      usesPythonic = true
      return try mayFail(Value(.int, Code.call("int", values.map(\.code))))
    case ("float", 1):
      guard let first else { break }
      if first.type == .float { return first }
      if first.type == .int { return Value(.float, convert(first, to: .float)) }
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
      guard let first, first.type == .int || first.type == .float else { break }
      return Value(first.type, Code.call("abs", [first.code]))
    case ("round", 1):
      guard let first else { break }
      if first.type == .int { return first }
      usesPythonic = true
      return Value(.int, Code.call("round", [first.code]))
    case ("round", 2):
      guard let first else { break }
      usesPythonic = true
      return Value(first.type, Code.call("round", values.map(\.code)))
    case ("pow", 2): return try binary(values[0], .pow, values[1], range)
    case ("pow", 3):
      usesPythonic = true
      return Value(.int, Code.call("pow", values.map(\.code)))
    case ("divmod", 2):
      usesPythonic = true
      return Value(.tupleOf(values[0].type), Code.call("divmod", values.map(\.code)))
    case ("ord", 1):
      usesPythonic = true
      return Value(.int, Code.call("ord", values.map(\.code)))
    case ("chr", 1), ("bin", 1), ("oct", 1), ("hex", 1), ("ascii", 1):
      usesPythonic = true
      return Value(.string, Code.call(name, values.map(\.code)))
    case ("format", _):
      usesPythonic = true
      return Value(.string, Code.call("format", values.map(\.code)))
    case ("range", _):
      usesPythonic = true
      return Value(.range, Code.call("range", values.map(\.code)))
    case ("next", 2):
      guard case .iterator(let element)? = first?.type, case .comprehension = arguments[0].kind,
        let type = element.joined(with: values[1].type), !mustCheck
      else { break }
      let found = Code.property(values[0].code, "first")
      if values[1].type == .none { return Value(.optional(element), found) }
      return Value(type, Code("\(found.base) ?? \(convert(values[1], to: type).inside(.range))", .cast))
    case ("next", 1):
      guard case .iterator(let element)? = first?.type else { break }
      throw Refusal("'next' of \(element.python)s is not translated yet", range)
    case ("print", _): throw Refusal("the value of print", range)
    case ("input", _): throw Refusal("'input' is not translated", range)
    case ("hash", 1), ("id", 1): throw Refusal("'\(name)' has no counterpart", range)
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

  func mayFail(_ value: Value) throws(Refusal) -> Value { Value(value.type, fallible(value.code)) }

  func starredCall(_ name: String, _ arguments: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
    guard arguments.count == 1, case .starred(let inner) = arguments[0].kind else {
      throw Refusal("'*' in a call", range)
    }
    let rows = try value(inner)
    switch name {
    case "zip":
      guard let row = rows.type.element, let element = row.element else {
        throw Refusal("'zip(*…)' of \(rows.type.python)", range)
      }
      usesPythonic = true
      return Value(.iterator(.tupleOf(element)), Code.call("transposed", [rows.code]))
    case "max", "min": return try ordering(name, [inner], [], range)
    default: throw Refusal("'*' in a call of '\(name)'", range)
    }
  }

  func ordering(_ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
    func keyword(_ name: String) -> Expression? { keywords.first { $0.name == name }?.value }
    if arguments.count > 1 {
      let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
      guard let type = values.dropFirst().reduce(values[0].type as Type?, { $0?.joined(with: $1.type) }) else {
        throw Refusal("\(name) of different things", range, id: "mixed-types")
      }
      if case .optional(let inner) = type, inner.isNumber {
        let codes = values.map {
          if case .optional = $0.type { Code("\($0.code.base)!") } else { convert($0, to: inner) }
        }
        return Value(inner, Code.call(name, codes))
      }
      if let key = keyword("key") {
        usesPythonic = true
        let by = try closure(key, [type])
        return Value(
          type, Code("\(name)([\(values.map(\.code.text).joined(separator: ", "))], key: \(by.code.text))"),
          isFresh: false)
      }
      if !type.isNumber, type != .string { usesPythonic = true }
      return Value(type, Code.call(name, values.map { convert($0, to: type) }), isFresh: false)
    }
    guard let argument = arguments.first else { throw Refusal("\(name) of nothing", range) }
    let iteration = boxed(try sequence(argument))
    var parts = [iteration.code.text]
    if let key = keyword("key"), key.plainName != "None" {
      parts.append("key: \(try closure(key, [iteration.element]).code.text)")
    }
    if let reverse = keyword("reverse") { parts.append("reverse: \(try condition(reverse).text)") }
    if let standard = keyword("default") {
      let value = try self.value(standard)
      guard let type = value.type.joined(with: iteration.element) else {
        throw Refusal("a default of another type", range, id: "mixed-types")
      }
      usesPythonic = true
      return Value(type, Code("\(name)(\(parts.joined(separator: ", ")), default: \(convert(value, to: type).text))"))
    }
    if name == "sorted" {
      if parts.count == 1, isPlainlyOrdered(iteration.element) {
        return Value(.list(iteration.element), Code("\(iteration.code.base).sorted()"))
      }
      usesPythonic = true
      return Value(.list(iteration.element), Code("sorted(\(parts.joined(separator: ", ")))"))
    }
    usesPythonic = true
    return Value(iteration.element, Code("\(name)(\(parts.joined(separator: ", ")))"), isFresh: false)
  }

  func isPlainlyOrdered(_ type: Type) -> Bool { type == .int || type == .float }

  func mapping(_ name: String, _ arguments: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
    guard arguments.count >= 2 else { throw Refusal("'\(name)' of this", range) }
    if arguments.count == 2 {
      let iteration = boxed(try sequence(arguments[1]))
      if name == "filter", arguments[0].plainName == "None" || isNone(arguments[0]) {
        let test = try truth(Value(iteration.element, "$0"), range)
        return Value(.iterator(iteration.element), Code("\(iteration.code.base).filter { \(test.text) }"))
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

  func isNone(_ expression: Expression) -> Bool { if case .constant(.none) = expression.kind { true } else { false } }

  func trailing(_ base: Code, _ name: String, _ function: Code) -> Code {
    function.text.hasPrefix("{")
      ? Code("\(base.base).\(name) \(function.text)") : Code("\(base.base).\(name)(\(function.text))")
  }
}
