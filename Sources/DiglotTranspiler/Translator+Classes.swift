import DiglotSyntax

extension Translator {
  /// `Name(…)`
  func construct(_ info: ClassInfo, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
    let object = Type.object(info)
    if info.isEnumeration {
      guard arguments.count == 1 else { throw Refusal("this call of an enumeration", range) }
      usesPythonic = true
      return Value(object, fallible(Code("\(info.name).of(\(try value(arguments[0]).code.text))")))
    }
    let missing = info.abstractMethods
    if !missing.isEmpty {
      usesPythonic = true
      let list = "method\(missing.count == 1 ? "" : "s") \(missing.joined(separator: ", "))"
      let message = "Can't instantiate abstract class \(info.node.name) with abstract \(list)"
      markThrowing()
      return Value(object, Code("try raising(TypeError(\(quoted(message)))) as \(info.name)", .closure))
    }
    if !info.isConstructed {
      info.isConstructed = true
      changed = true
    }
    guard let (initializer, owner) = info.method("__init__") else {
      guard info.error != nil else {
        guard arguments.isEmpty else { throw Refusal("arguments for a class without '__init__'", range) }
        return Value(object, "\(info.name)()")
      }
      usesPythonic = true
      let values = try arguments.map { (argument) throws(Refusal) in try value(argument).code }
      return Value(object, Code.call(info.name, values))
    }
    let (expressions, values) = try matched(initializer, arguments, keywords, range, skipSelf: true)
    let instance = try instantiate(
      initializer, [.object(owner)] + values.map(\.type), owner: moduleScope, range: range, classInfo: owner)
    let codes = try argumentCodes(values, expressions, instance, skipping: 1)
    let call = Code.call(info.name, codes)
    let result = Value(object, throwing(call, if: instance.isThrowing))
    return try shared(result, instance, [nil] + expressions, range)
  }

  func callMethod(
    _ info: ClassInfo, _ base: Value, _ name: String, _ arguments: [Expression], _ keywords: [Keyword],
    _ range: SyntaxRange
  ) throws(Refusal) -> Value? {
    if info.isNamedTuple, name == "_asdict" || name == "_replace", info.method(name) == nil {
      return try recordFunction(info, base, name == "_asdict" ? "asdict" : "replace", keywords, range)
    }
    guard let (method, owner) = info.method(name) else { return nil }
    let kind = info.methodKind(name)
    if kind == .ofClass, info !== owner, let parameter = method.parameters.positional.first?.name,
      method.body.contains(where: { $0.makesOrGives(parameter) })
    {
      throw Refusal("a class method of \(owner.node.name) that is called of \(info.node.name)", range)
    }
    let (expressions, values) = try matched(method, arguments, keywords, range, skipSelf: kind != .ofType)
    let own: [Type] = kind == .ofType ? [] : [.object(owner)]
    let instance = try instantiate(
      method, own + values.map(\.type), owner: moduleScope, range: range, classInfo: owner)
    try override(instance, name, in: owner, values.map(\.type), range)
    if base.code.text != "super" {
      let given = arguments.count + keywords.count + (kind == .ofType ? 0 : 1)
      for other in owner.descendants {
        guard let own = other.methods[name], given < method.parameters.all.count else { continue }
        let isAlike = zip(own.parameters.all, method.parameters.all).allSatisfy { mine, theirs in
          mine.defaultValue.flatMap { default1 in theirs.defaultValue.map { same(default1, $0) } } ?? true
        }
        // Swift takes the defaults of the class that it knows of the object, Python those of the object's own.
        if !isAlike { throw Refusal("a default that '\(other.name)' has otherwise", range) }
      }
    }
    let codes = try argumentCodes(values, expressions, instance, skipping: own.count)
    let swift = ClassInfo.swiftName(ofMethod: name)
    let isOnType = kind == .ofType || kind == .ofClass
    let callee = isOnType && base.code.text != "super" ? Code(owner.name) : base.code
    if name == "__repr__" || name == "__str__" { return Value(.string, Code.property(base.code, swift)) }
    let result =
      kind == .getter
      ? Value(instance.result, throwing(Code.property(base.code, Names.variable(name)), if: instance.isThrowing))
      : try called(Code.property(callee, swift), kept(codes, instance, own.count), instance, expressions, range)
    return try shared(result, instance, (own.isEmpty ? [] : [nil]) + expressions, range)
  }

  /// What overrides a method takes and gives the same.
  private func override(
    _ instance: Instance, _ name: String, in owner: ClassInfo, _ types: [Type], _ range: SyntaxRange
  )
    throws(Refusal)
  {
    for other in owner.descendants {
      guard let method = other.methods[name] else { continue }
      guard method.parameters.all.count == instance.function.parameters.all.count else {
        throw Refusal("a method that overrides one of other parameters", method.body[0].range)
      }
      let own = try instantiate(
        method, [.object(other)] + types, owner: moduleScope, range: range, classInfo: other)
      try agree(instance, own, range)
    }
    var above = owner.base
    while let base = above {
      if let method = base.methods[name], name != "__init__" {
        let types = Array(types.prefix(method.parameters.all.count - 1))
        guard types.count == instance.parameters.count - 1 else { break }
        let own = try instantiate(
          method, [.object(base)] + types, owner: moduleScope, range: range, classInfo: base)
        try agree(own, instance, range)
      }
      above = base.base
    }
  }

