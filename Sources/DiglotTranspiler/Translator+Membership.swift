import DiglotSyntax

extension Translator {
  func membership(_ item: Value, _ container: Value, _ range: SyntaxRange) throws(Refusal) -> Code {
    if case .optional = container.type { return try membership(item, present(container), range) }
    if container.type.isUnion {
      let test = try distribute(container, range) { (part) throws(Refusal) in
        Value(.bool, try membership(item, part, range))
      }
      return test.code
    }
    switch container.type {
    case .string:
      let part = item.type.isUnion ? member(item, .string) : present(item)
      guard part.type == .string || part.type == .unknown else { throw Refusal("\(item.type.python) in a str", range) }
      return Code.method(container.code, "contains", [part.code])
    case .dict(let k, _), .mapping(_, let k, _), .counter(let k): return try contains(container, k, item, range)
    case .tupleOf(let e) where !container.items.isEmpty:
      // One that is written out is there for this question alone.
      return try contains(Value(.list(e), displayed(container.items, of: e)), e, item, range)
    case .list(let e), .set(let e), .tupleOf(let e), .iterator(let e), .deque(let e), .generator(let e):
      return try contains(container, e, item, range)
    case .tuple:
      guard let e = container.type.element else { throw Refusal("'in' \(container.type.python)", range) }
      return try contains(Value(.tupleOf(e), convert(container, to: .tupleOf(e))), e, item, range)
    case .bytes:
      return Code.method(container.code, "contains", [item.code])
    case .range:
      guard number(item).type == .int else { throw Refusal("\(item.type.python) in a range", range) }
      return Code.method(container.code, "contains", [convert(item, to: .int)])
    case .view(let kind, let k, let v):
      switch kind {
      case .keys: return try contains(container, k, item, range)
      case .values: return try contains(container, v, item, range)
      case .items:
        guard case .tuple(let parts) = item.type, parts == [k, v] else {
          throw Refusal("\(item.type.python) in items", range)
        }
        return Code("\(container.code.base).contains { ($0.key, $0.value) == \(item.code.base).elements }")
      }
    case .object(let info):
      let holder = Expression(.name("\u{1}item"), range)
      let saved = scope.substitutions
      defer { scope.substitutions = saved }
      scope.substitutions["\u{1}item"] = item
      if let result = try callMethod(info, container, "__contains__", [holder], [], range) { return result.code }
      if info.method("__iter__") != nil {
        scope.substitutions["\u{1}whole"] = container
        let whole = Expression(.name("\u{1}whole"), range)
        return try membership(item, try builtin("list", [whole], [], range, .unknown), range)
      }
      throw Refusal("'in' \(container.type.python)", range)
    case .unknown: return Code(Code.unknown)
    default: throw Refusal("'in' \(container.type.python)", range)
    }
  }

  func contains(_ container: Value, _ element: Type, _ item: Value, _ range: SyntaxRange) throws(Refusal)
    -> Code
  {
    needIdentity(element)
    if item.type.isUnion, !element.isUnion, element != .unknown {
      let fitting = item.type.members.filter { element.canEqual($0) != false }
      if fitting.isEmpty, isPlain(item.code) { return Code("false") }
      if fitting.count == 1 {
        let test = try contains(container, element, member(item, fitting[0]), range)
        return Code.infix(Code("\(item.code.base).isA(\(fitting[0].swift).self)"), "&&", test, .conjunction)
      }
    }
    if element == .unknown { return Code(item.type == .unknown ? Code.unknown : "false") }
    if case .optional(let inner) = item.type, element != item.type, !element.isUnion {
      let test = try contains(container, element, Value(inner, "$0"), range)
      guard case .optional = element else { return Code("(\(item.code.base).map { \(test.text) } ?? false)") }
      return Code("(\(item.code.base).map { \(test.text) } ?? \(container.code.base).contains(nil))")
    }
    var both = element.joined(with: number(item).type)
    if both != element, element.canEqual(item.type) == true, element.isNumber { both = element }
    guard both == element else {
      guard isPlain(item.code), isPlain(container.code), element.canEqual(item.type) == false else {
        throw Refusal("\(item.type.python) in \(container.type.python)", range, id: "mixed-types")
      }
      return Code("false")
    }
    let value = element == .bool ? item : number(item)
    let isBare = value.literal != nil && [.number, .big].contains(element)
    return Code.method(container.code, "contains", [isBare ? value.code : convert(value, to: element)])
  }
}
