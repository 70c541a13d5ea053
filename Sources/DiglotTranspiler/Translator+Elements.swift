import DiglotSyntax

extension Translator {
  // Elements

  func item(_ base: Expression, _ index: Expression, _ range: SyntaxRange) throws(Refusal) -> Value {
    if let info = classNamed(base), info.isEnumeration {
      return Value(.object(info), fallible(Code("\(info.name).named(\(try value(index).code.text))")))
    }
    var container = try value(base)
    if case .optional = container.type { container = present(container) }
    if container.type.isUnion {
      return try distribute(container, range) { (part) throws(Refusal) in
        let saved = scope.substitutions
        defer { scope.substitutions = saved }
        scope.substitutions["\u{0}"] = part
        return try item(Expression(.name("\u{0}"), base.range), index, range)
      }
    }
    if case .slice(let start, let stop, let step) = index.kind { return try slice(container, start, stop, step, range) }
    switch container.type {
    case .list(let element), .tupleOf(let element), .iterator(let element):
      return Value(element, try elementCode(container, index), isFresh: false)
    case .deque(let element):
      return Value(element, Code.method(container.code, "at", [try position(index)]), isFresh: false)
    case .bytes:
      usesPythonic = true
      return Value(.int, fallible(Code.method(container.code, "at", [try position(index)])))
    case Self.json:
      let place = try value(index)
      guard place.type == .string || place.type == .int else { throw Refusal("such an element of JSON", range) }
      return Value(Self.json, Code("\(container.code.base)[\(place.code.text)]"))
    case .match: return try method(container, base, "group", [index], [], range)
    case .tuple(let parts):
      guard let literal = index.literalInt else {
        guard let element = container.type.element, element != .unknown else {
          throw Refusal("an index that is not written out, into a tuple", index.range)
        }
        usesPythonic = true
        let whole = convert(container, to: .tupleOf(element))
        return Value(element, Code.method(whole, "at", [try position(index)]), isFresh: false)
      }
      let position = literal < 0 ? literal + parts.count : literal
      guard parts.indices.contains(position) else { throw Refusal("there is no element \(literal)", index.range) }
      return Value(parts[position], Code("\(container.code.base).elements.\(position)"), isFresh: false)
    case .string:
      usesPythonic = true
      return Value(.string, fallible(Code.method(container.code, "at", [try position(index)])))
    case .range:
      usesPythonic = true
      return Value(.int, fallible(Code.method(container.code, "at", [try position(index)])))
    case .dict(let k, let v), .mapping(_, let k, let v):
      usesPythonic = true
      let key = try value(index)
      if key.type != k, !key.type.isOpen, !k.isOpen {
        guard k.joined(with: key.type) == k || k.isNumber && key.type.isNumber else {
          throw Refusal("a key that is \(key.type.python) of \(container.type.python)", index.range, id: "mixed-types")
        }
      }
      if case .mapping(.defaultDict, _, _) = container.type {
        mutate(base)
        try refine(base, .mapping(.defaultDict, key.type, .unknown), index.range)
      } else if mustCheck {
        return Value(v, fallible(Code.method(container.code, "at", [convert(key, to: k)])), isFresh: false)
      }
      return Value(v, Code("\(container.code.base)[\(convert(key, to: k).text)]"), isFresh: false)
    case .counter(let k):
      return Value(.int, Code("\(container.code.base)[\(convert(try value(index), to: k).text)]"))
    case .object(let info):
      if info.isNamedTuple, let literal = index.literalInt {
        let fields = info.attributes
        let position = literal < 0 ? literal + fields.count : literal
        guard fields.indices.contains(position) else { throw Refusal("there is no element \(literal)", index.range) }
        return try attribute(of: container, fields[position].name, range)
      }
      if let result = try callMethod(info, container, "__getitem__", [index], [], range) { return result }
      throw Refusal("an element of \(container.type.python)", range)
    case .unknown: return Value(.unknown, Code.unknown)
    default: throw Refusal("\(container.type.python) has no elements", range)
    }
  }

