import DiglotSyntax

extension Translator {
  /// A call whose value nobody wants, where Swift has a statement for it. Returns false where it has none.
  func callStatement(_ function: Expression, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange)
    throws(Refusal) -> Bool
  {
    if isPrint(function) {
      try printCall(arguments, keywords, range)
      return true
    }
    if case .attribute(let base, let name) = function.kind {
      return try methodStatement(base, name, arguments, keywords, range)
    }
    return false
  }

  func printCall(_ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange) throws(Refusal) {
    var codes: [String] = []
    noteEffect()
    for (index, argument) in arguments.enumerated() where index > 0 && hasEffect(argument) {
      // Python shows all of them after the last one is made, objects among them.
      for earlier in arguments[..<index] where earlier.rootName != nil {
        let value = try value(earlier)
        if !value.type.isImmutable, !value.isFresh, value.type.showsObjects || mayChange(argument, earlier) {
          throw Refusal("what is printed may be changed by what is printed after it", argument.range, id: "print-order")
        }
      }
    }
    if arguments.contains(where: isStarred) {
      codes = [try starredText(arguments, keywords)]
    } else {
      for argument in arguments { codes.append(try shown(try value(argument)).text) }
    }
    for keyword in keywords {
      switch keyword.name {
      case "sep":
        if arguments.contains(where: isStarred) || isNone(keyword.value) { continue }
        codes.append("separator: \(try value(keyword.value).code.text)")
      case "end": if !isNone(keyword.value) { codes.append("terminator: \(try value(keyword.value).code.text)") }
      case "flush": break
      default: throw Refusal("'\(keyword.name ?? "**")' of print", range)
      }
    }
    emit("print(\(codes.joined(separator: ", ")))")
  }

  /// The arguments of `print` as one text, where their number is known only when the program runs.
  private func starredText(_ arguments: [Expression], _ keywords: [Keyword]) throws(Refusal) -> String {
    usesPythonic = true
    var separator = "\" \""
    if let keyword = keywords.first(where: { $0.name == "sep" }), !isNone(keyword.value) {
      separator = try value(keyword.value).code.text
    }
    var parts: [Code] = []
    for argument in arguments {
      if case .starred(let inner) = argument.kind {
        let items = boxed(try sequence(inner))
        let text = try string(Value(items.element, "$0"))
        parts.append(
          text.text == "$0" && items.code.text.hasSuffix("]")
            ? items.code : Code("\(items.code.base).map { \(text.text) }"))
      } else {
        parts.append(Code("[\(try string(try value(argument)).text)]"))
      }
    }
    let all = parts.dropFirst().reduce(parts[0]) { Code.infix($0, "+", $1, .addition) }
    return "\(all.base).joined(separator: \(separator))"
  }

  /// A value as Swift's `print` shows it, where that is what Python shows.
  func shown(_ value: Value) throws(Refusal) -> Code {
    switch value.type {
    case .string, .int, .float, .big, .number, .unknown: return value.code
    default:
      usesPythonic = true
      return try text(value, "str")
    }
  }

  /// `str(x)` or `repr(x)`; in a class, whose own member of that name would be meant, `x.str`.
  func text(_ value: Value, _ name: String) throws(Refusal) -> Code {
    if value.type == .none {
      let code = convert(value, to: .none)
      guard code.text.hasPrefix("none(") else { return Code("\"None\"") }
      return scope.method == nil ? Code.call(name, [code]) : Code.property(code, name)
    }
    if case .optional(.error) = value.type {
      return Code("(\(value.code.base).map { \(name)($0) } ?? \"None\")")
    }
    needIdentity(value.type)
    if value.code.text == "[]", case .list = value.type { return Code("\"[]\"") }
    if value.code.text == "TupleOf([])" { return Code("\"()\"") }
    if scope.method == nil || value.type.isError { return Code.call(name, [value.code]) }
    return Code.property(value.code, name)
  }

