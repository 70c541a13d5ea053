import DiglotSyntax

extension Translator {
  func assign(_ targets: [Expression], _ value: Expression, _ statement: Statement, annotation: Expression? = nil)
    throws(Refusal)
  {
    if targets.count == 1, try noteNamespace(targets[0], value, statement) { return }
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
      if noteTypeAlias(name, value) { return }
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
      guard first.type.isImmutable || isReference(first.type) else {
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
    if try counts(targets, value, statement) { return }
    let expected = annotation.flatMap(annotatedType) ?? knownType(targets[0])
    let right = try self.value(value, expecting: expected ?? .unknown)
    if try standsForPlace(targets[0], value, right) { return }
    try checkAliases(value, right, target: targets[0])
    try checkCopies(value, right, target: targets[0])
    // What an attribute is known to hold tells what a parameter is that it gets.
    if right.type.isOpen, case .attribute = targets[0].kind, let expected, !expected.isOpen {
      try refine(value, expected, value.range)
    }
    try store(targets[0], right, statement: statement)
  }

  func isStarred(_ expression: Expression) -> Bool { expression.isStarred }

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
      case .dict(_, let v)?, .mapping(_, _, let v)?: return v
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
    case .object, .generator: true
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
    for ((target, value), result) in zip(zip(targets, values), right) where !names.contains(value.rootName ?? "") {
      try checkAliases(value, result, target: target)
    }
    let isInOrder = targets.indices.contains { looksAt(targets[..<$0], targets[$0]) }
    let isIndependent = isSimple && targets.indices.allSatisfy { isUntouched(values[$0], by: targets[..<$0]) }
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
    let fresh =
      !isInOrder
      && targets.allSatisfy { target in
        target.plainName.map { !scope.declared.contains(scope.swiftName($0)) && scope.owner(of: $0) === scope } ?? false
      }
    if fresh {
      for (target, value) in zip(targets, right) { try store(target, value, statement: statement) }
      return
    }
    var lefts: [String] = []
    for (target, value) in zip(targets, right) where !isInOrder {
      if case .tuple = target.kind { break }
      if case .list = target.kind { break }
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

  /// Whether a value is the same after names before it have got theirs.
  private func isUntouched(_ value: Expression, by names: ArraySlice<Expression>) -> Bool {
    let names = names.compactMap(\.plainName)
    let isSeen = names.contains { (scope.owner(of: $0) ?? scope).analysis.captured.contains($0) }
    return !value.contains { part in
      if case .call = part.kind, isSeen { return true }
      return part.plainName.map(names.contains) ?? false
    }
  }

  /// Whether a place is found by what targets before it get: `i, a[i] = 1, 2`, `node.next, node.next.value = other, 3`.
  private func looksAt(_ earlier: ArraySlice<Expression>, _ target: Expression) -> Bool {
    let (parts, container): ([Expression], Expression?) =
      switch target.kind {
      case .item(let base, let index): ([base, index], base)
      case .attribute(let base, _): ([base], nil)
      case .name: ([], nil)
      default: ([target], nil)
      }
    return earlier.contains { stored in
      let isItem = if case .item = stored.kind { true } else { false }
      let got = if case .item(let base, _) = stored.kind { base } else { stored }
      return parts.contains { $0.contains { part in same(part, got) && !(isItem && part === container) } }
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

  func store(_ target: Expression, _ value: Value, statement: Statement?) throws(Refusal) {
    switch target.kind {
    case .name(let name): try storeName(name, value, target, statement)
    case .item(let base, let index):
      if mustCheck, case .item = base.kind {
        // What is missing on the way is an error that can be caught.
        let whole = try self.value(base).code.text
        if whole.hasPrefix("try ") { emit("_ = \(whole)") }
      }
      if case .slice(let start, let stop, let step) = index.kind {
        mutate(base)
        if let element = value.type.element { try refine(base, .list(element), index.range) }
        let list = try self.value(base)
        guard case .list(let element) = list.type, let own = value.type.element else {
          throw Refusal("an assignment to a slice of \(list.type.python)", target.range)
        }
        let items = elements(Iteration(own, sequenceCode(value)), as: element)
        let arguments = try bounds(start, stop, step) + [Code("to: \(items.text)")]
        emit(fallible(Code.method(try changeable(base), "setSlice", arguments)).text)
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
    if let statement, narrowedUntil[ObjectIdentifier(statement)]?.contains(name) == true {
      scope.substitutions[name] = nil
    }
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
      emit(value.code.text)
      if owner.analysis.loads(name) == 0, !owner.analysis.captured.contains(name) { return }
      value = Value(.none, "nil")
    }
    if let statement { renew(name, value, statement, owner) }
    try note(name, value.type, in: owner, target.range)
    note(name, bound: value.bound, in: owner)
    let type = self.type(of: name, in: owner)
    let swift = owner.swiftName(name)
    owner.noteBinding(name)
    let code = displayedArgument(value, type)
    if owner !== scope || owner.declared.contains(swift) {
      let reference = owner.reference(name)
      if code.text != reference { emit("\(reference) = \(code.text)") }
      noteNatural(name, value, target, statement, owner)
      return
    }
    // Nobody looks at it: what it is assigned runs all the same.
    if isUnused(name, owner), case .assign? = statement?.kind { return emit("_ = \(code.text)") }
    defer { noteNatural(name, value, target, statement, owner) }
    owner.declared.insert(swift)
    if owner.shared.contains(name) { return emit("let \(swift) = Shared<\(type.swift)>(\(code.text))") }
    let isVar = owner.isRebound(name) || owner.mutated.contains(name)
    let annotation = needsAnnotation(type, value) ? ": \(type.swift)" : ""
    emit("\(modifier(isVar: isVar, type))\(isVar ? "var" : "let") \(swift)\(annotation) = \(code.text)")
  }

  /// Whether a function's variable is assigned and never looked at, of which Swift would warn.
  func isUnused(_ name: String, _ owner: Scope) -> Bool {
    !owner.isModule && owner.analysis.loads(name) == 0 && !owner.analysis.captured.contains(name)
      && !owner.parameters.contains(name) && !owner.analysis.outer.contains(name)
  }

  /// Notes that a name holds no negative number from here on.
  private func noteNatural(
    _ name: String, _ value: Value, _ target: Expression, _ statement: Statement?, _ owner: Scope
  ) {
    guard owner === scope, value.type == .int, case .assign(let targets, let source)? = statement?.kind,
      targets.count == 1,
      targets[0] === target, (value.literal ?? -1) >= 0 || isSurelyNonNegative(source)
    else { return }
    owner.naturals.insert(name)
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
    if value.code.binding == .ternary, value.code.text.contains("[]") { return true }
    if value.code.text.hasPrefix("["), value.code.text.contains("[]") { return true }
    // Swift's checker looks at a long list of tuples as one expression: with its type said, each stands alone.
    if value.code.text.hasPrefix("["), value.code.text.contains("Tuple"), value.code.text.utf8.count > 600 {
      return true
    }
    return type == .number || type == .big && value.literal != nil
  }
}

extension Type {
  /// What assigning to an element assigns.
  var valueType: Type? {
    switch self {
    case .list(let t), .deque(let t): t
    case .dict(_, let v), .mapping(_, _, let v): v
    case .counter: .int
    case .optional(let t): t.valueType
    default: nil
    }
  }
}
