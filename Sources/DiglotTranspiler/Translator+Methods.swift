// Over 400 lines: the methods of Python's types are one list of cases, which is read as one; it is to be cut when it is next changed.
import DiglotSyntax

extension Translator {
  /// A call of a method as a statement, where that changes its object. Returns false where it does not.
  func methodStatement(
    _ base: Expression, _ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange
  ) throws(Refusal) -> Bool {
    if let module = base.plainName, imports[module] != nil, scope.owner(of: module) == nil { return false }
    if case .call(let inner, _, _) = base.kind, inner.plainName == "super" { return false }
    let object = present(try value(base))
    if mustCheck, case .item = base.kind, object.code.text.hasPrefix("try ") {
      emit("_ = \(object.code.text)")  // an element that is missing is an error before anything changes
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
    case (.list(let element), "extend"):
      guard arguments.count == 1 else { return false }
      let items = boxed(try sequence(arguments[0]))
      mutate(base)
      try refine(base, .list(items.element), range)
      emit("\(code.text) += \(elements(items, as: element).text)")
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
      let item = try only()
      needIdentity(item.type)
      let element = object.type.element ?? .unknown
      emit(fallible(Code.method(code, "remove", [displayedArgument(item, element)])).text)
      return true
    case (.list, "clear"), (.set, "clear"), (.dict, "clear"), (.deque, "clear"):
      mutate(base)
      emit("\(code.base).removeAll()")
      return true
    case (.list, "pop"), (.deque, "pop"), (.deque, "popleft"), (.dict, "pop"), (.set, "pop"), (.dict, "popitem"):
      var object = object
      object.code = code
      let result = try method(object, base, name, arguments, keywords, range)
      emit(
        result.code.binding == .postfix || result.code.text.hasPrefix("try ")
          ? result.code.text : "_ = \(result.code.text)")
      return true
    case (.set(let element), "add"), (.set(let element), "discard"), (.set(let element), "remove"):
      let item = try only()
      mutate(base)
      try refine(base, .set(item.type), range)
      emit(Code.method(code, name, [convert(item, to: item.type.joined(with: element) ?? element)]).text)
      return true
    case (.set(let element), "update"):
      mutate(base)
      for argument in arguments {
        let items = boxed(try sequence(argument))
        try refine(base, .set(items.element), range)
        emit(Code.method(code, "update", [elements(items, as: element)]).text)
      }
      return true
    case (.set(let element), "intersection_update"), (.set(let element), "difference_update"),
      (.set(let element), "symmetric_difference_update"):
      mutate(base)
      let items = boxed(try sequence(arguments[0]))
      usesPythonic = true
      let other = Code("PySet(\(elements(items, as: element).text))")
      let symbol = name == "intersection_update" ? "&" : name == "difference_update" ? "-" : "^"
      emit("\(code.text) = \(code.text) \(symbol) \(other.text)")
      return true
    case (.dict, "update"), (.counter, "update"), (.defaultDict, "update"):
      mutate(base)
      return try updateDict(object, code, base, arguments, keywords, range)
    case (.counter(let key), "subtract"):
      mutate(base)
      let items = boxed(try sequence(arguments[0]))
      if case .counter = try value(arguments[0]).type {
        emit(Code.method(code, "subtract", [try value(arguments[0]).code]).text)
      } else {
        emit(Code.method(code, "subtract", [elements(items, as: key)]).text)
      }
      return true
    case (.dict(_, let item), "setdefault"):
      guard arguments.count == 2 else { return false }
      let key = try value(arguments[0])
      let standard = try value(arguments[1], expecting: item)
      mutate(base)
      try refine(base, .dict(key.type, standard.type), range)
      emit(Code.method(code, "setdefault", [key.code, convert(standard, to: item)]).text)
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
    if case .optional(let inner) = object.type, inner != .match {
      return try method(present(object), base, name, arguments, keywords, range)
    }
    if object.type.isUnion {
      return try distribute(object, range) { (part) throws(Refusal) in
        try method(part, base, name, arguments, keywords, range)
      }
    }
    if case .object(let type) = object.type, let info = classInfo(named: type), info.method(name) == nil,
      let attribute = info.type(of: name), attribute.isFunction || attribute == .unknown
    {
      return try callValue(try self.attribute(of: object, name, range), arguments, keywords, range)
    }
    if case .library = object.type { return try libraryMethod(object, base, name, arguments, keywords, range) }
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
    case .dict(let k, let v), .defaultDict(let k, let v):
      return try dictMethod(object, k, v, base, name, arguments, range)
    case .counter(let k): return try counterMethod(object, k, base, name, arguments, range)
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
        return Value(.none, Code.method(object.code, name == "extend" ? "extend" : "extendLeft", [items.code]))
      case "count":
        return Value(.int, Code("\(object.code.base).count(of: \(convert(try value(arguments[0]), to: element).text))"))
      case "index":
        return Value(.int, Code("\(object.code.base).index(of: \(convert(try value(arguments[0]), to: element).text))"))
      case "remove":
        return Value(.none, Code.method(object.code, "remove", [convert(try value(arguments[0]), to: element)]))
      case "reverse": return Value(.none, Code.method(object.code, "reverse"))
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
      case "groups": return Value(.tupleOf(.string), Code.method(match, "groups"))
      case "groupdict": return Value(.dict(.string, .optional(.string)), Code.method(match, "groupdict"))
      case "start", "end": return Value(.int, Code.method(match, name, values.map(\.code)))
      case "span": return Value(.tupleOf(.int), Code.method(match, "span", values.map(\.code)))
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
      var items = boxed(try sequence(arguments[0]))
      if items.element.isUnion || items.element == .optional(.string) {
        let one =
          items.element.isUnion ? member(Value(items.element, "$0"), .string) : present(Value(items.element, "$0"))
        items = Iteration(.string, Code("\(items.code.base).map { \(one.code.text) }"))
      }
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
    if name == "maketrans" || name == "translate" { return try translation(object, name, arguments, range) }
    var values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
    for keyword in keywords where ["sep", "keepends", "tabsize", "encoding"].contains(keyword.name ?? "") {
      values.insert(try value(keyword.value), at: 0)
    }
    let whole: Set<String> = ["zfill", "ljust", "rjust", "center", "expandtabs"]
    for index in values.indices {
      let isNumber = index > 0 || whole.contains(name)
      if values[index].type.isUnion {
        values[index] = member(values[index], isNumber && name != "replace" ? .int : .string)
      } else if case .optional(let inner) = values[index].type, !(isNumber && inner == .int) {
        values[index] = present(values[index])
      } else if values[index].type == .big || values[index].type == .bool && name != "splitlines" {
        values[index] = Value(.int, convert(values[index], to: .int))
      } else if name == "splitlines", values[index].type != .bool {
        values[index] = Value(.bool, try truth(values[index], range))
      }
    }
    if let first = values.first, first.type == .none, ["strip", "lstrip", "rstrip", "split", "rsplit"].contains(name) {
      values[0] = Value(.optional(.string), "nil")
    }
    let isText = !whole.contains(name) && !["splitlines"].contains(name)
    if let first = values.first, isText, ![.string, .unknown, .optional(.string)].contains(first.type) {
      if case .tupleOf = first.type {
      } else {
        throw Refusal("'\(name)' of str with \(first.type.python)", range)
      }
    }
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
      "isidentifier", "isascii", "isprintable",
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
      if values.first?.code.text == "nil", values.count == 1 { return Value(.list(.string), Code.method(code, name)) }
      if values.count == 1 { return Value(.list(.string), fallible(Code.method(code, name, codes))) }
      return Value(.list(.string), Code.method(code, name, codes))
    case "splitlines": return Value(.list(.string), Code.method(code, name, codes))
    case "find", "rfind": return Value(.int, Code.method(code, name, codes))
    case "index", "rindex":
      let rest = codes.map(\.text).joined(separator: ", ")
      return Value(.int, fallible(Code("\(code.base).\(name)(of: \(rest))")))
    case "count": return Value(.int, Code("\(code.base).count(of: \(codes.map(\.text).joined(separator: ", ")))"))
    case "partition", "rpartition": return Value(.tupleOf(.string), Code.method(code, name, codes))
    case "encode":
      if let first = arguments.first, case .constant(.string(let name)) = first.kind,
        !["utf-8", "utf8", "ascii", "latin-1", "latin1", "iso-8859-1"].contains(name.lowercased())
      {
        throw Refusal("the encoding '\(name)'", range)
      }
      return Value(.bytes, fallible(Code.method(code, "encode", codes)))
    case "__len__": return Value(.int, Code.property(code, "length"))
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
      guard element.canEqual(item.type), element.joined(with: item.type) == element || element.isNumber else {
        throw Refusal("an index of \(item.type.python)", range, id: "mixed-types")
      }
      return Value(
        .int, fallible(Code("\(code.base).index(of: \(displayedArgument(item, element).text)\(bounds.joined()))")))
    case "count":
      needIdentity(element)
      let item = try value(arguments[0])
      if !element.canEqual(item.type), isPlain(item.code) { return Value(.int, Code("0"), literal: 0) }
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
    _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    usesPythonic = true
    let code = object.code
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
      if values.count == 1 { return Value(.optional(item), Code.method(code, "get", [first]), isFresh: false) }
      if values[1].type == .none { return Value(.optional(item), Code.method(code, "get", [first]), isFresh: false) }
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
      let first = convert(values[0], to: key)
      if values.count == 1 { return Value(item, fallible(Code.method(code, "pop", [first]))) }
      guard let type = item.joined(with: values[1].type) else { throw Refusal("this default", range) }
      if type == item || item.isOpen {
        return Value(type, Code.method(code, "pop", [first, convert(values[1], to: type)]))
      }
      let found = convert(Value(item, "$0"), to: type)
      if values[1].type == .none { return Value(type, Code.method(code, "popOrNil", [first])) }
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
      return Value(.none, Code.method(code, "moveToEnd", [convert(values[0], to: key)]))
    case "update", "clear": throw Refusal("the value of '\(name)'", range)
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

  /// `m.group(…)` where a group may have taken no part: then Python has `None`.
  private func matchGroup(_ object: Value, _ arguments: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value? {
    let match = present(object).code
    usesPythonic = true
    let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
    if values.count > 1 { return Value(.tupleOf(.string), Code.method(match, "group", values.map(\.code))) }
    return Value(.string, Code.method(match, "group", values.map(\.code)))
  }

  func bytesMethod(_ object: Value, _ name: String, _ arguments: [Expression], _ range: SyntaxRange) throws(Refusal)
    -> Value
  {
    usesPythonic = true
    let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
    switch (name, values.count) {
    case ("decode", 0), ("decode", 1):
      return Value(.string, fallible(Code.method(object.code, "decode", values.map(\.code))))
    case ("hex", 0): return Value(.string, Code.method(object.code, "hex"))
    default: throw Refusal("'\(name)' of bytes is not translated yet", range, id: "unknown-method")
    }
  }

  /// `str.maketrans` and `translate`.
  private func translation(_ object: Value, _ name: String, _ arguments: [Expression], _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
    let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
    if name == "maketrans" {
      guard values.allSatisfy({ $0.type == .string }), values.count >= 1 else { throw Refusal("this table", range) }
      return Value(
        .library("TranslationTable"),
        Code("String.maketrans(\(([object] + values).map(\.code.text).joined(separator: ", ")))"))
    }
    guard values.count == 1, values[0].type == .library("TranslationTable") else { throw Refusal("this table", range) }
    return Value(.string, Code.method(object.code, "translate", [values[0].code]))
  }

  /// What is gone through, as elements of a type.
  func elements(_ iteration: Iteration, as element: Type) -> Code {
    let item = convert(Value(iteration.element, "$0"), to: element)
    return item.text == "$0" || element.isOpen ? iteration.code : Code("\(iteration.code.base).map { \(item.text) }")
  }

  /// `d.update(…)` of a mapping, of pairs, and of names.
  private func updateDict(
    _ object: Value, _ code: Code, _ base: Expression, _ arguments: [Expression], _ keywords: [Keyword],
    _ range: SyntaxRange
  ) throws(Refusal) -> Bool {
    if case .counter(let key) = object.type {
      guard let argument = arguments.first else { return false }
      let other = try value(argument)
      switch other.type {
      case .counter, .dict: emit(Code.method(code, "update", [other.code]).text)
      default:
        let items = boxed(try sequence(argument))
        try refine(base, .counter(items.element), range)
        emit(Code.method(code, "update", [elements(items, as: key)]).text)
      }
      return true
    }
    var sources = arguments
    if !keywords.isEmpty {
      let entries = keywords.map { (key: $0.name.map { Expression(.constant(.string($0)), range) }, value: $0.value) }
      sources.append(Expression(.dict(entries), range))
    }
    for source in sources {
      var other = try value(source, expecting: object.type)
      switch other.type {
      case .dict: break
      case .counter, .defaultDict:
        other = try value(Expression(.call(Expression(.name("dict"), range), [source], []), range))
      default: other = try builtin("dict", [source], [], range, .unknown)
      }
      guard case .dict(let k, let v) = other.type else { throw Refusal("an update with \(other.type.python)", range) }
      if case .defaultDict = object.type {
        try refine(base, .defaultDict(k, v), range)
        emit(Code.method(code, "update", [other.code]).text)
      } else {
        try refine(base, other.type, range)
        let type = try value(base).type
        emit(Code.method(code, "update", [convert(other, to: type)]).text)
      }
    }
    return true
  }
}
