import DiglotSyntax

extension Translator {
  // Elements

  func item(_ base: Expression, _ index: Expression, _ range: SyntaxRange) throws(Refusal) -> Value {
    let container = try value(base)
    if case .slice(let start, let stop, let step) = index.kind { return try slice(container, start, stop, step, range) }
    switch container.type {
    case .list(let element), .tupleOf(let element), .iterator(let element):
      return Value(element, try elementCode(container, index), isFresh: false)
    case .deque(let element):
      return Value(element, Code.method(container.code, "at", [try value(index).code]), isFresh: false)
    case .tuple(let parts):
      guard let literal = index.literalInt else {
        throw Refusal("an index that is not written out, into a tuple", index.range)
      }
      let position = literal < 0 ? literal + parts.count : literal
      guard parts.indices.contains(position) else { throw Refusal("there is no element \(literal)", index.range) }
      return Value(parts[position], Code("\(container.code.base).elements.\(position)"), isFresh: false)
    case .string:
      usesPythonic = true
      return Value(.string, fallible(Code.method(container.code, "at", [try value(index).code])))
    case .range:
      usesPythonic = true
      return Value(.int, Code("\(container.code.base)[\(try value(index).code.text)]"))
    case .dict(let k, let v), .defaultDict(let k, let v):
      usesPythonic = true
      let key = try value(index)
      if key.type != k, !key.type.isOpen, !k.isOpen {
        guard k.joined(with: key.type) != nil else {
          throw Refusal("a key that is \(key.type.python) of \(container.type.python)", index.range, id: "mixed-types")
        }
      }
      if case .defaultDict = container.type {
        mutate(base)
        try refine(base, .defaultDict(key.type, .unknown), index.range)
      }
      if mustCheck, case .dict = container.type {
        return Value(v, fallible(Code.method(container.code, "at", [convert(key, to: k)])), isFresh: false)
      }
      return Value(v, Code("\(container.code.base)[\(convert(key, to: k).text)]"), isFresh: false)
    case .counter:
      return Value(.int, Code("\(container.code.base)[\(try value(index).code.text)]"))
    case .object(let name):
      if let info = classInfo(named: name),
        let result = try callMethod(info, container, "__getitem__", [index], [], range)
      {
        return result
      }
      throw Refusal("\(name) has no elements", range)
    case .optional(let inner):
      let unwrapped = Value(inner, Code("\(container.code.base)!"), isFresh: false)
      let outer = scope.substitutions["\u{0}"]
      scope.substitutions["\u{0}"] = unwrapped
      defer { scope.substitutions["\u{0}"] = outer }
      return try item(Expression(.name("\u{0}"), base.range), index, range)
    case .unknown: return Value(.unknown, "unknown")
    default: throw Refusal("\(container.type.python) has no elements", range)
    }
  }

  func elementCode(_ container: Value, _ index: Expression) throws(Refusal) -> Code {
    let position = try value(index)
    if mustCheck {
      usesPythonic = true
      return fallible(Code.method(container.code, "at", [position.code]))
    }
    if let literal = index.literalInt {
      if literal >= 0 { return Code("\(container.code.base)[\(literal)]") }
      usesPythonic = true
      return Code.method(container.code, "at", [Code("\(literal)")])
    }
    if isSurelyNonNegative(index) { return Code("\(container.code.base)[\(position.code.text)]") }
    usesPythonic = true
    return Code.method(container.code, "at", [position.code])
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
    if isSurelyNonNegative(index) { return position.code }
    usesPythonic = true
    return Code.method(container, "index", [Code("at: \(position.code.text)")])
  }

  func bounds(_ start: Expression?, _ stop: Expression?, _ step: Expression?) throws(Refusal) -> [Code] {
    var codes: [Code] = []
    for part in [start, stop] {
      codes.append(
        try part.map { (part) throws(Refusal) in
          let value = try self.value(part)
          return value.type == .none ? Code("nil") : value.code
        } ?? Code("nil"))
    }
    if let step { codes.append(try value(step).code) }
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
    if start == nil, stop == nil, step == nil { return Value(container.type, container.code) }
    let arguments = try bounds(start, stop, step)
    switch container.type {
    case .list, .string, .tupleOf, .range: return Value(container.type, Code.method(container.code, "slice", arguments))
    case .iterator(let t): return Value(.list(t), Code.method(container.code, "slice", arguments))
    case .tuple(let parts):
      let low = start?.literalInt ?? 0
      let high = stop?.literalInt ?? parts.count
      let (a, b) = (low < 0 ? low + parts.count : low, high < 0 ? high + parts.count : min(high, parts.count))
      guard step == nil, start == nil || start?.literalInt != nil, stop == nil || stop?.literalInt != nil, 0 <= a,
        a <= b
      else {
        throw Refusal("a slice of a tuple", range)
      }
      return tupleCode((a..<b).map { Value(parts[$0], Code("\(container.code.base).elements.\($0)")) })
    case .unknown: return Value(.unknown, "unknown")
    default: throw Refusal("a slice of \(container.type.python)", range)
    }
  }

  func classInfo(named name: String) -> ClassInfo? { classes.values.first { $0.name == name } }

  func attribute(_ base: Expression, _ name: String, _ range: SyntaxRange) throws(Refusal) -> Value {
    if let module = base.plainName, let real = imports[module], scope.owner(of: module) == nil {
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
      case "string.punctuation": return Value(.string, Code(quoted("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")))
      default: throw Refusal("'\(real).\(name)' is not translated yet", range)
      }
    }
    let object = try value(base)
    switch object.type {
    case .object(let type), .optional(.object(let type)):
      guard let info = classInfo(named: type) else { break }
      let isOptional = if case .optional = object.type { true } else { false }
      if let found = info.type(of: name) {
        return Value(found, Code("\(object.code.base)\(isOptional ? "!" : "").\(Names.variable(name))"), isFresh: false)
      }
      return Value(.unknown, "\(object.code.base).\(Names.variable(name))")
    case .unknown: return Value(.unknown, "unknown")
    default: break
    }
    throw Refusal("'\(name)' of \(object.type.python) is not translated yet", range)
  }

  func yield(_ value: Expression?, _ range: SyntaxRange) throws(Refusal) -> Value {
    guard let instance, let value else { throw Refusal("this 'yield' is not translated yet", range) }
    let item = try self.value(value)
    try join(.iterator(item.type), into: instance, range)
    emit("result.append(\(convert(item, to: generated(instance)).text))")
    return Value(.none, "")
  }

  func yieldFrom(_ value: Expression, _ range: SyntaxRange) throws(Refusal) -> Value {
    guard let instance else { throw Refusal("'yield' outside of a function", range) }
    let items = try sequence(value)
    try join(.iterator(items.element), into: instance, range)
    return Value(.none, "result += \(items.code.text)")
  }
}
