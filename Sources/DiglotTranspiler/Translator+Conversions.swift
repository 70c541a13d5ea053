import DiglotSyntax

extension Translator {
  /// A value as one of another type, where Python makes no difference between the two.
  func convert(_ value: Value, to type: Type) -> Code {
    let code = value.code
    if value.type == .none, code.text.hasSuffix(")") || code.text.hasSuffix("}"), !code.text.hasPrefix("["),
      code.text != "()"
    {
      // It is a call, for what it does.
      usesPythonic = true
      let call = Code.call("none", [code])
      return type == .none || type == .unknown ? Code("\(call.text) as Never?", .cast) : call
    }
    if value.type == type || type == .unknown { return code }
    conversions += 1
    defer { conversions -= 1 }
    if conversions > 10, let statement = statements.last {
      // One union that holds itself as another such one.
      pending = Refusal("\(value.type.python) as \(type.python)", statement.range, id: "mixed-types")
      return code
    }
    if code.isPlace, let nothing = nothing(of: value.type, as: type) { return nothing }
    switch (value.type, type) {
    case (.unknown, _): return code
    case (.int, .float):
      if value.literal != nil { return Code(code.text + ".0", code.binding) }
      return Code.call("Double", [code])
    case (.bool, .int): return Code("(\(code.text) ? 1 : 0)")
    case (.bool, .float): return Code("(\(code.text) ? 1.0 : 0.0)")
    case (.big, .float), (.number, .float), (.number, .int): return Code.call(type.swift, [code])
    case (.big, .int): return Code.call("Int", [code])
    case (.int, .big), (.bool, .big): return Code.call("BigInt", [code])
    case (.int, .number), (.float, .number), (.bool, .number), (.big, .number): return Code.call("Number", [code])
    case (.none, .optional): return Code("nil")
    case (.optional(let own), .optional(let inner)): return mapped(code, own, inner)
    case (_, .optional(let inner)): return convert(value, to: inner)
    case (.union, .number): return member(value, .number).code
    case (_, .union): return injected(value, type)
    case (.list(let own), .list(let inner)), (.iterator(let own), .iterator(let inner)),
      (.iterator(let own), .list(let inner)):
      if code.text == "[]" { return code }
      return mapped(code, own, inner)
    case (.list(let own), .tupleOf(let inner)) where own == inner: return Code.call("TupleOf", [code])
    case (.tupleOf(let own), .tupleOf(let inner)):
      if code.text == "TupleOf([])" { return Code("TupleOf<\(inner.swift)>()") }
      let parts = mapped(code, own, inner)
      return parts.text == code.text ? code : Code.call("TupleOf", [parts])
    case (.tuple, .tupleOf), (.tuple, .tuple), (.tupleOf, .tuple): return converted(tuple: value, to: type) ?? code
    case (.set(let own), .set(let inner)):
      if code.text.hasPrefix("PySet<"), code.text.hasSuffix("()") { return Code("PySet<\(inner.swift)>()") }
      let parts = mapped(code, own, inner)
      return parts.text == code.text ? code : Code.call("PySet", [parts])
    case (.dict(let k, let v), .dict(let l, let w)):
      if code.text.hasPrefix("Dict<"), code.text.hasSuffix("()") { return Code("Dict<\(l.swift), \(w.swift)>()") }
      if k == l || v == w || !(k.isOpen && v.isOpen) {
        let key = convert(Value(k, "$0"), to: l)
        let item = convert(Value(v, "$1"), to: w)
        if key.text == "$0", item.text == "$1" { return code }
        return Code("Dict(\(code.base).items().map { (\(key.text), \(item.text)) })")
      }
      return code
    case (.iterator, .generator), (.list, .generator): return Code.call("Generator", [code])
    default: return code
    }
  }

  /// What has elements of no type is always empty; as a container of a type's elements.
  private func nothing(of type: Type, as other: Type) -> Code? {
    switch (type, other) {
    case (.list(.unknown), .list(let element)) where !element.isOpen: Code("[]")
    case (.tupleOf(.unknown), .tupleOf(let element)) where !element.isOpen: Code("TupleOf<\(element.swift)>()")
    case (.set(.unknown), .set(let element)) where !element.isOpen: Code("PySet<\(element.swift)>()")
    case (.dict(.unknown, .unknown), .dict(let key, let item)) where !key.isOpen && !item.isOpen:
      Code("Dict<\(key.swift), \(item.swift)>()")
    default: nil
    }
  }

