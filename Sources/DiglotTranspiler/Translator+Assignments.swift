// Over 400 lines: the kinds of targets are one list of cases, which is read as one; it is to be cut when it is next changed.
import DiglotSyntax

extension Translator {
  func assign(_ targets: [Expression], _ value: Expression, _ statement: Statement, annotation: Expression? = nil)
    throws(Refusal)
  {
    if targets.count == 1, let name = targets[0].plainName, case .lambda(let parameters, let body) = value.kind {
      // A named lambda is a function.
      if !scope.analysis.isReused(name) {
        let function = namedLambda(name, parameters, body)
        scope.functions[name] = function
        return try define(function, statement)
      }
    }
    if targets.count == 1, let name = targets[0].plainName {
      if scope.isModule || depth <= 1, declareNamedTuple(name, value) { return }
      note(display: value, of: name)
    }
    if targets.count == 1, case .tuple(let parts) = targets[0].kind, case .tuple(let values) = value.kind,
      parts.count == values.count, !values.contains(where: isStarred), !parts.contains(where: isStarred)
    {
      return try assignTogether(parts, values, statement)
    }
    if targets.count > 1 {
      let first = try self.value(value)
      try checkAliases(value, first)
      if first.type.isImmutable, first.literal != nil || first.code.binding == .postfix && value.children.isEmpty {
        for target in targets { try store(target, try self.value(value), statement: statement) }
        return
      }
      guard first.type.isImmutable else {
        throw Refusal("several names for one \(first.type.python)", statement.range, id: "alias")
      }
      let name = temporary("value")
      emit("let \(name) = \(first.code.text)")
      for target in targets { try store(target, Value(first.type, name), statement: statement) }
      return
    }
    if let name = targets[0].plainName, let other = value.plainName, scope.owner(of: other) != nil,
      isSynonym(name, other, try self.value(value).type)
    {
      return
    }
    let expected = annotation.flatMap(annotatedType) ?? knownType(targets[0])
    let right = try self.value(value, expecting: expected ?? .unknown)
    try checkAliases(value, right, target: targets[0])
    try store(targets[0], right, statement: statement)
  }

  func isStarred(_ expression: Expression) -> Bool { if case .starred = expression.kind { true } else { false } }

  /// What a target holds so far.
  func knownType(_ target: Expression) -> Type? {
    switch target.kind {
    case .name(let name): return scope.owner(of: name).map { type(of: name, in: $0) }
    case .attribute(let base, let attribute):
      if let receiver = scope.method, base.plainName == receiver.name { return receiver.info.type(of: attribute) }
      return nil
    case .item(let base, _):
      switch knownType(base) {
      case .list(let t)?: return t
      case .dict(_, let v)?, .defaultDict(_, let v)?: return v
      default: return nil
      }
    default: return nil
    }
  }

  func isMutated(_ name: String) -> Bool {
    guard let owner = scope.owner(of: name) else { return false }
    return owner.mutated.contains(owner.canonical(name))
  }

  /// `b = a` of a thing that is changed by one of both names, which are bound this once: one name will do. Returns false otherwise.
  private func isSynonym(_ name: String, _ other: String, _ type: Type) -> Bool {
    let analysis = scope.analysis
    guard !type.isImmutable, !isReference(type), !scope.parameters.contains(name), scope.owner(of: name) === scope,
      scope.owner(of: other) === scope,
      analysis.stores(name) == 1, analysis.stores(other) == (scope.parameters.contains(other) ? 0 : 1),
      scope.written.contains(name) || scope.mutated.contains(other), scope.substitutions[other] == nil
    else { return false }
    if scope.synonyms[name] == nil {
      scope.synonyms[name] = other
      changed = true
    }
    return true
  }

  func isReference(_ type: Type) -> Bool {
    switch type {
    case .object: true
    case .optional(let t): isReference(t)
    default: false
    }
  }

