import DiglotSyntax

extension Translator {
  /// A call of a method as a statement, where that changes its object. Returns false where it does not.
  func methodStatement(
    _ base: Expression, _ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange
  ) throws(Refusal) -> Bool {
    if let module = base.plainName, imports[module] != nil, scope.owner(of: module) == nil { return false }
    if case .call(let inner, _, _) = base.kind, inner.plainName == "super" { return false }
    let object = try value(base)
    if mustCheck, case .item = base.kind {
      throw Refusal("a change of an element that may be missing, in a 'try'", base.range)
    }
    let code = try changeable(base)
    func only() throws(Refusal) -> Value {
      guard arguments.count == 1 else { throw Refusal("'\(name)' with \(arguments.count) arguments", range) }
      return try value(arguments[0], expecting: object.type.element ?? .unknown)
    }
    switch (object.type, name) {
    case (.list(let element), "append"), (.deque(let element), "append"), (.deque(let element), "appendleft"):
      let item = try only()
      try checkAliases(arguments[0], item)
      mutate(base)
      if case .list = object.type {
        try refine(base, .list(item.type), range)
      } else {
        try refine(base, .deque(item.type), range)
      }
      emit(
        Code.method(
          code, name == "appendleft" ? "appendLeft" : "append",
          [convert(item, to: item.type.joined(with: element) ?? element)]
        ).text)
      return true
    case (.list, "extend"):
      let items = boxed(try sequence(arguments[0]))
      mutate(base)
      try refine(base, .list(items.element), range)
      emit("\(code.text) += \(items.code.text)")
      return true
    case (.list(let element), "insert"):
      guard arguments.count == 2 else { return false }
      let item = try value(arguments[1], expecting: element)
      try checkAliases(arguments[1], item)
      mutate(base)
      try refine(base, .list(item.type), range)
      if arguments[0].literalInt == 0 {
        emit("\(code.base).insert(\(item.code.text), at: 0)")
      } else {
        usesPythonic = true
        emit("\(code.base).insert(\(try value(arguments[0]).code.text), \(item.code.text))")
      }
      return true
    case (.list, "sort"):
      mutate(base)
      var parts: [String] = []
      for keyword in keywords {
        switch keyword.name {
        case "key": parts.append("key: \(try closure(keyword.value, [object.type.element ?? .unknown]).code.text)")
        case "reverse": parts.append("reverse: \(try condition(keyword.value).text)")
        default: throw Refusal("'\(keyword.name ?? "")' of sort", range)
        }
      }
      if parts.isEmpty, object.type.element == .int || object.type.element == .float {
        emit("\(code.base).sort()")
      } else {
        usesPythonic = true
        emit("\(code.base).sort(\(parts.isEmpty ? "reverse: false" : parts.joined(separator: ", ")))")
      }
      return true
    case (.list, "reverse"):
      mutate(base)
      emit("\(code.base).reverse()")
      return true
    case (.list, "remove"):
      mutate(base)
      usesPythonic = true
      emit("\(code.base).remove(\(try only().code.text))")
      return true
    case (.list, "clear"), (.set, "clear"), (.dict, "clear"), (.deque, "clear"):
      mutate(base)
      emit("\(code.base).removeAll()")
      return true
    case (.list, "pop"), (.deque, "pop"), (.deque, "popleft"), (.dict, "pop"), (.set, "pop"):
      emit("_ = \(try method(object, base, name, arguments, keywords, range).code.text)")
      return true
    case (.set(let element), "add"), (.set(let element), "discard"), (.set(let element), "remove"):
      let item = try only()
      mutate(base)
      try refine(base, .set(item.type), range)
      emit(Code.method(code, name, [convert(item, to: item.type.joined(with: element) ?? element)]).text)
      return true
    case (.set, "update"):
      let items = boxed(try sequence(arguments[0]))
      mutate(base)
      try refine(base, .set(items.element), range)
      emit(Code.method(code, "update", [items.code]).text)
      return true
    case (.dict, "update"), (.counter, "update"):
      mutate(base)
      let other = try only()
      if case .dict = object.type { try refine(base, other.type, range) }
      emit(Code.method(code, "update", [other.code]).text)
      return true
    case (.dict(_, let item), "setdefault"):
      guard arguments.count == 2 else { return false }
      let key = try value(arguments[0])
      let standard = try value(arguments[1], expecting: item)
      mutate(base)
      try refine(base, .dict(key.type, standard.type), range)
      emit("_ = \(Code.method(code, "setdefault", [key.code, convert(standard, to: item)]).text)")
      return true
    case (.dict(let key, let item), "append"), (.defaultDict(let key, let item), "append"):
      _ = (key, item)
      return false
    default: break
    }
    return false
  }