  private func kept(_ codes: [Code], _ instance: Instance, _ count: Int) -> [Code] {
    zip(codes, instance.function.parameters.all.dropFirst(count)).filter { !instance.drops($1.name) }.map(\.0)
  }

  /// Two methods of which one overrides the other, as to what they give and whether they throw.
  private func agree(_ a: Instance, _ b: Instance, _ range: SyntaxRange) throws(Refusal) {
    guard let both = a.result.joined(with: b.result) else {
      throw Refusal("'\(a.function.name)' gives \(a.result.python) and \(b.result.python)", range, id: "mixed-types")
    }
    for one in [a, b] where both != .unknown && one.result != both {
      one.result = both
      changed = true
    }
    if a.isThrowing != b.isThrowing {
      (a.isThrowing, b.isThrowing) = (true, true)
      changed = true
    }
  }

  /// An attribute of a value.
  func attribute(of object: Value, _ name: String, _ range: SyntaxRange) throws(Refusal) -> Value {
    switch object.type {
    case .object(let info):
      if info.isEnumeration, name == "name" || name == "value" {
        usesPythonic = true
        return Value(name == "name" ? .string : info.staticTypes["value"] ?? .unknown, Code.property(object.code, name))
      }
      if info.methodKind(name) == .getter, let value = try callMethod(info, object, name, [], [], range) {
        return value
      }
      if let found = info.type(of: name) {
        return Value(found, Code.property(object.code, Names.variable(name)), isFresh: false)
      }
      if let owner = info.ownerOfStatic(name) { return staticValue(owner, name, object) }
      if let (function, owner) = info.method(name) { return try methodValue(function, owner, object, name, range) }
      if name == "args", info.error != nil { break }
      if info.descendants.contains(where: { $0.type(of: name) != nil || $0.ownerOfStatic(name) != nil }) {
        throw Refusal("'\(name)' of \(info.node.name), which only derived classes have", range)
      }
      return Value(.unknown, Code.property(object.code, Names.variable(name)))
    case .optional: return try attribute(of: present(object), name, range)
    case .union:
      return try distribute(object, range) { (part) throws(Refusal) in try attribute(of: part, name, range) }
    case .library: return try libraryAttribute(object, name, range)
    case .error("ExceptionGroup") where name == "exceptions":
      return Value(.list(.error("any Error")), Code.property(object.code, "exceptions"))
    case .error where name == "args":
      usesPythonic = true
      return Value(.library("Arguments"), Code.call("Arguments", [object.code]))
    case .number, .int, .float, .big:
      if name == "real" { return object }
    case .unknown: return Value(.unknown, Code.unknown)
    case .none: return Value(.unknown, Code.unknown)
    default: break
    }
    throw Refusal("'\(name)' of \(object.type.python) is not translated yet", range)
  }

  private func methodValue(
    _ function: Function, _ owner: ClassInfo, _ object: Value, _ name: String, _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    let own = signature(function, owner) {
      Signature(function.parameters.positional.dropFirst().map { _ in Type.unknown })
    }
    guard let types = own.knownParameters else { return Value(.closure(own), Code.unknown) }
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    let holders = types.indices.map { Expression(.name("\u{1}\($0)"), range) }
    for (index, type) in types.enumerated() {
      scope.substitutions["\u{1}\(index)"] = Value(type, Code("$\(index)"), isFresh: false)
    }
    guard let result = try callMethod(owner, object, name, holders, [], range) else {
      return Value(.closure(own), Code.unknown)
    }
    try note(own, result.type, result.code.text.hasPrefix("try "), range)
    return Value(.closure(own), Code.property(object.code, ClassInfo.swiftName(ofMethod: name)))
  }

  /// An attribute of a class, seen from an object or from the class.
  private func staticValue(_ owner: ClassInfo, _ name: String, _ object: Value?) -> Value {
    let type = owner.staticTypes[name] ?? .unknown
    let isOverridden = owner.descendants.contains { $0.statics.contains { $0.name == name } }
    let base = isOverridden && object != nil ? "Swift.type(of: \(object?.code.text ?? ""))" : owner.name
    return Value(type, Code("\(base).\(Names.variable(name))"), isFresh: false)
  }

  /// `Color.RED`, `Account.count`, `cls.limit`; nil where `base` is no class.
  func classAttribute(_ base: Expression, _ name: String, _ range: SyntaxRange) throws(Refusal) -> Value? {
    if name == "__name__" { return try nameOfType(base, range) }
    guard let info = classNamed(base) else { return nil }
    if info.isEnumeration, let member = info.statics.first(where: { $0.name == name }) {
      return Value(.object(info), Code("\(info.name).\(Names.variable(member.name.lowercased()))"))
    }
    guard let owner = info.ownerOfStatic(name) else {
      if name == "__members__" || name == "__doc__" { throw Refusal("'\(name)' of a class", range) }
      return nil
    }
    if owner.usedStatics.insert(name).inserted { changed = true }
    return staticValue(owner, name, nil)
  }