  /// A value as the text that `str` gives.
  func string(_ value: Value) throws(Refusal) -> Code {
    switch value.type {
    case .string: return value.code
    case .int: return Code.call("String", [value.code])
    default:
      usesPythonic = true
      return try text(value, "str")
    }
  }

  func call(
    _ function: Expression, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange, _ expecting: Type
  ) throws(Refusal) -> Value {
    switch function.kind {
    case .name(let name):
      if let (node, owner) = scope.function(name) {
        return try callFunction(node, owner: owner, arguments, keywords, range)
      }
      if let info = classNamed(function) { return try construct(info, arguments, keywords, range) }
      if scope.owner(of: name) != nil { return try callValue(try value(function), arguments, keywords, range) }
      if let real = imports[name] { return try moduleCall(real, arguments, keywords, range) }
      return try builtin(name, arguments, keywords, range, expecting)
    case .attribute(let base, let name):
      if let member = member(name, of: base) { return try call(member, arguments, keywords, range, expecting) }
      if let info = classNamed(function) { return try construct(info, arguments, keywords, range) }
      if let result = try callOfClass(base, name, arguments, keywords, range) { return result }
      if let module = base.plainName, let real = imports[module], scope.owner(of: module) == nil {
        return try moduleCall("\(real).\(name)", arguments, keywords, range)
      }
      if case .attribute(let root, let middle) = base.kind, let module = root.plainName, let real = imports[module],
        scope.owner(of: module) == nil
      {
        return try moduleCall("\(real).\(middle).\(name)", arguments, keywords, range)
      }
      if base.plainName == "set", scope.owner(of: "set") == nil, !arguments.isEmpty {
        return try setFunction(name, arguments, keywords, range)
      }
      if base.plainName == "str" || base.plainName == "dict", scope.owner(of: base.plainName ?? "") == nil {
        if base.plainName == "str", let first = arguments.first {
          if name == "maketrans" { return try table(arguments, range) }
          return try method(try value(first), first, name, Array(arguments.dropFirst()), keywords, range)
        }
        if name == "fromkeys", !arguments.isEmpty {
          usesPythonic = true
          let keys = try sequence(arguments[0])
          guard arguments.count > 1 else {
            return Value(.dict(keys.element, .none), Code("Dict(keys: \(boxed(keys).code.text))"))
          }
          let item = try value(arguments[1])
          guard item.type.isImmutable || isReference(item.type) else {
            throw Refusal("one \(item.type.python) for all keys", arguments[1].range, id: "alias")
          }
          return Value(.dict(keys.element, item.type), Code("Dict(\(keys.code.base).map { ($0, \(item.code.text)) })"))
        }
      }
      if case .call(let inner, let none, _) = base.kind, inner.plainName == "super", none.isEmpty,
        let info = scope.method?.info, info.base == nil, info.error != nil, name == "__init__"
      {
        let values = try arguments.map { (argument) throws(Refusal) in try value(argument).code }
        return Value(.none, Code.method(Code("super"), "init", values))
      }
      if case .call(let inner, let none, _) = base.kind, inner.plainName == "super", none.isEmpty,
        let info = scope.method?.info, let parent = info.base
      {
        let object = Value(.object(parent), "super")
        if name == "__init__" {
          guard let (initializer, owner) = parent.method("__init__") else {
            guard parent.error != nil else { return Value(.none, "super.init()") }
            let values = try arguments.map { (argument) throws(Refusal) in try value(argument).code }
            return Value(.none, Code.method(Code("super"), "init", values))
          }
          let (_, values) = try matched(initializer, arguments, keywords, range, skipSelf: true)
          let parent = try instantiate(
            initializer, [.object(owner)] + values.map(\.type), owner: moduleScope, range: range, classInfo: owner)
          let codes = zip(values, parent.parameters.dropFirst()).map { convert($0, to: $1) }
          let call = Code.method(Code("super"), "init", codes)
          return Value(.none, throwing(call, if: parent.isThrowing))
        }
        if parent.method(name)?.1.calledBySuper.insert(name).inserted == true { changed = true }
        if let result = try callMethod(parent, object, name, arguments, keywords, range) { return result }
      }
      return try method(try value(base), base, name, arguments, keywords, range)
    default: return try callValue(try value(function), arguments, keywords, range)
    }
  }

