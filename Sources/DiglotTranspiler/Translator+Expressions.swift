import DiglotSyntax

/// What a loop goes through. `parts` are those of a Swift tuple, as `zip` and `enumerate` give them.
struct Iteration {
  var element: Type
  var code: Code
  var parts: [Type]?
  /// Whether it is a range that has no negative number, and so is an index from the front.
  var counts: Bool?

  init(_ element: Type, _ code: Code, parts: [Type]? = nil) { (self.element, self.code, self.parts) = (element, code, parts) }
}

extension Translator {
  /// An expression, translated.
  ///
  /// - Parameter expecting: what is known of its type from where it stands, for what does not say itself, as `[]`.
  func value(_ expression: Expression, expecting: Type = .unknown) throws(Refusal) -> Value {
    switch expression.kind {
    case .constant(let constant): return try self.constant(constant, expression.range)
    case .name(let name): return try variable(name, expression.range)
    case .list(let parts): return try list(parts, expecting, expression.range)
    case .tuple(let parts): return try tuple(parts, expression.range)
    case .set(let parts): return try set(parts, expression.range)
    case .dict(let entries): return try dict(entries, expecting, expression.range)
    case .binary(let left, let symbol, let right):
      if symbol == .mod, case .constant(.string(let format)) = left.kind { return try percent(format, right, expression.range) }
      return try binary(try value(left), symbol, try value(right), expression.range, leftExpression: left, rightExpression: right)
    case .unary(let symbol, let operand): return try unary(symbol, operand, expression.range)
    case .boolean(let isAnd, let parts): return try boolean(isAnd, parts, expression.range)
    case .compare(let left, let rest): return try compare(left, rest, expression.range)
    case .call(let function, let arguments, let keywords): return try call(function, arguments, keywords, expression.range, expecting)
    case .attribute(let base, let name): return try attribute(base, name, expression.range)
    case .item(let base, let index): return try item(base, index, expression.range)
    case .conditional(let test, let then, let otherwise): return try conditional(test, then, otherwise, expecting, expression.range)
    case .lambda: throw Refusal("a lambda here is not translated yet", expression.range)
    case .comprehension(let comprehension): return try self.comprehension(comprehension, expression.range)
    case .joined(let parts): return try joined(parts)
    case .formatted: return try joined([expression])
    case .named: throw Refusal("':=' is not translated yet", expression.range)
    case .await: throw Refusal("'await' is not translated yet", expression.range)
    case .yield(let value): return try yield(value, expression.range)
    case .yieldFrom(let value): return try yieldFrom(value, expression.range)
    case .starred: throw Refusal("'*' here is not translated yet", expression.range)
    case .slice: throw Refusal("a slice here is not translated yet", expression.range)
    }
  }

  private func constant(_ constant: Constant, _ range: SyntaxRange) throws(Refusal) -> Value {
    switch constant {
    case .none: return Value(.none, "nil")
    case .ellipsis: throw Refusal("'...' is not translated yet", range)
    case .bool(let value): return Value(.bool, value ? "true" : "false")
    case .int(let digits):
      guard let number = Int(digits) else { throw Refusal("a number beyond 64 bits", range, id: "big-integer") }
      return Value(.int, Code(grouped(digits)), literal: number)
    case .float(let number): return Value(.float, Code(floatText(number), number.isFinite ? .postfix : .prefix))
    case .complex: throw Refusal("complex numbers are not translated yet", range)
    case .string(let text): return Value(.string, Code(quoted(text)))
    case .bytes: throw Refusal("bytes are not translated yet", range)
    }
  }

