import DiglotSyntax

extension Translator {
  /// A call of a method as a statement, where that changes its object. Returns false where it does not.
  func methodStatement(
    _ base: Expression, _ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange
  ) throws(Refusal) -> Bool {
    if let module = base.plainName, imports[module] != nil, scope.owner(of: module) == nil { return false }
    if case .call(let inner, _, _) = base.kind, inner.plainName == "super" { return false }
    if member(name, of: base) != nil { return false }
    if Statement.changing.contains(name), case .conditional(let test, let then, let otherwise) = base.kind {
      func call(_ base: Expression) -> [Statement] {
        let function = Expression(.attribute(base, name), range)
        return [Statement(.expression(Expression(.call(function, arguments, keywords), range)), range)]
      }
      try statement(Statement(.if(test, body: call(then), orelse: call(otherwise)), range))
      return true
    }
    switch present(try value(base)).type {
    case .object, .async, .library: return false
    default: break
    }
    if Statement.changing.contains(name), case .call(let function, let given, _) = base.kind {
      if case .attribute(let dict, "get") = function.kind, given.count == 1, case .dict = try value(dict).type {
        // Without the key, both are an error.
        return try methodStatement(Expression(.item(dict, given[0]), range), name, arguments, keywords, range)
      }
      let result = try value(base)
      let isPlace = if case .attribute(_, "setdefault") = function.kind { true } else { false }
      if !isPlace, !result.type.isOpen {
        if result.isKept || !result.sources.isEmpty || !base.mayBe.isEmpty {
          throw Refusal("what this gives is changed, and has another name", base.range, id: "alias")
        }
        throw Refusal("'\(name)' of what has no name", range)
      }
    }
    try Arity.check(name, arguments, keywords, range)
    try Arity.checkNames(name, keywords)
    let object = present(try value(base))
    if mustCheck, case .item = base.kind, object.code.text.hasPrefix("try ") {
      emit("_ = \(object.code.text)")  // an element that is missing is an error before anything changes
    }
    var code = try changeable(base)
    if case .optional = try value(base).type, !code.text.hasSuffix("!") { code = Code("\(code.base)!") }
    func only() throws(Refusal) -> Value {
      guard arguments.count == 1 else { throw Refusal("'\(name)' with \(arguments.count) arguments", range) }
      return try value(arguments[0], expecting: object.type.element ?? .unknown)
    }
    switch (object.type, name) {
    case (.list(let element), "append"), (.deque(let element), "append"), (.deque(let element), "appendleft"):
      let item = try only()
      try checkAliases(arguments[0], item, target: Expression(.item(base, arguments[0]), range))
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
      try checkShared(arguments[0], items.element, into: base)
      mutate(base)
      try refine(base, .list(items.element), range)
      emit("\(code.text) += \(elements(items, as: element).text)")
      return true
    case (.list(let element), "insert"):
      guard arguments.count == 2 else { return false }
      let item = try value(arguments[1], expecting: element)
      try checkAliases(arguments[1], item, target: Expression(.item(base, arguments[1]), range))
      mutate(base)
      try refine(base, .list(item.type), range)
      let added = displayedArgument(item, item.type.joined(with: element) ?? element)
      if arguments[0].literalInt == 0 {
        emit("\(code.base).insert(\(added.text), at: 0)")
      } else {
        usesPythonic = true
        emit("\(code.base).insert(\(try position(arguments[0]).text), \(added.text))")
      }
      return true
    case (.list(let element), "sort"):
      mutate(base)
      try checkOrdered(element, keywords.first { $0.name == "key" }?.value, range)
      var parts: [String] = []
      // In Swift's order.
      for keyword in keywords.sorted(by: { ($0.name ?? "") < ($1.name ?? "") }) {
        switch keyword.name {
        case "key" where isNone(keyword.value): break
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
    case (.list(let element), "remove") where element.isFunction: throw Refusal("functions that are compared", range)
    case (.list, "remove"):
      mutate(base)
      usesPythonic = true
      let item = try only()
      needIdentity(item.type)
      let element = object.type.element ?? .unknown
      emit(fallible(Code.method(code, "remove", [displayedArgument(item, element)])).text)
      return true
    case (.list, "clear"), (.set, "clear"), (.dict, "clear"), (.deque, "clear"),
      (.mapping, "clear"), (.counter, "clear"):
      mutate(base)
      emit("\(code.base).removeAll()")
      return true
    case (.list, "pop"), (.deque, "pop"), (.deque, "popleft"), (.dict, "pop"), (.set, "pop"), (.dict, "popitem"),
      (.mapping, "pop"), (.mapping, "popitem"), (.counter, "pop"):
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
      let added = Code.method(code, name, [convert(item, to: item.type.joined(with: element) ?? element)])
      emit((name == "remove" ? fallible(added) : added).text)
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
    case (.dict, "update"), (.counter, "update"), (.mapping, "update"):
      mutate(base)
      return try updateDict(object, code, base, arguments, keywords, range)
    case (.counter(let key), "subtract"):
      mutate(base)
      let items = boxed(try sequence(arguments[0]))
      switch try value(arguments[0]).type {
      case .counter, .dict:
        emit(Code.method(code, "subtract", [try value(arguments[0]).code]).text)
      default:
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
    default: break
    }
    return false
  }

  /// What is gone through, as elements of a type.
  func elements(_ iteration: Iteration, as element: Type) -> Code {
    let item = convert(Value(iteration.element, "$0"), to: element)
    if item.text == "$0" || element.isOpen { return iteration.code }
    // Swift wants to be told where a closure makes nothing of what it is given.
    let head = item.text.contains("$0") ? "" : "_ in "
    return Code("\(iteration.code.base).map { \(head)\(item.text) }")
  }

  /// `d.update(…)` of a mapping, of pairs, and of names.
  func updateDict(
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
      case .counter, .mapping:
        other = try value(Expression(.call(Expression(.name("dict"), range), [source], []), range))
      default: other = try builtin("dict", [source], [], range, .unknown)
      }
      guard case .dict(let k, let v) = other.type else { throw Refusal("an update with \(other.type.python)", range) }
      try checkShared(source, v, into: base)
      if case .mapping(let kind, _, _) = object.type {
        try refine(base, .mapping(kind, k, v), range)
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