  /// An index as `Int`.
  func position(_ index: Expression) throws(Refusal) -> Code {
    let value = operand(try self.value(index))
    guard value.type == .int || value.type == .big || value.type == .unknown || value.type.isUnion else {
      throw Refusal("an index that is \(value.type.python)", index.range, id: "mixed-types")
    }
    return value.type.isUnion ? member(value, .int).code : convert(value, to: .int)
  }

  func elementCode(_ container: Value, _ index: Expression) throws(Refusal) -> Code {
    let position = try self.position(index)
    if mustCheck {
      usesPythonic = true
      return fallible(Code.method(container.code, "at", [position]))
    }
    if let literal = index.literalInt {
      if literal >= 0 { return Code("\(container.code.base)[\(literal)]") }
      usesPythonic = true
      return Code.method(container.code, "at", [Code("\(literal)")])
    }
    if isSurelyNonNegative(index) { return Code("\(container.code.base)[\(position.text)]") }
    usesPythonic = true
    return Code.method(container.code, "at", [position])
  }

  /// Whether an index cannot be negative, as far as the text tells: a loop's variable that counts up.
  func isSurelyNonNegative(_ index: Expression) -> Bool {
    switch index.kind {
    case .name(let name): return scope.owner(of: name)?.naturals.contains(name) ?? false
    case .constant: return (index.literalInt ?? -1) >= 0
    case .binary(let left, .add, let right), .binary(let left, .mult, let right):
      return isSurelyNonNegative(left) && isSurelyNonNegative(right)
    case .call(let function, _, _): return function.plainName == "len"
    default: return false
    }
  }

  /// An index for what Swift assigns to, from the front.
  func nonNegative(_ position: Value, _ container: Code, _ index: Expression) throws(Refusal) -> Code {
    if let literal = index.literalInt {
      return literal >= 0 ? Code("\(literal)") : Code("\(container.base).count - \(-literal)", .addition)
    }
    let code = convert(operand(position), to: .int)
    if isSurelyNonNegative(index) { return code }
    usesPythonic = true
    return Code.method(container, "index", [Code("at: \(code.text)")])
  }

  func bounds(_ start: Expression?, _ stop: Expression?, _ step: Expression?) throws(Refusal) -> [Code] {
    var codes: [Code] = []
    for part in [start, stop] {
      codes.append(
        try part.map { (part) throws(Refusal) in
          let value = try self.value(part)
          if value.type == .none { return Code("nil") }
          if case .optional = value.type { return value.code }
          return try position(part)
        } ?? Code("nil"))
    }
    if let step { codes.append(try position(step)) }
    return codes
  }

  func slice(
    _ container: Value, _ start: Expression?, _ stop: Expression?, _ step: Expression?, _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    usesPythonic = true
    if start == nil, stop == nil, step?.literalInt == -1 {
      switch container.type {
      case .list(let t), .iterator(let t): return Value(.list(t), Code("Array(\(container.code.base).reversed())"))
      case .string: return Value(.string, Code("\(container.code.base).slice(nil, nil, -1)"))
      default: break
      }
    }
    if start == nil, stop == nil, step == nil || step?.literalInt == 1, container.type != .unknown {
      return Value(container.type, container.code)
    }
    let arguments = try bounds(start, stop, step)
    switch container.type {
    case .list, .string, .tupleOf, .range, .bytes:
      return Value(container.type, Code.method(container.code, "slice", arguments))
    case .iterator(let t): return Value(.list(t), Code.method(container.code, "slice", arguments))
    case .tuple(let parts):
      let low = start?.literalInt ?? 0
      let high = stop?.literalInt ?? parts.count
      let (a, b) = (low < 0 ? low + parts.count : low, high < 0 ? high + parts.count : min(high, parts.count))
      guard step == nil, start == nil || start?.literalInt != nil, stop == nil || stop?.literalInt != nil, 0 <= a,
        a <= b
      else {
        guard let element = container.type.element, element != .unknown else {
          throw Refusal("a slice of a tuple", range)
        }
        let whole = Value(.tupleOf(element), convert(container, to: .tupleOf(element)))
        return Value(whole.type, Code.method(whole.code, "slice", arguments))
      }
      return tupleCode((a..<b).map { Value(parts[$0], Code("\(container.code.base).elements.\($0)")) })
    case .unknown: return Value(.unknown, Code.unknown)
    default: throw Refusal("a slice of \(container.type.python)", range)
    }
  }

