import DiglotSyntax

extension Translator {
  func method(
    _ object: Value, _ base: Expression, _ name: String, _ arguments: [Expression], _ keywords: [Keyword],
    _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    if case .optional(let inner) = object.type, inner != .match {
      return try method(present(object), base, name, arguments, keywords, range)
    }
    if object.type.isUnion {
      return try distribute(object, range) { (part) throws(Refusal) in
        try method(part, base, name, arguments, keywords, range)
      }
    }
    if case .object(let info) = object.type, info.method(name) == nil,
      let attribute = info.type(of: name), attribute.isFunction || attribute == .unknown
    {
      return try callValue(try self.attribute(of: object, name, range), arguments, keywords, range)
    }
    switch object.type {
    case .object, .async, .library: break
    default:
      try Arity.check(name, arguments, keywords, range)
      try Arity.checkNames(name, keywords)
    }
    if case .library = object.type { return try libraryMethod(object, base, name, arguments, keywords, range) }
    if case .async(let kind, let element) = object.type {
      return try asyncMethod(object, kind, element, base, name, arguments, keywords, range)
    }
    if case .bytes = object.type { return try bytesMethod(object, name, arguments, range) }
    switch object.type {
    case .string: return try stringMethod(object, name, arguments, keywords, range)
    case .list(let element), .iterator(let element), .tupleOf(let element):
      return try listMethod(object, element, base, name, arguments, range)
    case .tuple:
      guard let element = object.type.element, element != .unknown else { break }
      let whole = Value(.tupleOf(element), convert(object, to: .tupleOf(element)))
      return try listMethod(whole, element, base, name, arguments, range)
    case .generator(let element) where name == "__next__":
      return Value(element, fallible(Code.method(object.code, "take")))
    case .generator where name == "close": return Value(.none, "nil")
    case .dict(let k, let v), .mapping(_, let k, let v):
      return try dictMethod(object, k, v, base, name, arguments, keywords, range)
    case .counter(let k): return try counterMethod(object, k, base, name, arguments, keywords, range)
    case .set(let element): return try setMethod(object, element, base, name, arguments, range)
    case .deque(let element):
      mutate(base)
      switch name {
      case "popleft": return Value(element, fallible(Code.method(object.code, "popLeft")))
      case "pop": return Value(element, fallible(Code.method(object.code, "pop")))
      case "copy": return Value(object.type, object.code)
      case "rotate":
        return Value(
          .none, Code.method(object.code, "rotate", try arguments.map { (a) throws(Refusal) in try position(a) }))
      case "extend", "extendleft":
        let items = boxed(try sequence(arguments[0]))
        try refine(base, .deque(items.element), range)
        let added = elements(items, as: items.element.joined(with: element) ?? element)
        return Value(.none, Code.method(object.code, name == "extend" ? "extend" : "extendLeft", [added]))
      case "count":
        return Value(.int, Code("\(object.code.base).count(of: \(convert(try value(arguments[0]), to: element).text))"))
      case "index":
        return Value(.int, Code("\(object.code.base).index(of: \(convert(try value(arguments[0]), to: element).text))"))
      case "remove":
        return Value(.none, Code.method(object.code, "remove", [convert(try value(arguments[0]), to: element)]))
      case "reverse": return Value(.none, Code.method(object.code, "reverse"))
      default: break
      }
    case .object(let info):
      if let result = try callMethod(info, object, name, arguments, keywords, range) { return result }
    case .optional(.object(let info)):
      let unwrapped = Value(.object(info), Code("\(object.code.base)!"))
      if let result = try callMethod(info, unwrapped, name, arguments, keywords, range) { return result }
    case .float where name == "is_integer", .number where name == "is_integer":
      usesPythonic = true
      return Value(.bool, Code.property(object.code, "isInteger"))
    case .int where name == "bit_length", .big where name == "bit_length":
      usesPythonic = true
      return Value(.int, Code.property(object.code, "bitLength"))
    case .int where name == "bit_count", .big where name == "bit_count":
      usesPythonic = true
      return Value(.int, Code.property(object.code, "bitCount"))
    case .pattern:
      if name == "findall", let text = base.plainName.flatMap({ scope.owner(of: $0)?.patterns[$0] }) {
        let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
        return try search(object.code, name, values, Expression(.constant(.string(text)), range), range)
      }
      if name == "sub", arguments.count >= 2, isFunction(arguments[0]) {
        let function = try closure(arguments[0], [.match])
        let rest = try arguments.dropFirst().map { (argument) throws(Refusal) in try value(argument).code.text }
        return Value(.string, Code("\(object.code.base).sub(\(([function.code.text] + rest).joined(separator: ", ")))"))
      }
      if name == "findall" { throw Refusal("'findall' of a pattern that is not written out", range) }
      let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
      return try search(object.code, name, values, nil, range)
    case .match, .optional(.match):
      if name == "group", let text = try matchGroup(object, arguments, range) { return text }
      let match = object.type == .match ? object.code : Code("\(object.code.base)!")
      let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
      usesPythonic = true
      switch name {
      case "groups" where arguments.isEmpty && module.hasOptionalGroups:
        return Value(.tupleOf(.optional(.string)), Code.method(match, "groupsOrNil"))
      case "groups": return Value(.tupleOf(.string), Code.method(match, "groups", values.map(\.code)))
      case "groupdict": return Value(.dict(.string, .optional(.string)), Code.method(match, "groupdict"))
      case "start", "end": return Value(.int, Code.method(match, name, values.map(\.code)))
      case "span": return Value(.tupleOf(.int), Code.method(match, "span", values.map(\.code)))
      default: break
      }
    case .unknown: return Value(.unknown, Code.unknown)
    default: break
    }
    throw Refusal("'\(name)' of \(object.type.python) is not translated yet", range, id: "unknown-method")
  }

  /// `m.group(…)` where a group may have taken no part: then Python has `None`.
  private func matchGroup(_ object: Value, _ arguments: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value? {
    let match = present(object).code
    usesPythonic = true
    let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
    if values.count > 1 { return Value(.tupleOf(.string), Code.method(match, "group", values.map(\.code))) }
    return Value(.string, Code.method(match, "group", values.map(\.code)))
  }
}