  /// `a, b = b, a`
  func assignTogether(_ targets: [Expression], _ values: [Expression], _ statement: Statement) throws(Refusal) {
    let right = try values.enumerated().map { (index, value) throws(Refusal) in
      try self.value(value, expecting: knownType(targets[index]) ?? .unknown)
    }
    let isSimple = zip(targets, values).allSatisfy { target, _ in target.plainName != nil }
    let names = Set(targets.compactMap(\.plainName))
    let isIndependent = isSimple && !values.contains { $0.contains { $0.plainName.map(names.contains) ?? false } }
    if isIndependent {
      for (target, value) in zip(targets, right) { try store(target, value, statement: statement) }
      return
    }
    if targets.count == 2, case .item(let a, let i) = targets[0].kind, case .item(let b, let j) = targets[1].kind,
      let list = a.plainName, b.plainName == list, case .list = type(of: list, in: scope.owner(of: list) ?? scope),
      same(targets[0], values[1]), same(targets[1], values[0])
    {
      let base = try self.value(a)
      mutate(a)
      let first = try nonNegative(try self.value(i), base.code, i)
      let second = try nonNegative(try self.value(j), base.code, j)
      emit("\(base.code.base).swapAt(\(first.text), \(second.text))")
      return
    }
    let fresh = targets.allSatisfy { target in
      target.plainName.map { !scope.declared.contains(scope.swiftName($0)) && scope.owner(of: $0) === scope } ?? false
    }
    if fresh {
      for (target, value) in zip(targets, right) { try store(target, value, statement: statement) }
      return
    }
    var lefts: [String] = []
    for (target, value) in zip(targets, right) {
      if let name = target.plainName, !scope.declared.contains(scope.swiftName(name)), scope.owner(of: name) === scope {
        // One of them is new: everything through temporaries.
        lefts = []
        break
      }
      lefts.append(try place(target, value.type))
    }
    if lefts.count == targets.count {
      let codes = zip(targets, right).map { target, value in convert(value, to: knownType(target) ?? value.type).text }
      emit("(\(lefts.joined(separator: ", "))) = (\(codes.joined(separator: ", ")))")
      return
    }
    let names2 = right.map { _ in temporary("value") }
    emit("let (\(names2.joined(separator: ", "))) = (\(right.map(\.code.text).joined(separator: ", ")))")
    for ((target, value), name) in zip(zip(targets, right), names2) {
      try store(target, Value(value.type, Code(name), isFresh: value.isFresh), statement: statement)
    }
  }

  func same(_ a: Expression, _ b: Expression) -> Bool {
    switch (a.kind, b.kind) {
    case (.name(let x), .name(let y)): x == y
    case (.constant(let x), .constant(let y)): x == y
    case (.binary(let a, let o, let b), .binary(let c, let p, let d)): o == p && same(a, c) && same(b, d)
    case (.item(let a, let b), .item(let c, let d)): same(a, c) && same(b, d)
    case (.attribute(let a, let x), .attribute(let b, let y)): x == y && same(a, b)
    case (.unary(let o, let a), .unary(let p, let b)): o == p && same(a, b)
    default: false
    }
  }

  /// What stands left of `=` for a target that is there already.
  func place(_ target: Expression, _ type: Type) throws(Refusal) -> String {
    switch target.kind {
    case .name(let name):
      let owner = scope.owner(of: name) ?? scope
      try note(name, type, in: owner, target.range)
      owner.bindings[name, default: 0] += 1
      return owner.swiftName(name)
    case .item(let base, let index): return try itemPlace(base, index, type)
    case .attribute(let base, let attribute): return try attributePlace(base, attribute, type, target.range)
    default: throw Refusal("an assignment to this is not translated yet", target.range)
    }
  }

  func store(_ target: Expression, _ value: Value, statement: Statement?) throws(Refusal) {
    switch target.kind {
    case .name(let name): try storeName(name, value, target, statement)
    case .item(let base, let index):
      if case .slice(let start, let stop, let step) = index.kind {
        let list = try self.value(base)
        mutate(base)
        let arguments = try bounds(start, stop, step) + [Code("to: \(sequenceCode(value).text)")]
        emit(Code.method(list.code, "setSlice", arguments).text)
        usesPythonic = true
        return
      }
      if mustCheck, case .list(let element) = try self.value(base).type {
        mutate(base)
        try refine(base, .list(value.type), index.range)
        let code = displayedArgument(value, element.joined(with: value.type) ?? element)
        emit(fallible(Code.method(try changeable(base), "set", [try position(index), code])).text)
        return
      }
      if case .object(let info) = try self.value(base).type {
        let object = try self.value(base)
        let saved = scope.substitutions
        defer { scope.substitutions = saved }
        scope.substitutions["\u{1}stored"] = value
        guard
          let result = try callMethod(
            info, object, "__setitem__", [index, Expression(.name("\u{1}stored"), target.range)], [], target.range)
        else { throw Refusal("\(info) has no elements to assign to", target.range) }
        return emit(result.code.text)
      }
      let place = try itemPlace(base, index, value.type)
      let type = try self.value(base).type.valueType ?? value.type
      emit("\(place) = \(displayedArgument(value, type).text)")
    case .attribute(let base, let attribute):
      if try storeProperty(base, attribute, value, target.range) { return }
      let place = try attributePlace(base, attribute, value.type, target.range)
      emit("\(place) = \(displayedArgument(value, knownAttribute(base, attribute) ?? value.type).text)")
    case .tuple(let parts), .list(let parts): try unpack(parts, value, target.range)
    default: throw Refusal("an assignment to this is not translated yet", target.range)
    }
  }