  /// `Class.method(…)` and `Color['RED']`'s like; nil where `base` is no class, or has no such method.
  private func callOfClass(
    _ base: Expression, _ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange
  ) throws(Refusal) -> Value? {
    guard let info = classNamed(base), info.method(name) != nil else { return nil }
    switch info.methodKind(name) {
    case .ofType, .ofClass:
      return try callMethod(info, Value(.object(info), Code(info.name)), name, arguments, keywords, range)
    default:
      guard let first = arguments.first else { return nil }
      return try callMethod(info, try value(first), name, Array(arguments.dropFirst()), keywords, range)
    }
  }

  /// An argument that is a function, as a closure for arguments of these types.
  func closure(_ expression: Expression, _ types: [Type]) throws(Refusal) -> (result: Type, code: Code) {
    switch expression.kind {
    case .lambda(let parameters, let body):
      guard parameters.positional.count == types.count else {
        throw Refusal("a lambda of other parameters", expression.range)
      }
      let saved = scope.substitutions
      defer { scope.substitutions = saved }
      var names: [String] = []
      for (parameter, type) in zip(parameters.positional, types) {
        let name = Names.variable(parameter.name)
        scope.substitutions[parameter.name] = Value(type, Code(name), isFresh: false)
        names.append(name)
      }
      let result = try valueOfLambda(body)
      return (
        result.type, Code("{ \(names.isEmpty ? "" : names.joined(separator: ", ") + " in ")\(result.code.text) }")
      )
    case .name(let name):
      let values = types.indices.map { Value(types[$0], Code("$\($0)"), isFresh: false) }
      if let (node, owner) = scope.function(name) {
        if node.isAsync {
          let names = types.indices.map { types.count == 1 ? "argument" : "argument\($0 + 1)" }
          let named = zip(types, names).map { Value($0, Code($1), isFresh: false) }
          let (result, code) = try calling(expression, with: named, expression.range)
          return (result, Code("{ \(names.joined(separator: ", ")) in\(code.text.dropFirst())"))
        }
        let instance = try instantiate(node, types, owner: owner, range: expression.range)
        if instance.isThrowing { throw Refusal("a function that may raise, as an argument", expression.range) }
        return (instance.result, Code(swiftName(of: node)))
      }
      if scope.owner(of: name) != nil {
        if case .function(_, let result) = try value(expression).type { return (result, Code(Names.variable(name))) }
      }
      if name == "max" || name == "min", types.count == 2 { return (types[0], Code(name)) }
      if scope.owner(of: name) == nil { return try calling(expression, with: values, expression.range) }
      throw Refusal("'\(name)' as an argument", expression.range, id: "function-value")
    case .call(let function, let arguments, _):
      let name = libraryName(function)
      if name == "operator.itemgetter", arguments.count == 1 {
        let saved = scope.substitutions
        defer { scope.substitutions = saved }
        scope.substitutions["\u{1}item"] = Value(types[0], Code("$0"), isFresh: false)
        let result = try value(
          Expression(.item(Expression(.name("\u{1}item"), expression.range), arguments[0]), expression.range))
        return (result.type, Code("{ \(result.code.text) }"))
      }
      if name == "operator.itemgetter" || name == "operator.attrgetter" {
        let saved = scope.substitutions
        defer { scope.substitutions = saved }
        scope.substitutions["\u{1}item"] = Value(types[0], Code("$0"), isFresh: false)
        let holder = Expression(.name("\u{1}item"), expression.range)
        let parts = try arguments.map { (argument) throws(Refusal) in
          if name == "operator.itemgetter" { return try value(Expression(.item(holder, argument), expression.range)) }
          guard case .constant(.string(let attribute)) = argument.kind else {
            throw Refusal("this getter", expression.range)
          }
          return try value(Expression(.attribute(holder, attribute), expression.range))
        }
        let result = parts.count == 1 ? parts[0] : tupleCode(parts)
        return (result.type, Code("{ \(result.code.text) }"))
      }
      let made = try value(expression)
      guard case .closure(let signature) = made.type, let isNew = signature.note(parameters: types) else {
        throw Refusal("a function that is made by a call", expression.range, id: "function-value")
      }
      if isNew { changed = true }
      return (signature.result, made.code)
    case .attribute(let base, let name):
      let source = (try? value(base))?.type ?? .unknown
      if name == "get", types.count == 1, case .counter(let key) = source {
        let one = convert(Value(types[0], "$0"), to: key)
        return (.int, Code("{ \(try value(base).code.base)[\(one.text)] }"))
      }
      if case .dict(let key, let item) = source, name == "get", types.count == 1 {
        let one = convert(Value(types[0], "$0"), to: key)
        return (item, Code("{ \(try value(base).code.base)[\(one.text)] }"))
      }
      let saved = scope.substitutions
      defer { scope.substitutions = saved }
      scope.substitutions["\u{1}item"] = Value(types[0], Code("$0"), isFresh: false)
      let holder = Expression(.name("\u{1}item"), expression.range)
      if base.plainName == "str" {
        let result = try method(try value(holder), holder, name, [], [], expression.range)
        return (result.type, Code("{ \(result.code.text) }"))
      }
      if case .dict(_, let v) = (try? value(base))?.type ?? .unknown, name == "get" || name == "__getitem__" {
        let result = try method(try value(base), base, name, [holder], [], expression.range)
        return (result.type == .unknown ? v : result.type, Code("{ \(result.code.text) }"))
      }
      if let module = base.plainName, imports[module] != nil, scope.owner(of: module) == nil {
        scope.substitutions = saved
        let values = types.indices.map { Value(types[$0], Code("$\($0)"), isFresh: false) }
        return try calling(expression, with: values, expression.range)
      }
      scope.substitutions = saved
      let values = types.indices.map { Value(types[$0], Code("$\($0)"), isFresh: false) }
      return try calling(expression, with: values, expression.range)
    default:
      let made = try value(expression)
      guard case .closure(let signature) = made.type, let isNew = signature.note(parameters: types) else {
        throw Refusal("this as a function", expression.range, id: "function-value")
      }
      if isNew { changed = true }
      return (signature.result, made.code)
    }
  }

  /// A call of a function, with parameters of a closure as its arguments.
  func calling(_ function: Expression, with values: [Value], _ range: SyntaxRange) throws(Refusal) -> (
    result: Type, code: Code
  ) {
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    var holders: [Expression] = []
    for (index, value) in values.enumerated() {
      let name = "\u{1}argument\(index)"
      scope.substitutions[name] = value
      holders.append(Expression(.name(name), range))
    }
    let result = try onlyCall(function, holders, [], range)
    return (result.type, Code("{ \(result.code.text) }"))
  }

  /// What the library calls a function, a class or a constant: `math.sqrt` for `m.sqrt` after `import math as m`, and for `root`
  /// after `from math import sqrt as root`; nil for what has not been imported.
  func libraryName(_ expression: Expression) -> String? {
    switch expression.kind {
    case .name(let name): imports[name]
    case .attribute(let base, let name): libraryName(base).map { "\($0).\(name)" }
    default: nil
    }
  }

  /// The last part of a library's name, or the name of something else.
  func shortName(_ expression: Expression) -> String {
    expression.plainName ?? libraryName(expression)?.split(separator: ".").last.map(String.init) ?? ""
  }
}
