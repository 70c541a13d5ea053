import DiglotSyntax

extension Translator {
  /// What stands left of `=` for a target that is there already.
  func place(_ target: Expression, _ type: Type) throws(Refusal) -> String {
    switch target.kind {
    case .name(let name):
      let owner = scope.owner(of: name) ?? scope
      try note(name, type, in: owner, target.range)
      owner.noteBinding(name)
      return owner.reference(name)
    case .item(let base, let index): return try itemPlace(base, index, type)
    case .attribute(let base, let attribute): return try attributePlace(base, attribute, type, target.range)
    default: throw Refusal("an assignment to this is not translated yet", target.range)
    }
  }

  /// An expression as what is changed in place: `grid[grid.index(at: i)]`, where looking at it would be `grid.at(i)`.
  func changeable(_ expression: Expression) throws(Refusal) -> Code {
    switch expression.kind {
    case .item(let base, let index):
      let container = try self.value(base)
      switch base.kind {
      case .tuple, .list, .dict: throw Refusal("a change of what has no name", expression.range, id: "alias")
      default: break
      }
      let inner = try changeable(base)
      switch container.type {
      case .list: return Code("\(inner.base)[\(try nonNegative(try self.value(index), inner, index).text)]")
      case .dict(let key, _), .mapping(_, let key, _):
        return Code("\(inner.base)[\(convert(try self.value(index), to: key).text)]")
      default: return try self.value(expression).code
      }
    case .call(let function, let arguments, _):
      guard case .attribute(let base, "setdefault") = function.kind, arguments.count == 2,
        case .dict(let key, let item) = try self.value(base).type
      else { return try self.value(expression).code }
      let standard = convert(try self.value(arguments[1], expecting: item), to: item)
      mutate(base)
      try refine(
        base, .dict(try self.value(arguments[0]).type, try self.value(arguments[1], expecting: item).type),
        expression.range)
      return Code(
        "\(try changeable(base).base)[\(convert(try self.value(arguments[0]), to: key).text), default: \(standard.text)]"
      )
    default: return try self.value(expression).code
    }
  }

  func itemPlace(_ base: Expression, _ index: Expression, _ type: Type) throws(Refusal) -> String {
    var container = try self.value(base)
    container.code = try changeable(base)
    if case .optional(let inner) = container.type {
      container = Value(inner, container.code.text.hasSuffix("!") ? container.code : Code("\(container.code.base)!"))
    }
    let key = try self.value(index)
    mutate(base)
    switch container.type {
    case .list:
      try refine(base, .list(type), index.range)
      return "\(container.code.base)[\(try nonNegative(key, container.code, index).text)]"
    case .dict(let k, _):
      try refine(base, .dict(key.type, type), index.range)
      return "\(container.code.base)[\(convert(key, to: k).text)]"
    case .mapping(let kind, let k, _):
      try refine(base, .mapping(kind, key.type, type), index.range)
      return "\(container.code.base)[\(convert(key, to: k).text)]"
    case .counter:
      try refine(base, .counter(key.type), index.range)
      return "\(container.code.base)[\(key.code.text)]"
    case .deque: return "\(container.code.base)[\(key.code.text)]"
    case .unknown: return Code.unknown
    default: throw Refusal("\(container.type.python) has no elements to assign to", base.range)
    }
  }

  /// Whether an object that is shared lies on the way from a name to what is changed.
  func isBehindObject(_ target: Expression) -> Bool {
    switch target.kind {
    case .attribute(let base, _):
      if let type = try? value(base).type, isReference(type) { return true }
      return isBehindObject(base)
    case .item(let base, _): return isBehindObject(base)
    default: return false
    }
  }

  /// Notes that the function around changes something that others see.
  func noteEffect() {
    guard let instance, !instance.hasEffects else { return }
    instance.hasEffects = true
    changed = true
  }