  func method(
    _ object: Value, _ base: Expression, _ name: String, _ arguments: [Expression], _ keywords: [Keyword],
    _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    switch object.type {
    case .string: return try stringMethod(object, name, arguments, keywords, range)
    case .list(let element), .iterator(let element), .tupleOf(let element):
      return try listMethod(object, element, base, name, arguments, range)
    case .dict(let k, let v), .defaultDict(let k, let v):
      return try dictMethod(object, k, v, base, name, arguments, range)
    case .counter(let k): return try counterMethod(object, k, base, name, arguments, range)
    case .set(let element): return try setMethod(object, element, base, name, arguments, range)
    case .deque(let element):
      mutate(base)
      switch name {
      case "popleft": return Value(element, Code.method(object.code, "popLeft"))
      case "pop": return Value(element, Code.method(object.code, "pop"))
      default: break
      }
    case .object(let type):
      if let info = classInfo(named: type), let result = try callMethod(info, object, name, arguments, keywords, range)
      {
        return result
      }
    case .optional(.object(let type)):
      let unwrapped = Value(.object(type), Code("\(object.code.base)!"))
      if let info = classInfo(named: type),
        let result = try callMethod(info, unwrapped, name, arguments, keywords, range)
      {
        return result
      }
    case .float where name == "is_integer":
      return Value(.bool, Code("\(object.code.base) == \(object.code.base).rounded()", .comparison))
    case .int where name == "bit_length":
      return Value(.int, Code("(Int.bitWidth - abs(\(object.code.text)).leadingZeroBitCount)"))
    case .pattern:
      if name == "findall" { throw Refusal("'findall' of a compiled pattern is not translated yet", range) }
      let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
      return try search(object.code, name, values, nil, range)
    case .match, .optional(.match):
      let match = object.type == .match ? object.code : Code("\(object.code.base)!")
      let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
      usesPythonic = true
      switch name {
      case "group" where values.count <= 1: return Value(.string, Code.method(match, "group", values.map(\.code)))
      case "groups": return Value(.tupleOf(.string), Code.method(match, "groups"))
      case "start",
        "end" where values.isEmpty:
        return Value(.int, Code.method(match, name))
      case "span" where values.isEmpty: return Value(.tupleOf(.int), Code.method(match, "span"))
      default: break
      }
    case .unknown: return Value(.unknown, "unknown")
    default: break
    }
    throw Refusal("'\(name)' of \(object.type.python) is not translated yet", range, id: "unknown-method")
  }

  func stringMethod(
    _ object: Value, _ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    let code = object.code
    if name == "format" { return try formatMethod(object, arguments, keywords, range) }
    if name == "join", arguments.count == 1 {
      let items = try sequence(arguments[0])
      guard items.element == .string || items.element == .unknown else {
        throw Refusal("a join of \(items.element.python)", range)
      }
      if case .string = try value(arguments[0]).type {
        return Value(.string, Code("\(items.code.base).joined(separator: \(code.text))"))
      }
      return Value(
        .string,
        Code(code.text == "\"\"" ? "\(items.code.base).joined()" : "\(items.code.base).joined(separator: \(code.text))")
      )
    }
    usesPythonic = true
    var values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
    if let most = keywords.first(where: { $0.name == "maxsplit" }), name == "split" || name == "rsplit" {
      let count = try value(most.value)
      values.append(Value(.int, Code("maxsplit: \(count.code.text)")))
    }
    let codes = values.map(\.code)
    let texts: Set<String> = [
      "upper", "lower", "title", "capitalize", "swapcase", "casefold", "strip", "lstrip", "rstrip", "replace", "zfill",
      "ljust", "rjust", "center", "expandtabs", "removeprefix", "removesuffix",
    ]
    let tests: Set<String> = [
      "isdigit", "isalpha", "isalnum", "isspace", "isupper", "islower", "istitle", "isnumeric", "isdecimal",
      "isidentifier",
    ]
    if texts.contains(name) { return Value(.string, Code.method(code, name, codes)) }
    if tests.contains(name) { return Value(.bool, Code.method(code, name)) }
    switch name {
    case "startswith", "endswith":
      if case .tupleOf? = values.first?.type {
        let test = name == "startswith" ? "startswith" : "endswith"
        return Value(.bool, Code("\(codes[0].base).contains { \(code.base).\(test)($0) }"))
      }
      return Value(.bool, Code.method(code, name, codes))
    case "split", "rsplit":
      if values.first?.type == .none { return Value(.list(.string), Code.method(code, name, Array(codes.dropFirst()))) }
      return Value(.list(.string), Code.method(code, name, codes))
    case "splitlines": return Value(.list(.string), Code.method(code, name, codes))
    case "find", "rfind": return Value(.int, Code.method(code, name, codes))
    case "index", "rindex": return Value(.int, Code("\(code.base).\(name)(of: \(codes[0].text))"))
    case "count": return Value(.int, Code("\(code.base).count(of: \(codes[0].text))"))
    case "partition", "rpartition": return Value(.tupleOf(.string), Code.method(code, name, codes))
    case "encode": throw Refusal("bytes are not translated yet", range)
    default: throw Refusal("'\(name)' of str is not translated yet", range, id: "unknown-method")
    }
  }

