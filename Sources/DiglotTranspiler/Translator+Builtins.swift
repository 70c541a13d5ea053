import DiglotSyntax

extension Translator {
  func builtin(_ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange, _ expecting: Type) throws(Refusal) -> Value {
    func keyword(_ name: String) -> Expression? { keywords.first { $0.name == name }?.value }
    if arguments.contains(where: isStarred) {
      return try starredCall(name, arguments, range)
    }
    if ["sorted", "min", "max"].contains(name) { return try ordering(name, arguments, keywords, range) }
    if name == "map" || name == "filter" { return try mapping(name, arguments, range) }
    if name == "isinstance", let known = try constantTest(Expression(.call(Expression(.name(name), range), arguments, []), range)) {
      return Value(.bool, known ? "true" : "false")
    }
    if ["sum", "any", "all", "list", "tuple", "set", "frozenset", "dict", "enumerate", "zip", "reversed", "iter"].contains(name) {
      return try collecting(name, arguments, keywords, range, expecting)
    }
    let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
    if values.contains(where: { $0.type == .unknown }), name != "print" {
      let results: [String: Type] = ["len": .int, "str": .string, "int": .int, "float": .float, "bool": .bool, "ord": .int, "chr": .string, "round": .int, "bin": .string, "hex": .string, "repr": .string]
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
        if let info = classInfo(named: type), let result = try callMethod(info, first, "__len__", [], [], range) { return result }
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
        return Value(.int, Code.call("int", [first.code]))
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
    case ("next", 1):
      guard case .iterator(let element)? = first?.type else { break }
      throw Refusal("'next' of \(element.python)s is not translated yet", range)
    case ("print", _): throw Refusal("the value of print", range)
    case ("input", _): throw Refusal("'input' is not translated", range)
    case ("hash", 1), ("id", 1): throw Refusal("'\(name)' has no counterpart", range)
    default: break
    }
    if Errors.names.contains(name) { return Value(.error(name), try errorValue(Expression(.call(Expression(.name(name), range), arguments, keywords), range))) }
    throw Refusal("'\(name)(\(values.map(\.type.python).joined(separator: ", ")))' is not translated yet", range, id: "unknown-function")
  }

  /// In the body of a `try`, what fails must be caught.
  func mayFail(_ value: Value) throws(Refusal) -> Value {
    guard catching > 0, value.code.text.hasSuffix(")"), let open = value.code.text.firstIndex(of: "(") else { return value }
    var text = value.code.text
    text.insert(contentsOf: "checked: ", at: text.index(after: open))
    return Value(value.type, Code("try \(text)", .closure))
  }

  private func starredCall(_ name: String, _ arguments: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
    guard arguments.count == 1, case .starred(let inner) = arguments[0].kind else { throw Refusal("'*' in a call", range) }
    let rows = try value(inner)
    switch name {
    case "zip":
      guard let row = rows.type.element, let element = row.element else { throw Refusal("'zip(*…)' of \(rows.type.python)", range) }
      usesPythonic = true
      return Value(.iterator(.tupleOf(element)), Code.call("transposed", [rows.code]))
    case "max", "min": return try ordering(name, [inner], [], range)
    default: throw Refusal("'*' in a call of '\(name)'", range)
    }
  }