  func storeName(_ name: String, _ value: Value, _ target: Expression, _ statement: Statement?) throws(Refusal) {
    let owner = scope.owner(of: name) ?? scope
    owner.naturals.remove(name)
    var value = value
    if case .iterator(let element) = value.type,
      owner.analysis.loads(name) > 1 || owner.analysis.captured.contains(name)
    {
      usesPythonic = true
      value = Value(.generator(element), Code.call("Generator", [value.code]))
    }
    if value.type == .none, value.code.text != "nil" {
      throw Refusal("the value of a call that returns none", target.range)
    }
    if let statement { renew(name, value, statement, owner) }
    try note(name, value.type, in: owner, target.range)
    let type = self.type(of: name, in: owner)
    let swift = owner.swiftName(name)
    owner.bindings[name, default: 0] += 1
    let code = displayedArgument(value, type)
    if owner !== scope || owner.declared.contains(swift) {
      if code.text != swift { emit("\(swift) = \(code.text)") }
      return
    }
    owner.declared.insert(swift)
    let isVar = (owner.lastBindings[name] ?? 1) > 1 || owner.mutated.contains(name)
    let annotation = needsAnnotation(type, value) ? ": \(type.swift)" : ""
    emit("\(modifier)\(isVar ? "var" : "let") \(swift)\(annotation) = \(code.text)")
  }

  /// Python may bind a name anew to something else; Swift gives that a name of its own, in a function's own block.
  func renew(_ name: String, _ value: Value, _ statement: Statement, _ owner: Scope) {
    let key = ObjectIdentifier(statement)
    if let version = owner.renewals[key] {
      owner.versions[name] = version
      return
    }
    let old = type(of: name, in: owner)
    let isLevel = owner === scope && depth == (owner.isModule ? 0 : instance == nil ? 0 : 1)
    guard isLevel, old != .unknown, old.plainlyJoined(with: value.type) == nil,
      !(old == .number && (value.type == .int || value.type == .float)),
      old.members.allSatisfy({ $0 != value.type }), !owner.analysis.captured.contains(name)
    else { return }
    let version = (owner.versions[name] ?? 0) + 1
    owner.renewals[key] = version
    owner.versions[name] = version
    changed = true
  }

  func needsAnnotation(_ type: Type, _ value: Value) -> Bool {
    if value.type != type { return true }
    if value.code.text == "[]" || value.code.text == "nil" { return true }
    if value.code.text.hasPrefix("["), value.code.text.contains("[]") { return true }
    return type == .number || type == .big && value.literal != nil
  }