  /// Digits in groups of three, from five on.
  private func grouped(_ digits: String) -> String {
    guard digits.count > 5 else { return digits }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "_" }
      result.append(digit)
    }
    return result
  }

  func floatText(_ number: Double) -> String {
    if number.isInfinite { return number < 0 ? "-Double.infinity" : "Double.infinity" }
    return "\(number)"
  }

  func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\0": result += "\\0"
      default:
        let isShown = scalar.value >= 32 && scalar.value != 127 && !(0x80...0x9f).contains(scalar.value)
        if isShown { result.unicodeScalars.append(scalar) } else { result += "\\u{\(String(scalar.value, radix: 16))}" }
      }
    }
    return result + "\""
  }

  private func variable(_ name: String, _ range: SyntaxRange) throws(Refusal) -> Value {
    if let owner = scope.owner(of: name) {
      if let value = owner.substitutions[name] { return value }
      if owner.function(name) == nil || owner.types[owner.swiftName(name)] != nil {
        if name == "self", let info = instance?.classInfo { return Value(.object(info.name), Code("self"), isFresh: false) }
        return Value(type(of: name, in: owner), Code(owner.swiftName(name)), isFresh: false)
      }
    }
    if scope.function(name) != nil { throw Refusal("'\(name)' is used as a value", range, id: "function-value") }
    if name == "__name__" { return Value(.string, "\"__main__\"") }
    if let constant = ["math.inf", "math.pi", "math.e"].first(where: { imports[name] == $0 }) {
      return Value(.float, constant == "math.inf" ? "Double.infinity" : constant == "math.pi" ? "Double.pi" : "2.718281828459045")
    }
    throw Refusal("nothing tells what '\(name)' is", range, id: "unknown-name")
  }

  // Displays

  private func list(_ parts: [Expression], _ expecting: Type, _ range: SyntaxRange) throws(Refusal) -> Value {
    if parts.contains(where: isStarred) { return try starredList(parts, range) }
    var element: Type = .unknown
    if case .list(let wanted) = expecting { element = wanted }
    let inner = element
    let values = try parts.map { (part) throws(Refusal) in try value(part, expecting: inner) }
    for (part, value) in zip(parts, values) {
      try checkAliases(part, value)
      guard let both = element.joined(with: value.type) else {
        throw Refusal("a list of \(element.python) and \(value.type.python)", part.range, id: "mixed-types")
      }
      element = both
    }
    let codes = values.map { convert($0, to: element).text }
    return Value(.list(element), Code("[\(codes.joined(separator: ", "))]"))
  }

  private func starredList(_ parts: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
    var element: Type = .unknown
    var codes: [Code] = []
    for part in parts {
      let value: Value
      if case .starred(let inner) = part.kind {
        let sequence = try self.value(inner)
        guard let type = sequence.type.element else { throw Refusal("'*' of \(sequence.type.python)", part.range) }
        value = Value(type, sequenceCode(sequence))
      } else {
        let single = try self.value(part)
        value = Value(single.type, "[\(single.code.text)]")
      }
      guard let both = element.joined(with: value.type) else { throw Refusal("a list of different things", part.range, id: "mixed-types") }
      element = both
      codes.append(value.code)
    }
    let sum = codes.dropFirst().reduce(codes.first ?? Code("[]")) { Code.infix($0, "+", $1, .addition) }
    return Value(.list(element), sum)
  }

  private func tuple(_ parts: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
    let values = try parts.map { (part) throws(Refusal) in
      let value = try self.value(part)
      try checkAliases(part, value)
      return value
    }
    return try tupleLiteral(values, range)
  }

  func tupleLiteral(_ values: [Value], _ range: SyntaxRange) throws(Refusal) -> Value {
    usesPythonic = true
    let type = tupleType(values.map(\.type))
    if case .tupleOf(let element) = type {
      return Value(type, Code("TupleOf([\(values.map { convert($0, to: element).text }.joined(separator: ", "))])"))
    }
    return Value(type, Code.call("Tuple", values.map(\.code)))
  }

  func tupleCode(_ values: [Value]) -> Value {
    usesPythonic = true
    let type = tupleType(values.map(\.type))
    if case .tupleOf = type { return Value(type, Code("TupleOf([\(values.map(\.code.text).joined(separator: ", "))])")) }
    return Value(type, Code.call("Tuple", values.map(\.code)))
  }

  func tupleType(_ types: [Type]) -> Type {
    if let element = types.reduce(.unknown as Type?, { $0?.joined(with: $1) }), types.allSatisfy({ $0 == element || $0.isOpen }) { return .tupleOf(element) }
    return .tuple(types)
  }

  private func set(_ parts: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
    usesPythonic = true
    let list = try self.list(parts, .unknown, range)
    return Value(.set(list.type.element ?? .unknown), Code("PySet(\(list.code.text))"))
  }

  private func dict(_ entries: [(key: Expression?, value: Expression)], _ expecting: Type, _ range: SyntaxRange) throws(Refusal) -> Value {
    usesPythonic = true
    var (key, item): (Type, Type) = (.unknown, .unknown)
    if case .dict(let k, let v) = expecting { (key, item) = (k, v) }
    var values: [(Value, Value)] = []
    for entry in entries {
      guard let name = entry.key else { throw Refusal("'**' in a dictionary is not translated yet", range) }
      let pair = (try value(name, expecting: key), try value(entry.value, expecting: item))
      try checkAliases(entry.value, pair.1)
      guard let k = key.joined(with: pair.0.type), let v = item.joined(with: pair.1.type) else {
        throw Refusal("a dictionary of different things", entry.value.range, id: "mixed-types")
      }
      (key, item) = (k, v)
      values.append(pair)
    }
    let type = Type.dict(key, item)
    if values.isEmpty { return Value(type, "\(type.swift)()") }
    let text = values.map { "\(convert($0.0, to: key).text): \(convert($0.1, to: item).text)" }.joined(separator: ", ")
    return Value(type, Code("Dict([\(text)])".replacing("Dict([", with: "[").replacing("])", with: "] as \(type.swift)"), .cast))
  }

  // Choices

  private func conditional(_ test: Expression, _ then: Expression, _ otherwise: Expression, _ expecting: Type, _ range: SyntaxRange) throws(Refusal) -> Value {
    if let known = try constantTest(test) { return try value(known ? then : otherwise, expecting: expecting) }
    let check = try condition(test)
    let first = try value(then, expecting: expecting)
    let second = try value(otherwise, expecting: expecting)
    guard let type = first.type.joined(with: second.type) else {
      throw Refusal("\(first.type.python) or \(second.type.python)", range, id: "mixed-types")
    }
    let (a, b) = (convert(first, to: type), convert(second, to: type))
    return Value(
      type, Code("\(check.inside(.disjunction)) ? \(a.inside(.disjunction)) : \(b.inside(.ternary))", .ternary),
      isFresh: first.isFresh && second.isFresh)
  }

  private func boolean(_ isAnd: Bool, _ parts: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
    let values = try parts.map { (part) throws(Refusal) in try value(part) }
    if values.allSatisfy({ $0.type == .bool }) {
      let code = values.dropFirst().reduce(values[0].code) {
        Code.infix($0, isAnd ? "&&" : "||", $1.code, isAnd ? .conjunction : .disjunction)
      }
      return Value(.bool, code)
    }
    // The value that decides.
    var result = values[values.count - 1]
    for (part, value) in zip(parts, values).dropLast().reversed() {
      guard part.children.isEmpty || value.code.text.count < 40, let type = value.type.joined(with: result.type) else {
        throw Refusal("'\(isAnd ? "and" : "or")' between \(value.type.python) and \(result.type.python)", range, id: "mixed-types")
      }
      let test = try truth(value, part.range)
      let (a, b) = (convert(value, to: type), convert(result, to: type))
      let (then, otherwise) = isAnd ? (b, a) : (a, b)
      result = Value(
        type, Code("\(test.inside(.disjunction)) ? \(then.inside(.disjunction)) : \(otherwise.inside(.ternary))", .ternary),
        isFresh: false)
    }
    return result
  }

  // Elements

  private func item(_ base: Expression, _ index: Expression, _ range: SyntaxRange) throws(Refusal) -> Value {
    let container = try value(base)
    if case .slice(let start, let stop, let step) = index.kind { return try slice(container, start, stop, step, range) }
    switch container.type {
    case .list(let element), .tupleOf(let element), .iterator(let element):
      return Value(element, try element_(container, index), isFresh: false)
    case .deque(let element): return Value(element, Code.method(container.code, "at", [try value(index).code]), isFresh: false)
    case .tuple(let parts):
      guard let literal = index.literalInt else { throw Refusal("an index that is not written out, into a tuple", index.range) }
      let position = literal < 0 ? literal + parts.count : literal
      guard parts.indices.contains(position) else { throw Refusal("there is no element \(literal)", index.range) }
      return Value(parts[position], Code("\(container.code.base).elements.\(position)"), isFresh: false)
    case .string:
      usesPythonic = true
      return Value(.string, Code.method(container.code, "at", [try value(index).code]))
    case .range:
      usesPythonic = true
      return Value(.int, Code("\(container.code.base)[\(try value(index).code.text)]"))
    case .dict(let k, let v), .defaultDict(let k, let v):
      usesPythonic = true
      let key = try value(index)
      if key.type != k, !key.type.isOpen, !k.isOpen { guard k.joined(with: key.type) != nil else { throw Refusal("a key that is \(key.type.python) of \(container.type.python)", index.range, id: "mixed-types") } }
      if case .defaultDict = container.type {
        mutate(base)
        try refine(base, .defaultDict(key.type, .unknown), index.range)
      }
      return Value(v, Code("\(container.code.base)[\(convert(key, to: k).text)]"), isFresh: false)
    case .counter:
      return Value(.int, Code("\(container.code.base)[\(try value(index).code.text)]"))
    case .object(let name):
      if let info = classInfo(named: name), let result = try callMethod(info, container, "__getitem__", [index], [], range) { return result }
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

  private func element_(_ container: Value, _ index: Expression) throws(Refusal) -> Code {
    let position = try value(index)
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
      codes.append(try part.map { (part) throws(Refusal) in
        let value = try self.value(part)
        return value.type == .none ? Code("nil") : value.code
      } ?? Code("nil"))
    }
    if let step { codes.append(try value(step).code) }
    return codes
  }

  private func slice(_ container: Value, _ start: Expression?, _ stop: Expression?, _ step: Expression?, _ range: SyntaxRange) throws(Refusal) -> Value {
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
      let low = start?.literalInt ?? 0, high = stop?.literalInt ?? parts.count
      let (a, b) = (low < 0 ? low + parts.count : low, high < 0 ? high + parts.count : min(high, parts.count))
      guard step == nil, start == nil || start?.literalInt != nil, stop == nil || stop?.literalInt != nil, 0 <= a, a <= b else {
        throw Refusal("a slice of a tuple", range)
      }
      return tupleCode((a..<b).map { Value(parts[$0], Code("\(container.code.base).elements.\($0)")) })
    case .unknown: return Value(.unknown, "unknown")
    default: throw Refusal("a slice of \(container.type.python)", range)
    }
  }

  func classInfo(named name: String) -> ClassInfo? { classes.values.first { $0.name == name } }

  private func attribute(_ base: Expression, _ name: String, _ range: SyntaxRange) throws(Refusal) -> Value {
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

  private func yield(_ value: Expression?, _ range: SyntaxRange) throws(Refusal) -> Value {
    guard let instance, let value else { throw Refusal("this 'yield' is not translated yet", range) }
    let item = try self.value(value)
    try join(.iterator(item.type), into: instance, range)
    emit("result.append(\(convert(item, to: generated(instance)).text))")
    return Value(.none, "")
  }

  private func yieldFrom(_ value: Expression, _ range: SyntaxRange) throws(Refusal) -> Value {
    guard let instance else { throw Refusal("'yield' outside of a function", range) }
    let items = try sequence(value)
    try join(.iterator(items.element), into: instance, range)
    return Value(.none, "result += \(items.code.text)")
  }
}
