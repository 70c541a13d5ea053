import DiglotSyntax

extension Translator {
  func list(_ parts: [Expression], _ expecting: Type, _ range: SyntaxRange) throws(Refusal) -> Value {
    if parts.contains(where: isStarred) { return try starredList(parts, range) }
    var element: Type = .unknown
    if case .list(let wanted)? = expecting.members(where: { if case .list = $0 { true } else { false } }) {
      element = wanted
    }
    let inner = element
    let values = try parts.map { (part) throws(Refusal) in try value(part, expecting: inner) }
    try checkOrder(parts)
    for (part, value) in zip(parts, values) {
      try checkAliases(part, value)
      guard let both = element.joined(with: value.type), both.depth < Self.deepest else {
        throw Refusal("a list of \(element.python) and \(value.type.python)", part.range, id: "mixed-types")
      }
      element = both
    }
    return Value(.list(element), displayed(values, of: element))
  }

  /// Elements between brackets, with their type said where they do not say it themselves.
  func displayed(_ values: [Value], of element: Type) -> Code {
    let codes = values.map { displayed($0, as: element) }
    let text = "[\(codes.joined(separator: ", "))]"
    let isNothing = !codes.isEmpty && codes.allSatisfy { $0 == "nil" }
    let isNever =
      if case .optional = element { values.allSatisfy { $0.type != .none && $0.type != element } } else { false }
    let isMixed = if case .tuple = element { values.contains { $0.type != element } } else { false }
    let isTold = element == .number || element.isUnion || element == .big || isNothing || isNever || isMixed
    let isSaid = values.contains { $0.type == element && $0.literal == nil } && !isTold
    if values.isEmpty || isSaid || codes == values.map(\.code.text) && !isTold {
      return Code(text)
    }
    if case .optional(let inner) = element, inner != .number, !inner.isUnion, !isNever,
      values.contains(where: { $0.type == inner })
    {
      return Code(text)
    }
    register(element)
    return Code("\(text) as [\(element.swift)]", .cast)
  }

  func starredList(_ parts: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
    var element: Type = .unknown
    var codes: [Code] = []
    var values: [Value] = []
    for part in parts {
      let value: Value
      if case .starred(let inner) = part.kind {
        let sequence = boxed(try self.sequence(inner))
        value = Value(
          sequence.element,
          isArrayCode(sequence.code.text) || sequence.code.text.hasPrefix("[")
            ? sequence.code : Code.call("Array", [sequence.code]))
      } else {
        let single = try self.value(part)
        value = Value(single.type, "[\(single.code.text)]")
      }
      guard let both = element.joined(with: value.type) else {
        throw Refusal("a list of different things", part.range, id: "mixed-types")
      }
      element = both
      values.append(value)
    }
    codes = values.map { convert(Value(.list($0.type), $0.code), to: .list(element)) }
    let sum = codes.dropFirst().reduce(codes.first ?? Code("[]")) { Code.infix($0, "+", $1, .addition) }
    return Value(.list(element), sum)
  }

  func tuple(_ parts: [Expression], _ expecting: Type, _ range: SyntaxRange) throws(Refusal) -> Value {
    let wanted: (Int) -> Type = { index in
      switch expecting.containing {
      case .tuple(let types) where types.count == parts.count: types[index]
      case .tupleOf(let type): type
      default: .unknown
      }
    }
    if parts.contains(where: isStarred) {
      let list = try starredList(parts, range)
      return Value(.tupleOf(list.type.element ?? .unknown), Code.call("TupleOf", [list.code]))
    }
    try checkOrder(parts)
    let values = try parts.enumerated().map { (index, part) throws(Refusal) in
      let value = try self.value(part, expecting: wanted(index))
      try checkAliases(part, value)
      guard value.type.depth < Self.deepest else { throw Refusal("a tuple that is nested so deeply", part.range) }
      return value
    }
    return try tupleLiteral(values, range)
  }