  private func ordering(_ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange) throws(Refusal) -> Value {
    func keyword(_ name: String) -> Expression? { keywords.first { $0.name == name }?.value }
    if arguments.count > 1 {
      let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
      guard let type = values.dropFirst().reduce(values[0].type as Type?, { $0?.joined(with: $1.type) }) else {
        throw Refusal("\(name) of different things", range, id: "mixed-types")
      }
      if let key = keyword("key") {
        usesPythonic = true
        let by = try closure(key, [type])
        return Value(type, Code("\(name)([\(values.map(\.code.text).joined(separator: ", "))], key: \(by.code.text))"), isFresh: false)
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
      guard let type = value.type.joined(with: iteration.element) else { throw Refusal("a default of another type", range, id: "mixed-types") }
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

  private func isPlainlyOrdered(_ type: Type) -> Bool { type == .int || type == .float }

  private func mapping(_ name: String, _ arguments: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
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
          guard case .lambda(let parameters, let body) = arguments[0].kind, let only = parameters.positional.first else { throw Refusal("a test that is \(function.result.python)", range) }
          let parameter = Names.variable(only.name)
          scope.substitutions[only.name] = Value(iteration.element, Code(parameter), isFresh: false)
          let test = try condition(body)
          return Value(.iterator(iteration.element), Code("\(iteration.code.base).filter { \(parameter) in \(test.text) }"))
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

  private func trailing(_ base: Code, _ name: String, _ function: Code) -> Code {
    function.text.hasPrefix("{") ? Code("\(base.base).\(name) \(function.text)") : Code("\(base.base).\(name)(\(function.text))")
  }

  private func collecting(_ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange, _ expecting: Type) throws(Refusal) -> Value {
    guard let argument = arguments.first else {
      switch name {
      case "list":
        if case .list(let t) = expecting { return Value(.list(t), "[]") }
        return Value(.list(.unknown), "[]")
      case "tuple": return Value(.tupleOf(.unknown), "TupleOf([])")
      case "dict":
        usesPythonic = true
        if !keywords.isEmpty {
          let entries = keywords.map { (key: $0.name.map { Expression(.constant(.string($0)), range) }, value: $0.value) }
          return try value(Expression(.dict(entries), range))
        }
        if case .dict(let k, let v) = expecting { return Value(expecting, "Dict<\(k.swift), \(v.swift)>()") }
        return Value(.dict(.unknown, .unknown), "Dict<Never, Never>()")
      case "set", "frozenset":
        usesPythonic = true
        if case .set(let t) = expecting { return Value(expecting, "PySet<\(t.swift)>()") }
        return Value(.set(.unknown), "PySet<Never>()")
      default: throw Refusal("'\(name)()' of nothing", range)
      }
    }
    if name == "sum" { return try sum(argument, arguments.count > 1 ? arguments[1] : keywords.first { $0.name == "start" }?.value, range) }
    if name == "any" || name == "all" { return try quantifier(name, argument, range) }
    if name == "enumerate" || name == "zip" || name == "reversed" {
      let iteration = boxed(try sequence(Expression(.call(Expression(.name(name), range), arguments, keywords), range)))
      return Value(.iterator(iteration.element), name == "reversed" ? Code("Array(\(iteration.code.text))") : iteration.code)
    }
    if name == "dict" {
      usesPythonic = true
      let iteration = try sequence(argument)
      if let parts = iteration.parts, parts.count == 2 { return Value(.dict(parts[0], parts[1]), Code("Dict(\(iteration.code.text))")) }
      switch iteration.element {
      case .tuple(let parts) where parts.count == 2:
        return Value(.dict(parts[0], parts[1]), Code("Dict(\(iteration.code.base).map { ($0.elements.0, $0.elements.1) })"))
      case .tupleOf(let t), .list(let t): return Value(.dict(t, t), Code("Dict(\(iteration.code.base).map { ($0[0], $0[1]) })"))
      default: break
      }
      let source = try value(argument)
      if case .dict = source.type { return Value(source.type, source.code) }
      if case .counter(let t) = source.type { return Value(.dict(t, .int), Code("Dict(\(source.code.base).items())")) }
      if case .defaultDict(let k, let v) = source.type { return Value(.dict(k, v), Code("Dict(\(source.code.base).items())")) }
      throw Refusal("a dictionary of \(iteration.element.python)s", range)
    }
    if case .tuple(let parts) = try self.value(argument).type, name == "list" || name == "tuple", parts.reduce(.unknown as Type?, { $0?.joined(with: $1) }) == nil {
      if name == "tuple" { return try value(argument) }
      throw Refusal("a list of different things", range, id: "mixed-types")
    }
    let iteration = boxed(try sequence(argument))
    let isArray = if case .comprehension = argument.kind { true } else { false }
    switch name {
    case "set", "frozenset":
      usesPythonic = true
      if iteration.element == .unknown { return Value(.set(.unknown), "PySet<Never>()") }
      return Value(.set(iteration.element), Code("PySet(\(iteration.code.text))"))
    case "tuple":
      usesPythonic = true
      return Value(.tupleOf(iteration.element), Code("TupleOf(\(iteration.code.text))"))
    default:
      if isArray || isArrayCode(iteration.code.text) { return Value(.list(iteration.element), iteration.code) }
      let source = try value(argument).type
      if case .list = source { return Value(.list(iteration.element), iteration.code) }
      if case .iterator = source { return Value(.list(iteration.element), iteration.code) }
      if case .string = source { return Value(.list(iteration.element), iteration.code) }
      return Value(.list(iteration.element), Code("Array(\(iteration.code.text))"))
    }
  }

  private func isArrayCode(_ text: String) -> Bool { text.hasSuffix("}") && (text.contains(".map {") || text.contains(".filter {")) && !text.hasPrefix("{") }

  private func sum(_ argument: Expression, _ start: Expression?, _ range: SyntaxRange) throws(Refusal) -> Value {
    if case .comprehension(let comprehension) = argument.kind, comprehension.clauses.count == 1, start == nil,
      comprehension.element.literalInt == 1, let clause = comprehension.clauses.first, clause.conditions.count >= 1
    {
      // Counting what fits.
      let list = try value(Expression(.comprehension(Comprehension(kind: .list, element: comprehension.element, value: nil, clauses: comprehension.clauses)), range))
      if let cut = list.code.text.firstRange(of: ".filter {"), let end = list.code.text.firstRange(of: "}.map {") {
        let base = list.code.text[..<cut.lowerBound]
        let test = list.code.text[cut.upperBound..<end.lowerBound]
        return Value(.int, Code("\(base).count {\(test)}"))
      }
    }
    let iteration = try sequence(argument)
    switch iteration.element {
    case .int, .float, .unknown:
      if let start {
        let initial = try value(start)
        if initial.type.isNumber {
          let total = Code("\(iteration.code.base).reduce(\(convert(initial, to: iteration.element).text), +)")
          return Value(iteration.element, total)
        }
        throw Refusal("a sum of \(iteration.element.python) from \(initial.type.python)", range)
      }
      if iteration.element == .float {
        usesPythonic = true
        return Value(.float, Code.call("sum", [iteration.code]))
      }
      return Value(iteration.element, Code("\(iteration.code.base).reduce(0, +)"))
    case .bool: return Value(.int, Code("\(iteration.code.base).count { $0 }"))
    case .list(let element):
      guard start != nil else { throw Refusal("a sum of lists", range) }
      return Value(.list(element), Code("\(iteration.code.base).reduce([], +)"))
    case .tupleOf(let element) where start != nil:
      usesPythonic = true
      return Value(.tupleOf(element), Code("\(iteration.code.base).reduce(TupleOf([]), +)"))
    default: throw Refusal("a sum of \(iteration.element.python)", range)
    }
  }

  private func quantifier(_ name: String, _ argument: Expression, _ range: SyntaxRange) throws(Refusal) -> Value {
    let method = name == "any" ? "contains" : "allSatisfy"
    if case .comprehension(let comprehension) = argument.kind, comprehension.clauses.count == 1, let clause = comprehension.clauses.first {
      let list = Comprehension(kind: .list, element: Expression(.unary(.not, Expression(.unary(.not, comprehension.element), comprehension.element.range)), comprehension.element.range), value: nil, clauses: [clause])
      let code = try value(Expression(.comprehension(list), range)).code.text
      if let cut = code.ranges(of: ".map {").last, code.hasSuffix("}") {
        return Value(.bool, Code("\(code[..<cut.lowerBound]).\(method) {\(code[cut.upperBound...])"))
      }
      return Value(.bool, Code("(\(code)).\(method) { $0 }"))
    }
    let iteration = try sequence(argument)
    let test = try truth(Value(iteration.element, "$0"), range)
    return Value(.bool, Code("\(iteration.code.base).\(method) { \(test.text) }"))
  }
}