  /// The class that an expression names.
  func classNamed(_ base: Expression) -> ClassInfo? {
    switch base.kind {
    case .name(let name):
      if name == "cls", instance?.classInfo?.methodKind(instance?.function.name ?? "") == .ofClass {
        return instance?.classInfo
      }
      return scope.owner(of: name) == nil || classes[name] != nil ? classes[name] : nil
    case .attribute(let outer, let name):
      if outer.plainName == "self", let info = instance?.classInfo {
        if name == "__class__" { return info }
        return classes["\(info.node.name).\(name)"]
      }
      return outer.plainName.flatMap { classes["\($0).\(name)"] }
    default: return nil
    }
  }

  /// `type(x).__name__` and `f.__name__`.
  private func nameOfType(_ base: Expression, _ range: SyntaxRange) throws(Refusal) -> Value? {
    if let info = classNamed(base), case .name = base.kind { return Value(.string, Code(quoted(info.node.name))) }
    var subject: Expression?
    if case .call(let function, let arguments, _) = base.kind, function.plainName == "type" {
      subject = arguments.first
    }
    if case .attribute(let object, "__class__") = base.kind { subject = object }
    usesPythonic = true
    guard let subject else {
      switch scope.owner(of: base.rootName ?? "") == nil ? .unknown : try value(base).type {
      case .error, .optional(.error): return try nameOfType(of: try value(base), range)
      default: break
      }
      if let name = base.plainName, scope.function(name) != nil { return Value(.string, Code(quoted(name))) }
      if case .closure(let signature) = try value(base).type, signature.names.count == 1 {
        return Value(.string, Code(quoted(signature.names.first ?? "")))
      }
      return nil
    }
    let object = try value(subject)
    let name = try nameOfType(of: object, range)
    // What the types tell is told behind what the subject does.
    let isTold = name.code.text.hasPrefix("\"")
    return isTold ? Value(.string, object.code.followed(by: name.code.text, unless: !hasEffect(subject))) : name
  }

  private func nameOfType(of object: Value, _ range: SyntaxRange) throws(Refusal) -> Value {
    switch object.type {
    case .error, .optional(.error): return Value(.string, Code.call("typeName", [present(object).code]))
    case .async(.outcome, let type):
      let name = try nameOfType(of: Value(type, Code.unknown), range).code
      return Value(.string, Code("(\(object.code.base).failure.map { typeName($0) } ?? \(name.text))"))
    case .object: return Value(.string, Code("String(describing: Swift.type(of: \(object.code.text)))"))
    case .unknown: return Value(.string, Code.unknown)
    case .union, .optional, .number: return Value(.string, Code.call("typeName", [Code("of: \(object.code.text)")]))
    default:
      guard let name = object.type.typeName(in: self) else {
        throw Refusal("the name of the type of \(object.type.python)", range)
      }
      return Value(.string, Code(quoted(name)))
    }
  }

  /// What `print(type(x))` shows.
  func typeText(_ value: Value, _ range: SyntaxRange) throws(Refusal) -> Value {
    switch value.type {
    case .unknown: return Value(.string, Code.unknown)
    case .async(let kind, _) where kind == .coroutine: return Value(.string, Code(quoted("<class 'coroutine'>")))
    case .object(let info) where info.derived.isEmpty:
      return Value(.string, Code(quoted("<class '__main__.\(info.node.name)'>")))
    default:
      guard let name = value.type.typeName(in: self) else {
        throw Refusal("the type of \(value.type.python) as a value", range)
      }
      return Value(.string, Code(quoted("<class '\(name)'>")))
    }
  }

  /// Arguments as the parameters of a method are declared; what a method changes in place is handed on for that.
  private func argumentCodes(
    _ values: [Value], _ expressions: [Expression?], _ instance: Instance, skipping count: Int
  ) throws(Refusal) -> [Code] {
    let parameters = Array(instance.function.parameters.all.dropFirst(count))
    var codes: [Code] = []
    for (index, value) in values.enumerated() {
      let name = parameters[index].name
      let type = instance.scope.types[Names.variable(name)] ?? instance.parameters[index + count]
      let expression = expressions.indices.contains(index) ? expressions[index] : nil
      if instance.scope.shared.contains(name) {
        codes.append(share(value, expression, type))
        continue
      }
      if let expression, expression.rootName != nil, instance.scope.mutated.contains(name), !isReference(type),
        !type.isImmutable
      {
        if instance.scope.inoutParameters.insert(name).inserted { changed = true }
        mutate(expression)
        try refine(expression, type, expression.range)
        codes.append(Code("&\(try changeable(expression).text)"))
        continue
      }
      if instance.scope.inoutParameters.contains(name) {
        let temporary = self.temporary("argument")
        emit("var \(temporary): \(type.swift) = \(convert(value, to: type).text)")
        codes.append(Code("&\(temporary)"))
        continue
      }
      codes.append(displayedArgument(try fitting(value, expression, type), type))
    }
    return codes
  }
}
