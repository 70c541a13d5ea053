import DiglotSyntax

extension Translator {
  func listMethod(
    _ object: Value, _ element: Type, _ base: Expression, _ name: String, _ arguments: [Expression],
    _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    let code = name == "pop" ? try changeable(base) : object.code
    switch name {
    case "pop":
      mutate(base)
      usesPythonic = true
      if mustCheck || arguments.isEmpty || arguments[0].literalInt == -1 {
        let last = try arguments.map { (argument) throws(Refusal) in try position(argument) }
        let isLast = arguments.isEmpty || arguments[0].literalInt == -1
        return Value(element, fallible(Code.method(code, "pop", isLast ? [] : last)))
      }
      return Value(element, Code.method(code, "pop", [try position(arguments[0])]))
    case "index":
      usesPythonic = true
      needIdentity(element)
      let item = try value(arguments[0])
      let bounds = try arguments.dropFirst().map { (argument) throws(Refusal) in ", " + (try position(argument).text) }
      guard element.canEqual(item.type) == true, element.joined(with: item.type) == element || element.isNumber else {
        throw Refusal("an index of \(item.type.python)", range, id: "mixed-types")
      }
      return Value(
        .int, fallible(Code("\(code.base).index(of: \(displayedArgument(item, element).text)\(bounds.joined()))")))
    case "count":
      try Arity.check("index", arguments, [], range)
      needIdentity(element)
      let item = try value(arguments[0])
      if element.canEqual(item.type) == false, isPlain(item.code) { return Value(.int, Code("0"), literal: 0) }
      guard element.joined(with: item.type) == element || element.isNumber && item.type.isNumber else {
        throw Refusal("a count of \(item.type.python)", range)
      }
      usesPythonic = true
      return Value(.int, Code("\(code.base).count(of: \(displayedArgument(item, element).text))"))
    case "copy": return Value(object.type, code)
    case "append", "extend", "insert", "sort", "reverse", "remove", "clear":
      throw Refusal("the value of '\(name)'", range)
    default: throw Refusal("'\(name)' of list is not translated yet", range, id: "unknown-method")
    }
  }