  func tupleLiteral(_ values: [Value], _ range: SyntaxRange) throws(Refusal) -> Value {
    usesPythonic = true
    let type = tupleType(values.map(\.type))
    if case .tuple(let types) = type, types.contains(where: \.isFunction) {
      // Swift 6.3's compiler crashes where such a pack is taken apart.
      throw Refusal("a tuple of a function and something else", range)
    }
    let codes = values.map { $0.type == .none ? convert($0, to: .none) : $0.code }
    var value = Value(type, Code.call("Tuple", codes))
    if case .tupleOf(let element) = type {
      value.code = Code("TupleOf([\(values.map { convert($0, to: element).text }.joined(separator: ", "))])")
    }
    value.items = values
    return value
  }

  func tupleCode(_ values: [Value]) -> Value {
    usesPythonic = true
    let type = tupleType(values.map(\.type))
    if case .tupleOf = type {
      return Value(type, Code("TupleOf([\(values.map(\.code.text).joined(separator: ", "))])"))
    }
    return Value(type, Code.call("Tuple", values.map(\.code)))
  }

  func tupleType(_ types: [Type]) -> Type {
    if let element = types.reduce(.unknown as Type?, { $0?.plainlyJoined(with: $1) }),
      types.allSatisfy({ $0 == element || $0.isOpen })
    {
      return .tupleOf(element)
    }
    return .tuple(types)
  }

  func set(_ parts: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
    usesPythonic = true
    let list = try self.list(parts, .unknown, range)
    let type = Type.set(list.type.element ?? .unknown)
    // CPython makes a constant of three constants and more, and its order is that of a set made of it.
    if parts.count > 2, parts.allSatisfy({ if case .constant = $0.kind { true } else { false } }) {
      return Value(type, Code("\(list.code.text) as \(type.swift)", .cast))
    }
    return Value(type, Code("PySet(\(list.code.text))"))
  }

  func dict(_ entries: [(key: Expression?, value: Expression)], _ expecting: Type, _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
    usesPythonic = true
    var (key, item): (Type, Type) = (.unknown, .unknown)
    if case .dict(let k, let v)? = expecting.members(where: { if case .dict = $0 { true } else { false } }) {
      (key, item) = (k, v)
    }
    var values: [(Value, Value)] = []
    if entries.contains(where: { $0.key == nil }) { return try mergedDict(entries, expecting, range) }
    for entry in entries {
      guard let name = entry.key else { continue }
      let pair = (try value(name, expecting: key), try value(entry.value, expecting: item))
      try checkAliases(entry.value, pair.1)
      guard let k = key.joined(with: pair.0.type), let v = item.joined(with: pair.1.type), v.depth < Self.deepest else {
        throw Refusal("a dictionary of different things", entry.value.range, id: "mixed-types")
      }
      (key, item) = (k, v)
      values.append(pair)
    }
    let type = Type.dict(key, item)
    if values.isEmpty { return Value(type, "\(type.swift)()") }
    register(type)
    let text = values.map { "\(displayed($0.0, as: key)): \(displayed($0.1, as: item))" }.joined(separator: ", ")
    return Value(type, Code("[\(text)] as \(type.swift)", .cast))
  }

  /// `{**a, 'b': 1}`
  func mergedDict(
    _ entries: [(key: Expression?, value: Expression)], _ expecting: Type, _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    var result: Value?
    var run: [(key: Expression?, value: Expression)] = []
    func join(_ next: Value) throws(Refusal) {
      guard let old = result else {
        result = next
        return
      }
      guard let type = old.type.joined(with: next.type) else {
        throw Refusal("a dictionary of different things", range, id: "mixed-types")
      }
      let code = Code.infix(convert(old, to: type), "|", convert(next, to: type), .addition)
      result = Value(type, code)
    }
    for entry in entries + [(key: nil, value: Expression(.constant(.none), range))] {
      if entry.key != nil {
        run.append(entry)
        continue
      }
      if !run.isEmpty { try join(try dict(run, expecting, range)) }
      run = []
      if case .constant(.none) = entry.value.kind { continue }
      let other = try value(entry.value)
      guard case .dict = other.type else { throw Refusal("'**' of \(other.type.python)", range) }
      try join(other)
    }
    return result ?? Value(expecting, "[:]")
  }
}
