import DiglotSyntax

extension Translator {
  private static let operatorNames: [BinaryOperator: String] = [
    .add: "add", .sub: "sub", .mult: "mul", .div: "truediv", .floorDiv: "floordiv", .mod: "mod", .pow: "pow",
    .bitAnd: "and", .bitOr: "or", .bitXor: "xor", .leftShift: "lshift", .rightShift: "rshift", .matMult: "matmul",
  ]

  /// An operator of an object's class; nil where it has none.
  func operatorMethod(
    _ info: ClassInfo, _ object: Value, _ symbol: BinaryOperator, _ other: Value, _ range: SyntaxRange,
    isReflected: Bool = false
  ) throws(Refusal) -> Value? {
    let name = "__\(isReflected ? "r" : "")\(Self.operatorNames[symbol] ?? "")__"
    guard info.method(name) != nil else { return nil }
    let result = try call(info, object, name, other, range)
    let isPlain = ["+", "-", "*", "/", "%", "&", "|", "^"].contains(symbol.symbol)
    guard let result, isPlain, !isReflected, !result.code.text.hasPrefix("try ") else { return result }
    info.method(name)?.1.operators.insert(name)
    let binding: Code.Binding = ["+", "-", "|", "^"].contains(symbol.symbol) ? .addition : .multiplication
    return Value(result.type, Code.infix(object.code, symbol.symbol, other.code, binding))
  }

  /// A method of an object that takes one value.
  func call(_ info: ClassInfo, _ object: Value, _ name: String, _ other: Value, _ range: SyntaxRange)
    throws(Refusal) -> Value?
  {
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    scope.substitutions["\u{1}operand"] = other
    return try callMethod(info, object, name, [Expression(.name("\u{1}operand"), range)], [], range)
  }

  /// `a < b` of objects.
  func order(_ info: ClassInfo, _ left: Value, _ symbol: String, _ right: Value, _ range: SyntaxRange)
    throws(Refusal) -> Code
  {
    if info.mixin != nil || info.isValue && (info.isOrdered || info.isNamedTuple) {
      return Code.comparison(left.code, symbol, right.code)
    }
    let names = ["<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__"]
    let mirrored = ["<": "__gt__", "<=": "__ge__", ">": "__lt__", ">=": "__le__"]
    if let name = names[symbol], let result = try call(info, left, name, right, range) {
      return name == "__lt__" && !result.code.text.hasPrefix("try ")
        ? Code.comparison(left.code, "<", right.code) : result.code
    }
    if case .object(let own) = right.type, let name = mirrored[symbol],
      let result = try call(own, right, name, left, range)
    {
      return name == "__lt__" && !result.code.text.hasPrefix("try ")
        ? Code.comparison(right.code, "<", left.code) : result.code
    }
    if info.isOrdered, info.method("__lt__") != nil { return Code.comparison(left.code, symbol, right.code) }
    throw Refusal("an order of \(info.node.name)", range)
  }

  /// Swift's protocols have no place for an error: `==` gives an answer, whatever `__eq__` raises.
  private func refuseThrowing(_ name: String, _ info: ClassInfo, _ range: SyntaxRange) throws(Refusal) {
    let isThrowing = instances.contains { $0.instance.function === info.methods[name] && $0.instance.isThrowing }
    if isThrowing { throw Refusal("a '\(name)' that may raise", info.methods[name]?.body.first?.range ?? range) }
  }

  /// Methods that Swift calls by protocols: whoever has them needs them.
  func instantiateProtocols() {
    for key in classOrder {
      guard let info = classes[key], info.hasObjects, !info.isEnumeration || !info.methods.isEmpty else { continue }
      let object = Value(.object(info), Code("self"))
      let range = info.node.body.first?.range ?? SyntaxRange(line: 1, column: 0, endLine: 1, endColumn: 0)
      do {
        for name in ["__repr__", "__str__", "__hash__"] where info.methods[name] != nil {
          _ = try callMethod(info, object, name, [], [], range)
          try refuseThrowing(name, info, range)
        }
        for name in ["__eq__", "__lt__"] where info.methods[name] != nil {
          _ = try call(info, object, name, object, range)
          try refuseThrowing(name, info, range)
        }
      } catch { refusals.append(error) }
    }
  }

  /// Values of a type are compared or looked for: its objects need to be told from one another.
  func needIdentity(_ type: Type) {
    switch type {
    case .object(let info):
      guard !info.needsIdentity else { return }
      info.needsIdentity = true
      changed = true
    case .list(let t), .set(let t), .tupleOf(let t), .optional(let t), .iterator(let t), .deque(let t), .counter(let t):
      needIdentity(t)
    case .dict(let k, let v), .mapping(_, let k, let v):
      needIdentity(k)
      needIdentity(v)
    case .tuple(let parts), .union(let parts): for part in parts { needIdentity(part) }
    default: break
    }
  }
}