  func listMethod(
    _ object: Value, _ element: Type, _ base: Expression, _ name: String, _ arguments: [Expression],
    _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    let code = name == "pop" ? try changeable(base) : object.code
    switch name {
    case "pop":
      mutate(base)
      if arguments.isEmpty { return Value(element, Code.method(code, "removeLast")) }
      if arguments[0].literalInt == 0 { return Value(element, Code.method(code, "removeFirst")) }
      if arguments[0].literalInt == -1 { return Value(element, Code.method(code, "removeLast")) }
      usesPythonic = true
      return Value(element, Code.method(code, "pop", [try value(arguments[0]).code]))
    case "index":
      usesPythonic = true
      let item = try value(arguments[0])
      return Value(.int, Code("\(code.base).index(of: \(convert(item, to: element).text))"))
    case "count":
      let item = try value(arguments[0])
      guard item.type.joined(with: element) != nil else { throw Refusal("a count of \(item.type.python)", range) }
      usesPythonic = true
      return Value(.int, Code("\(code.base).count(of: \(convert(item, to: element).text))"))
    case "copy": return Value(object.type, code)
    case "append", "extend", "insert", "sort", "reverse", "remove", "clear":
      throw Refusal("the value of '\(name)'", range)
    default: throw Refusal("'\(name)' of list is not translated yet", range, id: "unknown-method")
    }
  }

  func dictMethod(
    _ object: Value, _ key: Type, _ item: Type, _ base: Expression, _ name: String, _ arguments: [Expression],
    _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    usesPythonic = true
    let code = object.code
    let values = try arguments.map { (argument) throws(Refusal) in try value(argument, expecting: item) }
    if let first = values.first, key.joined(with: first.type) == nil {
      throw Refusal("a key that is \(first.type.python) of \(object.type.python)", range, id: "mixed-types")
    }
    switch name {
    case "get":
      let first = convert(values[0], to: key)
      if values.count == 1 { return Value(.optional(item), Code.method(code, "get", [first]), isFresh: false) }
      if values[1].type == .none { return Value(.optional(item), Code.method(code, "get", [first]), isFresh: false) }
      guard let type = item.joined(with: values[1].type), type == item || item.isOpen else {
        throw Refusal("a default that is \(values[1].type.python)", range, id: "mixed-types")
      }
      return Value(type, Code.method(code, "get", [first, convert(values[1], to: type)]), isFresh: false)
    case "keys": return Value(.iterator(key), Code.method(code, "keys"))
    case "values": return Value(.iterator(item), Code.method(code, "values"))
    case "items":
      let whole = boxed(Iteration(.tuple([key, item]), Code.method(code, "items"), parts: [key, item]))
      return Value(.iterator(whole.element), whole.code)
    case "pop":
      mutate(base)
      return Value(item, Code.method(code, "pop", values.map(\.code)))
    case "setdefault":
      mutate(base)
      try refine(base, .dict(values[0].type, values[1].type), range)
      return Value(item, Code.method(code, "setdefault", values.map(\.code)), isFresh: false)
    case "copy": return Value(object.type, code)
    case "popitem":
      mutate(base)
      return Value(tupleType([key, item]), Code.method(code, "popitem"))
    default: throw Refusal("'\(name)' of dict is not translated yet", range, id: "unknown-method")
    }
  }

  func counterMethod(
    _ object: Value, _ key: Type, _ base: Expression, _ name: String, _ arguments: [Expression], _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    if name == "most_common" {
      let pairs = tupleType([key, .int])
      let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
      return Value(.list(pairs), Code.method(object.code, "mostCommon", values.map(\.code)))
    }
    if name == "elements" { return Value(.iterator(key), Code.method(object.code, "elements")) }
    return try dictMethod(object, key, .int, base, name, arguments, range)
  }

  func setMethod(
    _ object: Value, _ element: Type, _ base: Expression, _ name: String, _ arguments: [Expression],
    _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    usesPythonic = true
    switch name {
    case "union", "intersection", "difference", "symmetric_difference":
      let other = boxed(try sequence(arguments[0]))
      guard let type = element.joined(with: other.element) else {
        throw Refusal("sets of different things", range, id: "mixed-types")
      }
      return Value(.set(type), Code.method(object.code, Names.variable(name), [Code("PySet(\(other.code.text))")]))
    case "issubset", "issuperset", "isdisjoint":
      let other = boxed(try sequence(arguments[0]))
      return Value(.bool, Code.method(object.code, name, [Code("PySet(\(other.code.text))")]))
    case "pop":
      mutate(base)
      return Value(element, Code.method(object.code, "pop"))
    case "copy": return Value(object.type, object.code)
    default: throw Refusal("'\(name)' of set is not translated yet", range, id: "unknown-method")
    }
  }
}
