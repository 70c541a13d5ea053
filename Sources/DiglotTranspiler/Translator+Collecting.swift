import DiglotSyntax

extension Translator {
  func collecting(
    _ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange, _ expecting: Type
  ) throws(Refusal) -> Value {
    let entries = keywords.map { (key: $0.name.map { Expression(.constant(.string($0)), range) }, value: $0.value) }
    if name == "dict", let argument = arguments.first, !entries.isEmpty {
      let start = Expression(.call(Expression(.name(name), range), [argument], []), range)
      return try value(Expression(.dict([(key: nil, value: start)] + entries), range))
    }
    guard let argument = arguments.first else {
      switch name {
      case "list":
        if case .list(let t) = expecting { return Value(.list(t), "[]") }
        return Value(.list(.unknown), "[]")
      case "tuple": return Value(.tupleOf(.unknown), "TupleOf([])")
      case "dict":
        usesPythonic = true
        if !entries.isEmpty { return try value(Expression(.dict(entries), range)) }
        if case .dict(let k, let v) = expecting { return Value(expecting, "Dict<\(k.swift), \(v.swift)>()") }
        return Value(.dict(.unknown, .unknown), "Dict<Never, Never>()")
      case "enumerate", "zip", "reversed", "any", "all", "sum":
        if name == "any" || name == "all" { return Value(.bool, name == "all" ? "true" : "false") }
        throw Refusal("'\(name)()' of nothing", range)
      case "set", "frozenset":
        usesPythonic = true
        if case .set(let t) = expecting { return Value(expecting, "PySet<\(t.swift)>()") }
        return Value(.set(.unknown), "PySet<Never>()")
      default: throw Refusal("'\(name)()' of nothing", range)
      }
    }
    if name == "sum" {
      return try sum(argument, arguments.count > 1 ? arguments[1] : keywords.first { $0.name == "start" }?.value, range)
    }
    if name == "any" || name == "all" { return try quantifier(name, argument, range) }
    if name == "enumerate" || name == "zip" || name == "reversed" {
      let iteration = boxed(try sequence(Expression(.call(Expression(.name(name), range), arguments, keywords), range)))
      return Value(
        .iterator(iteration.element), name == "reversed" ? Code("Array(\(iteration.code.text))") : iteration.code)
    }
    if name == "dict" {
      usesPythonic = true
      if case .comprehension = argument.kind {
      } else {
        let source = try value(argument)
        switch source.type {
        case .dict:
          if keywords.isEmpty { return Value(source.type, source.code) }
          let entries =
            [(key: nil as Expression?, value: argument)]
            + keywords.map { (key: $0.name.map { Expression(.constant(.string($0)), range) }, value: $0.value) }
          return try value(Expression(.dict(entries), range))
        case .counter(let t): return Value(.dict(t, .int), Code("Dict(\(source.code.base).items())"))
        case .mapping(_, let k, let v): return Value(.dict(k, v), Code("Dict(\(source.code.base).items())"))
        default: break
        }
      }
      let iteration = try sequence(argument)
      if let parts = iteration.parts, parts.count == 2 {
        // Swift's own pairs have labels.
        let isLabelled = iteration.code.text.hasSuffix(".enumerated()") || iteration.code.text.hasPrefix("enumerate(")
        return Value(
          .dict(parts[0], parts[1]), Code("Dict(\(iteration.code.text)\(isLabelled ? ".map { ($0, $1) }" : ""))"))
      }
      switch iteration.element {
      case .tuple(let parts) where parts.count == 2:
        return Value(
          .dict(parts[0], parts[1]), Code("Dict(\(iteration.code.base).map { ($0.elements.0, $0.elements.1) })"))
      case .tupleOf(let t), .list(let t):
        return Value(.dict(t, t), Code("Dict(\(iteration.code.base).map { ($0[0], $0[1]) })"))
      default: break
      }
      let source = try value(argument)
      if case .dict = source.type { return Value(source.type, source.code) }
      if case .counter(let t) = source.type { return Value(.dict(t, .int), Code("Dict(\(source.code.base).items())")) }
      if case .mapping(_, let k, let v) = source.type {
        return Value(.dict(k, v), Code("Dict(\(source.code.base).items())"))
      }
      throw Refusal("a dictionary of \(iteration.element.python)s", range)
    }
    if name == "tuple", case .tuple = try self.value(argument).type { return try value(argument) }
    if name == "iter" {
      usesPythonic = true
      let source = try value(argument)
      if case .generator = source.type { return source }
      let iteration = boxed(try sequence(argument))
      return Value(.generator(iteration.element), Code.call("Generator", [iteration.code]))
    }
    let iteration = boxed(try sequence(argument))
    let isArray = if case .comprehension = argument.kind { true } else { false }
    switch name {
    case "set", "frozenset":
      usesPythonic = true
      if name == "frozenset" { throw Refusal("'frozenset' is not translated yet", range) }
      if iteration.element == .unknown { return Value(.set(.unknown), "PySet<Never>()") }
      // CPython makes room for all keys of a dict at once, on which the set's order depends.
      let source = try value(argument)
      let whole = if case .dict = source.type { source.code } else { iteration.code }
      return Value(.set(iteration.element), Code("PySet(\(whole.text))"))
    case "tuple":
      usesPythonic = true
      return Value(.tupleOf(iteration.element), Code("TupleOf(\(iteration.code.text))"))
    default:
      if isArray || isArrayCode(iteration.code.text) { return Value(.list(iteration.element), iteration.code) }
      let source = try value(argument).type
      if case .list = source { return Value(.list(iteration.element), iteration.code) }
      if case .iterator = source { return Value(.list(iteration.element), iteration.code) }
      return Value(.list(iteration.element), Code("Array(\(iteration.code.text))"))
    }
  }