  /// An expression as what is changed in place: `grid[grid.index(at: i)]`, where looking at it would be `grid.at(i)`.
  func changeable(_ expression: Expression) throws(Refusal) -> Code {
    switch expression.kind {
    case .item(let base, let index):
      let container = try self.value(base)
      let inner = try changeable(base)
      switch container.type {
      case .list: return Code("\(inner.base)[\(try nonNegative(try self.value(index), inner, index).text)]")
      case .dict(let key, _), .defaultDict(let key, _):
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
    let key = try self.value(index)
    mutate(base)
    switch container.type {
    case .list:
      try refine(base, .list(type), index.range)
      return "\(container.code.base)[\(try nonNegative(key, container.code, index).text)]"
    case .dict(let k, _):
      try refine(base, .dict(key.type, type), index.range)
      return "\(container.code.base)[\(convert(key, to: k).text)]"
    case .defaultDict(let k, _):
      try refine(base, .defaultDict(key.type, type), index.range)
      return "\(container.code.base)[\(convert(key, to: k).text)]"
    case .counter:
      try refine(base, .counter(key.type), index.range)
      return "\(container.code.base)[\(key.code.text)]"
    case .deque: return "\(container.code.base)[\(key.code.text)]"
    case .unknown: return "unknown[\(key.code.text)]"
    default: throw Refusal("\(container.type.python) has no elements to assign to", base.range)
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
      if owner.changedStatics.insert(attribute).inserted { changed = true }
      let both = (owner.staticTypes[attribute] ?? .unknown).joined(with: type) ?? type
      if owner.staticTypes[attribute] != both {
        owner.staticTypes[attribute] = both
        changed = true
      }
      return "\(owner.name).\(Names.variable(attribute))"
    }
    let object = try self.value(base)
    if case .object(let name) = present(object).type, let info = classInfo(named: name),
      info.setter(attribute) != nil || info.methodKind(attribute) == .getter && info.method(attribute) != nil
    {
      return "\(present(object).code.base).\(Names.variable(attribute))"
    }
    guard case .object(let name) = object.type, let info = classInfo(named: name) else {
      if case .optional(.object(let name)) = object.type, let info = classInfo(named: name) {
        try note(attribute: attribute, of: info, type, range)
        return "\(object.code.base)!.\(Names.variable(attribute))"
      }
      if object.type == .unknown || object.type == .none { return "unknown.\(attribute)" }
      throw Refusal("\(object.type.python) has no attribute to assign to", range)
    }
    if instance?.function.name != "__init__" { noteEffect() }
    try note(attribute: attribute, of: info, type, range)
    return "\(object.code.base).\(Names.variable(attribute))"
  }

  /// What an attribute holds so far.
  private func knownAttribute(_ base: Expression, _ attribute: String) -> Type? {
    if let info = classNamed(base), let owner = info.ownerOfStatic(attribute) { return owner.staticTypes[attribute] }
    guard let object = try? self.value(base), case .object(let name) = present(object).type else { return nil }
    return classInfo(named: name)?.type(of: attribute)
  }

  /// An assignment that a property's setter takes. Returns false for an attribute.
  private func storeProperty(_ base: Expression, _ attribute: String, _ value: Value, _ range: SyntaxRange)
    throws(Refusal) -> Bool
  {
    if classNamed(base) != nil { return false }
    let object = present(try self.value(base))
    guard case .object(let name) = object.type, let info = classInfo(named: name),
      let (setter, owner) = info.setter(attribute)
    else { return false }
    let instance = try instantiate(
      setter, [.object(owner), value.type], owner: moduleScope, range: range, classInfo: owner)
    let code = convert(value, to: instance.parameters.last ?? value.type).text
    if instance.isThrowing {
      markThrowing()
      emit("try \(object.code.base).\(setterName(attribute))(\(code))")
    } else {
      emit("\(object.code.base).\(Names.variable(attribute)) = \(code)")
    }
    return true
  }

  func note(attribute: String, of info: ClassInfo, _ type: Type, _ range: SyntaxRange) throws(Refusal) {
    if let base = info.base, base.type(of: attribute) != nil {
      return try note(attribute: attribute, of: base, type, range)
    }
    guard let index = info.attributes.firstIndex(where: { $0.name == attribute }) else {
      info.attributes.append((attribute, type))
      changed = true
      return
    }
    let old = info.attributes[index].type
    guard let both = old.joined(with: type) else {
      throw Refusal(
        "'\(attribute)' is \(old.python) in one place and \(type.python) in another", range, id: "mixed-types")
    }
    if both != old {
      info.attributes[index].type = both
      changed = true
    }
  }

  /// A variable's value is changed in place.
  func mutate(_ target: Expression) {
    guard let written = target.rootName else { return }
    scope.owner(of: written)?.written.insert(written)
    let name = scope.owner(of: written)?.canonical(written) ?? written
    if name == scope.method?.name {
      instance?.isMutating = true
      noteEffect()
      return
    }
    guard let owner = scope.owner(of: name) else { return }
    if owner !== scope || scope.parameters.contains(name) { noteEffect() }
    if let value = owner.substitutions[name] {
      if case .object = value.type { return }
      if !value.code.text.hasSuffix("]") {
        pending = Refusal("'\(name)' is changed while something is made of it", target.range, id: "alias")
      }
    }
    if !owner.mutated.contains(name) {
      owner.mutated.insert(name)
      changed = true
    }
  }

  /// What is done with a container tells what is in it.
  func refine(_ target: Expression, _ type: Type, _ range: SyntaxRange) throws(Refusal) {
    switch target.kind {
    case .name(let name):
      guard let owner = scope.owner(of: name), owner.substitutions[name] == nil else { return }
      try note(owner.canonical(name), type, in: owner, range)
    case .item(let base, let index):
      let container = try self.value(base).type
      switch container {
      case .list: try refine(base, .list(type), range)
      case .dict(let k, _): try refine(base, .dict(try self.value(index).type.joined(with: k) ?? k, type), range)
      case .defaultDict(let k, _):
        try refine(base, .defaultDict(try self.value(index).type.joined(with: k) ?? k, type), range)
      default: return
      }
    case .call(let function, let arguments, _):
      guard case .attribute(let base, "setdefault") = function.kind, arguments.count == 2,
        case .dict(let key, _) = try self.value(base).type
      else { return }
      try refine(base, .dict(key, type), range)
    case .attribute(let base, let attribute):
      guard case .object(let name) = present(try self.value(base)).type, let info = classInfo(named: name) else {
        return
      }
      try note(attribute: attribute, of: info, type, range)
    default: return
    }
  }
}

extension Type {
  /// What assigning to an element assigns.
  var valueType: Type? {
    switch self {
    case .list(let t), .deque(let t): t
    case .dict(_, let v), .defaultDict(_, let v): v
    case .counter: .int
    case .optional(let t): t.valueType
    default: nil
    }
  }
}
