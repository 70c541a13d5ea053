// Over 400 lines: the kinds of expressions are one list of cases, which is read as one; it is to be cut when it is next changed.
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
    nesting += 1
    defer { nesting -= 1 }
    steps += 1
    guard nesting < Self.deepestNesting, steps < Self.mostSteps else {
      throw Refusal("an expression that is nested so deeply", expression.range)
    }
    let value = try anyValue(expression, expecting)
    if value.type.isUnion || value.type.isOpen == false { register(value.type) }
    return value
  }

  /// How deep expressions and blocks may be nested, for the stack's sake.
  static let deepestNesting = 1_000
  /// Expressions that one pass looks at before a program is given up.
  static let mostSteps = 400_000

  private func anyValue(_ expression: Expression, _ expecting: Type) throws(Refusal) -> Value {
    switch expression.kind {
    case .constant(let constant): return try self.constant(constant, expression.range)
    case .name(let name): return try variable(name, expression.range)
    case .list(let parts): return try list(parts, expecting, expression.range)
    case .tuple(let parts): return try tuple(parts, expecting, expression.range)
    case .set(let parts): return try set(parts, expression.range)
    case .dict(let entries): return try dict(entries, expecting, expression.range)
    case .binary(let left, let symbol, let right):
      if symbol == .mod, case .constant(.string(let format)) = left.kind {
        return try percent(format, right, expression.range)
      }
      // A list that is written out has the elements that are wanted of the whole.
      let wanted: (Expression) -> Type = { if case .list = $0.kind { expecting } else { .unknown } }
      return try binary(
        try value(left, expecting: wanted(left)), symbol, try value(right, expecting: wanted(right)), expression.range,
        leftExpression: left, rightExpression: right)
    case .unary(let symbol, let operand): return try unary(symbol, operand, expression.range)
    case .boolean(let isAnd, let parts): return try boolean(isAnd, parts, expression.range)
    case .compare(let left, let rest): return try compare(left, rest, expression.range)
    case .call(let function, let arguments, let keywords):
      return try call(function, arguments, keywords, expression.range, expecting)
    case .attribute(let base, let name): return try attribute(base, name, expression.range)
    case .item(let base, let index): return try item(base, index, expression.range)
    case .conditional(let test, let then, let otherwise):
      return try conditional(test, then, otherwise, expecting, expression.range)
    case .lambda(let parameters, let body): return try lambda(expression, parameters, body)
    case .comprehension(let comprehension):
      return try self.comprehension(comprehension, expecting, expression.range)
    case .joined(let parts): return try joined(parts)
    case .formatted: return try joined([expression])
    case .named(let name, let inner): return try named(name, inner, expression.range)
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
      guard let number = Int(digits) else {
        usesPythonic = true
        guard !digits.isEmpty else { throw Refusal("a number of so many digits", range, id: "big-integer") }
        return Value(.big, Code("BigInt(\(grouped(digits)))"))
      }
      return Value(.int, Code(grouped(digits)), literal: number)
    case .float(let number): return Value(.float, Code(floatText(number), number.isFinite ? .postfix : .prefix))
    case .complex: throw Refusal("complex numbers are not translated yet", range)
    case .string(let text): return Value(.string, Code(quoted(text)))
    case .bytes(let bytes):
      usesPythonic = true
      return Value(.bytes, bytesLiteral(bytes))
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
      if let other = owner.synonyms[name] { return try variable(other, range) }
      if let value = owner.substitutions[name] { return value }
      if let receiver = owner.receiver, receiver.name == name {
        return Value(.object(receiver.info), Code("self"), isFresh: false)
      }
      if owner.function(name) == nil || owner.types[owner.swiftName(name)] != nil {
        if let receiver = owner.receiver, receiver.name == name {
          return Value(.object(receiver.info), Code("self"), isFresh: false)
        }
        return Value(type(of: name, in: owner), Code(owner.swiftName(name)), isFresh: false)
      }
    }
    if let (function, owner) = scope.function(name) { return try functionValue(function, owner, range) }
    if let constant = imports[name], ["math.inf", "math.pi", "math.e", "math.tau", "math.nan"].contains(constant) {
      return try attribute(Expression(.name("math"), range), String(constant.dropFirst(5)), range, of: "math")
    }
    if Self.functions.contains(name) || imports[name].map(isLibraryFunction) ?? false {
      return try libraryFunction(nameNode(name, range), [], [], nameNode(name, range))
    }
    if name == "__name__" { return Value(.string, "\"__main__\"") }
    if let real = imports[name], real.hasPrefix("string.") || real.hasPrefix("sys.") {
      let parts = real.split(separator: ".").map(String.init)
      return try attribute(Expression(.name(parts[0]), range), parts[1], range, of: parts[0])
    }
    throw Refusal("nothing tells what '\(name)' is", range, id: "unknown-name")
  }

  /// One node for a name that stands for a function of Python's, so that it is one function wherever it stands.
  private func nameNode(_ name: String, _ range: SyntaxRange) -> Expression {
    if let known = nameNodes[name] { return known }
    let node = Expression(.name(name), range)
    nameNodes[name] = node
    return node
  }

  private func isLibraryFunction(_ name: String) -> Bool {
    ["math.", "operator.", "functools.reduce", "heapq.", "bisect."].contains { name.hasPrefix($0) }
  }

  // Displays

  func list(_ parts: [Expression], _ expecting: Type, _ range: SyntaxRange) throws(Refusal) -> Value {
    if parts.contains(where: isStarred) { return try starredList(parts, range) }
    var element: Type = .unknown
    if case .list(let wanted)? = expecting.members(where: { if case .list = $0 { true } else { false } }) {
      element = wanted
    }
    let inner = element
    let values = try parts.map { (part) throws(Refusal) in try value(part, expecting: inner) }
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
    let isTold = element == .number || element.isUnion || element == .big || isNothing
    let isSaid = values.contains { $0.type == element && $0.literal == nil } && !isTold
    if values.isEmpty || isSaid || codes == values.map(\.code.text) && !isTold {
      return Code(text)
    }
    if case .optional(let inner) = element, inner != .number, !inner.isUnion,
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

  // Choices

  func conditional(
    _ test: Expression, _ then: Expression, _ otherwise: Expression, _ expecting: Type, _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    if let known = try constantTest(test) { return try value(known ? then : otherwise, expecting: expecting) }
    let check = try condition(test)
    let saved = scope.substitutions
    scope.substitutions.merge(narrowings(test, true)) { _, new in new }
    defer { scope.substitutions = saved }
    let first = try value(then, expecting: expecting)
    scope.substitutions = saved
    scope.substitutions.merge(narrowings(test, false)) { _, new in new }
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
    if parts.count == 1 { return try value(parts[0]) }
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    let values = try parts.map { (part) throws(Refusal) in
      let value = try value(part)
      scope.substitutions.merge(narrowings(part, isAnd)) { _, new in new }
      return value
    }
    if values.allSatisfy({ $0.type == .bool }) {
      let code = values.dropFirst().reduce(values[0].code) {
        Code.infix($0, isAnd ? "&&" : "||", $1.code, isAnd ? .conjunction : .disjunction)
      }
      return Value(.bool, code)
    }
    if values.contains(where: { $0.type == .unknown }) {
      let known = values.reduce(.unknown as Type?) { $0?.joined(with: $1.type) }
      return Value(known ?? .unknown, "unknown")
    }
    if let first = values.first, first.type == .none {
      let rest = try boolean(isAnd, Array(parts.dropFirst()), range)
      return isAnd ? first : rest
    }
    // The value that decides.
    var result = values[values.count - 1]
    for (part, value) in zip(parts, values).dropLast().reversed() {
      var left = value.type
      if !isAnd, case .optional(let inner) = left { left = inner }  // `None` is not what is left of an `or`
      if left == .none { left = result.type }
      guard let type = (isAnd && value.type == .none ? .none : left).joined(with: result.type) else {
        throw Refusal(
          "'\(isAnd ? "and" : "or")' between \(value.type.python) and \(result.type.python)", range, id: "mixed-types")
      }
      // What has an effect, or takes a while, is made once.
      if !isPlain(value.code) {
        usesPythonic = true
        result = Value(type, try decided(isAnd, value, result, type, part.range), isFresh: false)
        continue
      }
      let test = try truth(value, part.range)
      var kept = value
      if !isAnd, case .optional = value.type { kept = present(value) }
      let (a, b) = (convert(kept, to: type), convert(result, to: type))
      let (then, otherwise) = isAnd ? (b, a) : (a, b)
      result = Value(
        type,
        Code("\(test.inside(.disjunction)) ? \(then.inside(.disjunction)) : \(otherwise.inside(.ternary))", .ternary),
        isFresh: false)
    }
    return result
  }

  /// `a or b` where `a` is no more than looked up.
  private func decided(_ isAnd: Bool, _ value: Value, _ other: Value, _ type: Type, _ range: SyntaxRange)
    throws(Refusal) -> Code
  {
    let name = isAnd ? "and" : "or"
    if value.code.text.contains("try ") || other.code.text.contains("try ") {
      func plain(_ value: Value) -> Value {
        guard value.code.text.hasPrefix("try ") else { return value }
        return Value(value.type, Code(String(value.code.text.dropFirst(4))), isFresh: value.isFresh)
      }
      let (left, right) = (plain(value), plain(other))
      guard !left.code.text.contains("try "), !right.code.text.contains("try ") else {
        throw Refusal("'\(name)' of what may fail", range)
      }
      let code = try decided(isAnd, left, right, type, range)
      return Code("try \(code.text)", .closure)
    }
    if case .optional(let inner) = value.type, isAlwaysTrue(inner) || inner == .match {
      guard !isAnd else { throw Refusal("'and' of this", range) }
      return Code("\(value.code.inside(.range)) ?? \(convert(other, to: type).inside(.range))", .cast)
    }
    if !isAnd, case .optional = value.type { return Code.method(value.code, name, [convert(other, to: type)]) }
    return Code.method(convert(value, to: type), name, [convert(other, to: type)])
  }

  /// `{**a, 'b': 1}`
  private func mergedDict(
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

  func bytesLiteral(_ bytes: [UInt8]) -> Code {
    if bytes.allSatisfy({ $0 >= 32 && $0 < 127 }) {
      return Code.call("Bytes", [Code(quoted(String(decoding: bytes, as: UTF8.self)))])
    }
    return Code("Bytes([\(bytes.map { "\($0)" }.joined(separator: ", "))])")
  }
}