  /// The part of a tuple of parts.
  /// A tuple as one of other types, part by part; it is evaluated once.
  private func converted(tuple value: Value, to type: Type) -> Code? {
    let count: Int
    switch (value.type, type) {
    case (.tuple(let own), .tuple(let inner)) where own.count == inner.count: count = own.count
    case (.tuple(let own), .tupleOf): count = own.count
    case (.tupleOf, .tuple(let inner)): count = inner.count
    default: return nil
    }
    func made(_ parts: [Value]) -> Code {
      switch type {
      case .tuple(let inner): return Code.call("Tuple", zip(parts, inner).map { convert($0, to: $1) })
      case .tupleOf(let inner):
        return Code("TupleOf([\(parts.map { convert($0, to: inner).text }.joined(separator: ", "))])")
      default: return value.code
      }
    }
    func parts(_ whole: Value) -> [Value] {
      if case .tupleOf(let own) = whole.type {
        return (0..<count).map { Value(own, Code("\(whole.code.base)[\($0)]"), isFresh: false) }
      }
      return (0..<count).map { part(whole, $0) }
    }
    if value.items.count == count { return made(value.items) }
    if value.code.isPlace { return made(parts(value)) }
    let body = made(parts(Value(value.type, Code("whole"), isFresh: false)))
    return Code("{ (whole: \(value.type.swift)) in \(body.text) }(\(value.code.text))")
  }

  func part(_ tuple: Value, _ index: Int) -> Value {
    guard case .tuple(let types) = tuple.type else { return tuple }
    // Swift's tuple of one is no tuple.
    if types.count == 1 { return Value(types[0], Code("\(tuple.code.base)[0]"), isFresh: tuple.isFresh) }
    return Value(types[index], Code("\(tuple.code.base).elements.\(index)"), isFresh: tuple.isFresh)
  }

  /// All elements as those of another type.
  private func mapped(_ code: Code, _ own: Type, _ inner: Type) -> Code {
    if own == .none, code.text.hasPrefix("[nil"), let end = code.text.firstRange(of: "] as [") {
      return Code("\(code.text[..<end.lowerBound])] as [\(inner.swift)]", .cast)
    }
    if own == .none { return Code("\(code.base).map { _ in nil as \(inner.swift) }") }
    let element = convert(Value(own, "$0"), to: inner)
    if element.text == "$0" { return code }
    return Code("\(code.base).map { \(element.text) }")
  }

  /// A value as one of the cases of a union.
  private func injected(_ value: Value, _ union: Type) -> Code {
    register(union)
    let members = union.members
    if case .union(let parts) = value.type {
      // One union as a larger one, case by case.
      let indent = String(repeating: "  ", count: depth)
      var lines = ["({ (value: \(value.type.swift)) -> \(union.swift) in", "\(indent)  switch value {"]
      for type in parts.map({ $0.resolved(in: value.type) }) {
        let inner = injected(Value(type, "value"), union)
        lines.append("\(indent)  case .\(type.caseName)(let value): return \(inner.text)")
      }
      register(value.type)
      return Code((lines + ["\(indent)  }", "\(indent)})(\(value.code.text))"]).joined(separator: "\n"))
    }
    if value.type == .number {
      let code = value.code.base
      return Code("(\(code).isInt ? \(union.swift).int(int(\(code))) : \(union.swift).double(\(code).double))")
    }
    let exact = members.first { $0 == value.type }
    let fitting = exact ?? members.first { member in member.joined(with: value.type) == member }
    guard let fitting else { return value.code }
    return Code("\(union.swift).\(fitting.caseName)(\(convert(value, to: fitting).text))")
  }

  /// A number, of a truth value 1 or 0.
  func number(_ value: Value) -> Value {
    guard value.type == .bool else { return value }
    return Value(.int, Code("(\(value.code.text) ? 1 : 0)"))
  }

  /// The code of elements of a display, whose type says what they are: there `1` is a `Number` as well, and `.int(1)` a union.
  func displayed(_ value: Value, as type: Type) -> String {
    if type == .number, value.literal != nil || Double(value.code.text) != nil { return value.code.text }
    var isThere = value.type != .none && value.type != .unknown
    if case .optional = value.type { isThere = false }
    if case .optional(let inner) = type, inner.isUnion || inner == .number, isThere {
      return displayed(value, as: inner)
    }
    let code = convert(value, to: type).text
    if type.isUnion, code.hasPrefix(type.swift + ".") { return String(code.dropFirst(type.swift.count)) }
    if type == .big, value.literal != nil { return value.code.text }
    return code
  }
}