  func dictMethod(
    _ object: Value, _ key: Type, _ item: Type, _ base: Expression, _ name: String, _ arguments: [Expression],
    _ keywords: [Keyword], _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    usesPythonic = true
    let code = object.code
    /// Which end of an `OrderedDict`, where that is said.
    func last(_ given: Expression?) throws(Refusal) -> [Code] {
      guard let given = keywords.first?.value ?? given else { return [] }
      return [Code("last: \(try condition(given).text)")]
    }
    let values = try arguments.map { (argument) throws(Refusal) in try value(argument, expecting: item) }
    let changes = name == "setdefault" || name == "update"
    if !changes, let first = values.first, !key.isOpen, !first.type.isOpen, key.joined(with: first.type) != key,
      !(key.isNumber && first.type.isNumber)
    {
      throw Refusal("a key that is \(first.type.python) of \(object.type.python)", range, id: "mixed-types")
    }
    switch name {
    case "get":
      let first = convert(values[0], to: key)
      if values.count == 1 || values[1].type == .none {
        let get = Code.method(code, "get", [first])
        guard case .optional = item else { return Value(.optional(item), get, isFresh: false) }
        if case .dict = object.type { return Value(item, get, isFresh: false) }
        return Value(item, Code("\(get.text) ?? nil", .cast), isFresh: false)
      }
      guard let type = item.joined(with: values[1].type) else {
        throw Refusal("a default that is \(values[1].type.python)", range, id: "mixed-types")
      }
      if type == item || item.isOpen {
        return Value(type, Code.method(code, "get", [first, displayedArgument(values[1], type)]), isFresh: false)
      }
      let found = convert(Value(item, "$0"), to: type)
      let get = Code.method(code, "get", [first])
      let mapped = found.text == "$0" ? get.text : "\(get.base).map { \(found.text) }"
      if case .optional = item { throw Refusal("a default that is \(values[1].type.python)", range, id: "mixed-types") }
      return Value(type, Code("\(mapped) ?? \(convert(values[1], to: type).inside(.range))", .cast), isFresh: false)
    case "keys", "values", "items":
      let kind: Type.View = name == "keys" ? .keys : name == "values" ? .values : .items
      return Value(.view(kind, key, item), Code.method(code, name))
    case "pop":
      mutate(base)
      try Arity.check("get", arguments, [], range)
      let first = convert(values[0], to: key)
      if values.count == 1 { return Value(item, fallible(Code.method(code, "pop", [first]))) }
      guard let type = item.joined(with: values[1].type) else { throw Refusal("this default", range) }
      if type == item || item.isOpen {
        return Value(type, Code.method(code, "pop", [first, convert(values[1], to: type)]))
      }
      let found = convert(Value(item, "$0"), to: type)
      if values[1].type == .none {
        return Value(
          type,
          type == item
            ? Code("\(code.base).popOrNil(\(first.text)) ?? nil", .cast) : Code.method(code, "popOrNil", [first]))
      }
      let pop = Code.method(code, "popOrNil", [first])
      let mapped = found.text == "$0" ? pop.text : "\(pop.base).map { \(found.text) }"
      return Value(type, Code("\(mapped) ?? \(convert(values[1], to: type).inside(.range))", .cast))
    case "setdefault":
      mutate(base)
      let standard = values.count > 1 ? values[1] : Value(.none, "nil")
      try refine(base, .dict(values[0].type, standard.type), range)
      return Value(
        item,
        Code.method(try changeable(base), "setdefault", [convert(values[0], to: key), convert(standard, to: item)]),
        isFresh: false)
    case "move_to_end":
      mutate(base)
      let end = try last(arguments.dropFirst().first)
      return Value(.none, Code.method(code, "moveToEnd", [convert(values[0], to: key)] + end))
    case "update", "clear": throw Refusal("the value of '\(name)'", range)
    case "copy": return Value(object.type, code)
    case "popitem":
      mutate(base)
      let end = try last(arguments.first)
      guard end.isEmpty || object.type.isMapping(.orderedDict) else { throw Refusal("'last' of a dict", range) }
      return Value(tupleType([key, item]), fallible(Code.method(code, "popitem", end)))
    default: throw Refusal("'\(name)' of dict is not translated yet", range, id: "unknown-method")
    }
  }

  func counterMethod(
    _ object: Value, _ key: Type, _ base: Expression, _ name: String, _ arguments: [Expression], _ keywords: [Keyword],
    _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    if name == "most_common" {
      let pairs = tupleType([key, .int])
      let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
      return Value(.list(pairs), Code.method(object.code, "mostCommon", values.map(\.code)))
    }
    if name == "elements" { return Value(.iterator(key), Code.method(object.code, "elements")) }
    return try dictMethod(object, key, .int, base, name, arguments, keywords, range)
  }

  func setMethod(
    _ object: Value, _ element: Type, _ base: Expression, _ name: String, _ arguments: [Expression],
    _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    usesPythonic = true
    switch name {
    case "union", "intersection", "difference", "symmetric_difference":
      var result = object
      for argument in arguments {
        let other = boxed(try sequence(argument))
        guard case .set(let own) = result.type, let type = own.joined(with: other.element) else {
          throw Refusal("sets of different things", range, id: "mixed-types")
        }
        let left = convert(result, to: .set(type))
        let right = convert(Value(.set(other.element), Code("PySet(\(other.code.text))")), to: .set(type))
        result = Value(.set(type), Code.method(left, Names.variable(name), [right]))
      }
      return result
    case "issubset", "issuperset", "isdisjoint":
      let other = boxed(try sequence(arguments[0]))
      guard let type = element.joined(with: other.element) else {
        throw Refusal("sets of different things", range, id: "mixed-types")
      }
      let right = convert(Value(.set(other.element), Code("PySet(\(other.code.text))")), to: .set(type))
      return Value(.bool, Code.method(convert(object, to: .set(type)), name, [right]))
    case "pop":
      mutate(base)
      return Value(element, fallible(Code.method(object.code, "pop")))
    case "copy": return Value(object.type, object.code)
    default: throw Refusal("'\(name)' of set is not translated yet", range, id: "unknown-method")
    }
  }
}