  func isArrayCode(_ text: String) -> Bool {
    text.hasSuffix("}") && (text.contains(".map {") || text.contains(".filter {")) && !text.hasPrefix("{")
  }

  func sum(_ argument: Expression, _ start: Expression?, _ range: SyntaxRange) throws(Refusal) -> Value {
    if case .comprehension(let comprehension) = argument.kind, comprehension.clauses.count == 1, start == nil,
      comprehension.element.literalInt == 1, let clause = comprehension.clauses.first, clause.conditions.count >= 1
    {
      // Counting what fits.
      let list = try value(
        Expression(
          .comprehension(
            Comprehension(kind: .list, element: comprehension.element, value: nil, clauses: comprehension.clauses)),
          range))
      if let cut = list.code.text.firstRange(of: ".filter {"), let end = list.code.text.firstRange(of: "}.map {") {
        let base = list.code.text[..<cut.lowerBound]
        let test = list.code.text[cut.upperBound..<end.lowerBound]
        return Value(.int, Code("\(base).count {\(test)}"))
      }
    }
    var iteration = try sequence(argument)
    if iteration.element == .int, let largest = iteration.largest, let count = iteration.count,
      largest * count >= Magnitude.limit
    {
      iteration = Iteration(.big, Code("\(iteration.code.base).map { BigInt($0) }"))
    }
    switch iteration.element {
    case .number, .big:
      usesPythonic = true
      guard let start else { return Value(iteration.element, Code.call("sum", [iteration.code])) }
      let initial = try value(start)
      guard let type = iteration.element.joined(with: initial.type), type == iteration.element else {
        throw Refusal("a sum of \(iteration.element.python) from \(initial.type.python)", range)
      }
      return Value(type, Code.call("sum", [iteration.code, convert(initial, to: type)]))
    case .union(let parts) where parts.contains { $0.isNumber && $0 != .bool }:
      usesPythonic = true
      let item = member(
        Value(iteration.element, "$0"),
        parts.contains(.float) && parts.contains(.int) ? .number : parts.contains(.float) ? .float : .int)
      return Value(item.type, Code.call("sum", [Code("\(iteration.code.base).map { \(item.code.text) }")]))
    case .optional(let inner) where inner.isNumber:
      usesPythonic = true
      return Value(inner, Code.call("sum", [Code("\(iteration.code.base).map { $0! }")]))
    case .int, .float, .unknown:
      if let start {
        let initial = try value(start)
        if initial.type.isNumber, iteration.element == .int, initial.type == .float {
          usesPythonic = true
          return Value(.float, Code("\(iteration.code.base).reduce(\(initial.code.text)) { $0 + Double($1) }"))
        }
        if initial.type == .bool || initial.type == .int || initial.type == iteration.element {
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
      guard let start, case .list(let own) = try value(start).type, let type = own.joined(with: element) else {
        throw Refusal("a sum of lists", range)
      }
      let initial = convert(try value(start), to: .list(type))
      return Value(.list(type), Code("\(elements(iteration, as: .list(type)).base).reduce(\(initial.text), +)"))
    case .tupleOf(let element):
      usesPythonic = true
      guard let start, let type = try value(start).type.joined(with: .tupleOf(element)), case .tupleOf = type else {
        throw Refusal("a sum of tuples", range)
      }
      let initial = convert(try value(start), to: type)
      return Value(type, Code("\(elements(iteration, as: type).base).reduce(\(initial.text), +)"))
    case .object(let info) where info.mixin == .int && start == nil:
      return Value(.int, Code("\(iteration.code.base).reduce(0) { $0 + $1.value }"))
    case .object(let info) where start != nil: return try sum(iteration, of: info, start ?? argument, range)
    case .library where start != nil:
      return Value(
        iteration.element, Code("\(iteration.code.base).reduce(\(try value(start ?? argument).code.text), +)"))
    default: throw Refusal("a sum of \(iteration.element.python)", range)
    }
  }

  /// The sum of objects that say themselves what `+` means, from one of them.
  private func sum(_ iteration: Iteration, of info: ClassInfo, _ start: Expression, _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
    let initial = try value(start)
    let (left, right) = (Value(iteration.element, "$0"), Value(iteration.element, "$1"))
    guard initial.type == iteration.element, let total = try operatorMethod(info, left, .add, right, range),
      total.type == iteration.element, !total.code.text.contains("try ")
    else { throw Refusal("a sum of \(iteration.element.python)", range) }
    return Value(total.type, Code("\(iteration.code.base).reduce(\(initial.code.text)) { \(total.code.text) }"))
  }

  func quantifier(_ name: String, _ argument: Expression, _ range: SyntaxRange) throws(Refusal) -> Value {
    let method = name == "any" ? "contains" : "allSatisfy"
    if case .comprehension(let comprehension) = argument.kind, comprehension.clauses.count == 1,
      let clause = comprehension.clauses.first
    {
      let list = Comprehension(
        kind: .list,
        element: Expression(
          .unary(.not, Expression(.unary(.not, comprehension.element), comprehension.element.range)),
          comprehension.element.range), value: nil, clauses: [clause])
      let code = try value(Expression(.comprehension(list), range)).code.text
      if let cut = code.ranges(of: ".map {").last, code.hasSuffix("}") {
        return Value(.bool, Code("\(code[..<cut.lowerBound]).\(method) {\(code[cut.upperBound...])"))
      }
      return Value(.bool, Code("(\(code)).\(method) { $0 }"))
    }
    let iteration = boxed(try sequence(argument))
    if iteration.element == .unknown, iteration.code.text == "[]" {
      return Value(.bool, name == "all" ? "true" : "false")
    }
    let test = try truth(Value(iteration.element, "$0"), range)
    let head = test.text.contains("$0") ? "" : "_ in "
    return Value(.bool, Code("\(iteration.code.base).\(method) { \(head)\(test.text) }"))
  }
}

extension Translator {
  /// `defaultdict(list)`, `defaultdict(int, {"a": 1})`
  func defaultDict(_ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange) throws(Refusal) -> Value? {
    guard let factory = arguments.first else { return nil }
    let (type, make): (Type, String)
    switch factory.kind {
    case .name("int"): (type, make) = (.int, "0")
    case .name("float"): (type, make) = (.float, "0.0")
    case .name("str"): (type, make) = (.string, "\"\"")
    case .name("list"): (type, make) = (.list(.unknown), "[]")
    case .name("set"): (type, make) = (.set(.unknown), "PySet()")
    case .name("dict"): (type, make) = (.dict(.unknown, .unknown), "Dict()")
    case .name("bool"): (type, make) = (.bool, "false")
    case .lambda(_, let body):
      let value = try self.value(body)
      let text = value.code.text
      let isEmpty = value.type.isOpen && text.hasSuffix(">()")
      (type, make) = (value.type, isEmpty ? "\(text.prefix { $0 != "<" })()" : text)
    default: throw Refusal("a defaultdict of this", range)
    }
    guard arguments.count == 1, keywords.isEmpty else {
      guard arguments.count == 2, keywords.isEmpty else { throw Refusal("such a defaultdict", range) }
      let given = try builtin("dict", [arguments[1]], [], range, .dict(.unknown, type))
      guard case .dict(let key, let item) = given.type, let both = item.joined(with: type) else {
        throw Refusal("a defaultdict of \(given.type.python)", range)
      }
      try checkShared(arguments[1], item, into: arguments[1])
      let dict = convert(given, to: .dict(key, both))
      return Value(.mapping(.defaultDict, key, both), Code("DefaultDict(\(dict.text)) { \(make) }"))
    }
    return Value(.mapping(.defaultDict, .unknown, type), Code("DefaultDict { \(make) }"))
  }
}
