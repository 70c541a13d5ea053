import DiglotSyntax

/// What a loop goes through. `parts` are those of a Swift tuple, as `zip` and `enumerate` give them.
struct Iteration {
  var element: Type
  var code: Code
  var parts: [Type]?
  /// Whether it is a range that has no negative number, and so is an index from the front.
  var counts: Bool?

  init(_ element: Type, _ code: Code, parts: [Type]? = nil) {
    (self.element, self.code, self.parts) = (element, code, parts)
  }
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
      if symbol == .mod, case .constant(.string(let format)) = left.kind {
        return try percent(format, right, expression.range)
      }
      return try binary(
        try value(left), symbol, try value(right), expression.range, leftExpression: left, rightExpression: right)
    case .unary(let symbol, let operand): return try unary(symbol, operand, expression.range)
    case .boolean(let isAnd, let parts): return try boolean(isAnd, parts, expression.range)
    case .compare(let left, let rest): return try compare(left, rest, expression.range)
    case .call(let function, let arguments, let keywords):
      return try call(function, arguments, keywords, expression.range, expecting)
    case .attribute(let base, let name): return try attribute(base, name, expression.range)
    case .item(let base, let index): return try item(base, index, expression.range)
    case .conditional(let test, let then, let otherwise):
      return try conditional(test, then, otherwise, expecting, expression.range)
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

  func constant(_ constant: Constant, _ range: SyntaxRange) throws(Refusal) -> Value {
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
  func grouped(_ digits: String) -> String {
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

  func variable(_ name: String, _ range: SyntaxRange) throws(Refusal) -> Value {
    if let owner = scope.owner(of: name) {
      if let value = owner.substitutions[name] { return value }
      if owner.function(name) == nil || owner.types[owner.swiftName(name)] != nil {
        if name == "self", let info = instance?.classInfo {
          return Value(.object(info.name), Code("self"), isFresh: false)
        }
        return Value(type(of: name, in: owner), Code(owner.swiftName(name)), isFresh: false)
      }
    }
    if scope.function(name) != nil { throw Refusal("'\(name)' is used as a value", range, id: "function-value") }
    if name == "__name__" { return Value(.string, "\"__main__\"") }
    if let constant = ["math.inf", "math.pi", "math.e"].first(where: { imports[name] == $0 }) {
      return Value(
        .float, constant == "math.inf" ? "Double.infinity" : constant == "math.pi" ? "Double.pi" : "2.718281828459045")
    }
    throw Refusal("nothing tells what '\(name)' is", range, id: "unknown-name")
  }

  // Displays

  func list(_ parts: [Expression], _ expecting: Type, _ range: SyntaxRange) throws(Refusal) -> Value {
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

  func starredList(_ parts: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
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
      guard let both = element.joined(with: value.type) else {
        throw Refusal("a list of different things", part.range, id: "mixed-types")
      }
      element = both
      codes.append(value.code)
    }
    let sum = codes.dropFirst().reduce(codes.first ?? Code("[]")) { Code.infix($0, "+", $1, .addition) }
    return Value(.list(element), sum)
  }

  func tuple(_ parts: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
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
    if case .tupleOf = type {
      return Value(type, Code("TupleOf([\(values.map(\.code.text).joined(separator: ", "))])"))
    }
    return Value(type, Code.call("Tuple", values.map(\.code)))
  }

  func tupleType(_ types: [Type]) -> Type {
    if let element = types.reduce(.unknown as Type?, { $0?.joined(with: $1) }),
      types.allSatisfy({ $0 == element || $0.isOpen })
    {
      return .tupleOf(element)
    }
    return .tuple(types)
  }

  func set(_ parts: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
    usesPythonic = true
    let list = try self.list(parts, .unknown, range)
    return Value(.set(list.type.element ?? .unknown), Code("PySet(\(list.code.text))"))
  }

  func dict(_ entries: [(key: Expression?, value: Expression)], _ expecting: Type, _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
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
    return Value(
      type, Code("Dict([\(text)])".replacing("Dict([", with: "[").replacing("])", with: "] as \(type.swift)"), .cast))
  }

  // Choices

  func conditional(
    _ test: Expression, _ then: Expression, _ otherwise: Expression, _ expecting: Type, _ range: SyntaxRange
  ) throws(Refusal) -> Value {
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

  func boolean(_ isAnd: Bool, _ parts: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
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
        throw Refusal(
          "'\(isAnd ? "and" : "or")' between \(value.type.python) and \(result.type.python)", range, id: "mixed-types")
      }
      let test = try truth(value, part.range)
      let (a, b) = (convert(value, to: type), convert(result, to: type))
      let (then, otherwise) = isAnd ? (b, a) : (a, b)
      result = Value(
        type,
        Code("\(test.inside(.disjunction)) ? \(then.inside(.disjunction)) : \(otherwise.inside(.ternary))", .ternary),
        isFresh: false)
    }
    return result
  }
}