  func attributePlace(_ base: Expression, _ attribute: String, _ type: Type, _ range: SyntaxRange)
    throws(Refusal) -> String
  {
    if let info = classNamed(base), let owner = info.ownerOfStatic(attribute) {
      return note(static: attribute, of: owner, type)
    }
    let object = try self.value(base)
    if case .object(let info) = present(object).type,
      info.setter(attribute) != nil || info.methodKind(attribute) == .getter && info.method(attribute) != nil
    {
      return "\(present(object).code.base).\(Names.variable(attribute))"
    }
    guard case .object(let info) = object.type else {
      if case .optional(.object(let info)) = object.type {
        try note(attribute: attribute, of: info, type, range)
        return "\(object.code.base)!.\(Names.variable(attribute))"
      }
      if object.type == .unknown || object.type == .none { return Code.unknown }
      throw Refusal("\(object.type.python) has no attribute to assign to", range)
    }
    if instance?.function.name != "__init__" { noteEffect() }
    try note(attribute: attribute, of: info, type, range)
    return "\(object.code.base).\(Names.variable(attribute))"
  }

  /// Notes that an attribute of a class is changed; what Swift calls it.
  func note(static attribute: String, of owner: ClassInfo, _ type: Type) -> String {
    if owner.changedStatics.insert(attribute).inserted { changed = true }
    let both = (owner.staticTypes[attribute] ?? .unknown).joined(with: type) ?? type
    if owner.staticTypes[attribute] != both {
      owner.staticTypes[attribute] = both
      changed = true
    }
    if owner.usedStatics.insert(attribute).inserted { changed = true }
    return "\(owner.name).\(Names.variable(attribute))"
  }

  /// What an attribute holds so far.
  func knownAttribute(_ base: Expression, _ attribute: String) -> Type? {
    if let info = classNamed(base), let owner = info.ownerOfStatic(attribute) { return owner.staticTypes[attribute] }
    guard let object = try? self.value(base), case .object(let info) = present(object).type else { return nil }
    return info.type(of: attribute)
  }

  /// An assignment that a property's setter takes. Returns false for an attribute.
  /// Has the error raised that Python raises where an attribute cannot be assigned to.
  func refuses(_ info: ClassInfo, _ attribute: String, _ object: Value, _ value: Value) -> Bool {
    // A record's own initializer, which nobody has written, sets its fields.
    let isInitial = instance?.function.name == "__init__" && object.code.text == "self" && !info.hasOwnInitializer
    guard !isInitial, let error = info.refusal(toSet: attribute) else { return false }
    usesPythonic = true
    markThrowing()
    for part in [object, value] where !isPlain(part.code) { emit("_ = \(part.code.text)") }
    emit("try raising(\(error.name)(\(quoted(error.message))))")
    return true
  }

  func storeProperty(_ base: Expression, _ attribute: String, _ value: Value, _ range: SyntaxRange)
    throws(Refusal) -> Bool
  {
    if classNamed(base) != nil { return false }
    let object = present(try self.value(base))
    guard case .object(let info) = object.type else { return false }
    if refuses(info, attribute, object, value) { return true }
    guard let (setter, owner) = info.setter(attribute) else { return false }
    var type = value.type
    if let (getter, holder) = info.method(attribute) {
      // What is set and what is got are of one type in Swift.
      let got = try instantiate(getter, [.object(holder)], owner: moduleScope, range: range, classInfo: holder)
      if let both = got.result.joined(with: type) {
        type = both
        if got.result != both {
          got.result = both
          changed = true
        }
      }
    }
    let instance = try instantiate(setter, [.object(owner), type], owner: moduleScope, range: range, classInfo: owner)
    let code = displayedArgument(value, instance.parameters.last ?? type).text
    if instance.isThrowing {
      markThrowing()
      emit("try \(object.code.base).\(setterName(attribute))(\(code))")
    } else {
      emit("\(object.code.base).\(Names.variable(attribute)) = \(code)")
    }
    return true
  }
}