  func attribute(_ base: Expression, _ name: String, _ range: SyntaxRange, of constantModule: String? = nil)
    throws(Refusal) -> Value
  {
    if PrivateNames.isOutside(name) { throw Refusal("'\(name)'", range) }
    if let member = member(name, of: base) { return try value(member) }
    let imported = base.plainName.flatMap { scope.owner(of: $0) == nil ? imports[$0] : nil }
    if let real = constantModule ?? imported {
      switch "\(real).\(name)" {
      case "math.pi": return Value(.float, "Double.pi")
      case "math.inf": return Value(.float, "Double.infinity")
      case "math.e": return Value(.float, "2.718281828459045")
      case "math.nan": return Value(.float, "Double.nan")
      case "sys.maxsize": return Value(.int, "Int.max")
      case "string.ascii_lowercase": return Value(.string, "\"abcdefghijklmnopqrstuvwxyz\"")
      case "string.ascii_uppercase": return Value(.string, "\"ABCDEFGHIJKLMNOPQRSTUVWXYZ\"")
      case "string.ascii_letters": return Value(.string, "\"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\"")
      case "string.digits": return Value(.string, "\"0123456789\"")
      case "string.hexdigits": return Value(.string, "\"0123456789abcdefABCDEF\"")
      case "string.octdigits": return Value(.string, "\"01234567\"")
      case "string.whitespace": return Value(.string, Code(quoted(" \t\n\r\u{b}\u{c}")))
      case "math.tau": return Value(.float, "2 * Double.pi")
      case "string.punctuation": return Value(.string, Code(quoted("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")))
      case let whole where isLibraryFunction(whole):
        return try libraryFunction(Expression(.attribute(base, name), range), [], [], base)
      default: throw Refusal("'\(real).\(name)' is not translated yet", range)
      }
    }
    if let value = try classAttribute(base, name, range) { return value }
    if let type = base.plainName, ["str", "list", "dict", "set", "int", "float"].contains(type),
      scope.owner(of: type) == nil,
      classes[type] == nil
    {
      return try libraryFunction(Expression(.attribute(base, name), range), [], [], base)
    }
    return try attribute(of: try value(base), name, range)
  }

  func yield(_ value: Expression?, _ range: SyntaxRange) throws(Refusal) -> Value {
    if let instance, instance.yielded != nil { return try yieldToBody(value, instance, range) }
    guard let instance, instance.function.isAsync || catching == 0 else {
      throw Refusal("'yield' in a 'try'", range)
    }
    let item = try value.map { (value) throws(Refusal) in try self.value(value, expecting: generated(instance)) }
    let given = item ?? Value(.none, "nil")
    try join(generatorType(instance, given.type), into: instance, range)
    let call = "yield(\(convert(given, to: generated(instance)).text))"
    return Value(.none, instance.function.isAsync ? "try await \(call)" : call)
  }

  func yieldFrom(_ value: Expression, _ range: SyntaxRange) throws(Refusal) -> Value {
    guard let instance else { throw Refusal("'yield' outside of a function", range) }
    let items = boxed(try sequence(value))
    try join(.generator(items.element), into: instance, range)
    let item = convert(Value(items.element, "element"), to: generated(instance))
    return Value(.none, "for element in \(items.code.text) { yield(\(item.text)) }")
  }
}
