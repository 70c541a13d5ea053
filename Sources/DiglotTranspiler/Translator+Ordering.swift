import DiglotSyntax

extension Translator {
  func ordering(_ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
    func keyword(_ name: String) -> Expression? { keywords.first { $0.name == name }?.value }
    if arguments.count > 1 {
      let values = try arguments.map { (argument) throws(Refusal) in present(try value(argument)) }
      guard let type = values.dropFirst().reduce(values[0].type as Type?, { $0?.joined(with: $1.type) }) else {
        throw Refusal("\(name) of different things", range, id: "mixed-types")
      }
      if let key = keyword("key") {
        usesPythonic = true
        let by = try closure(key, [type])
        return Value(
          type, Code("\(name)([\(values.map(\.code.text).joined(separator: ", "))], key: \(by.code.text))"),
          isFresh: false)
      }
      usesPythonic = usesPythonic || ![.int, .float, .string].contains(type)
      return Value(type, Code.call(name, values.map { displayedArgument($0, type) }), isFresh: false)
    }
    guard let argument = arguments.first else { throw Refusal("\(name) of nothing", range) }
    let iteration = boxed(try sequence(argument))
    try checkOrdered(iteration.element, keyword("key"), range)
    var parts = [iteration.code.text]
    if let key = keyword("key"), !isNone(key) {
      parts.append("key: \(try sortKey(key, iteration.element).text)")
    }
    if keyword("key") == nil, case .call(let callee, _, _) = argument.kind, case .attribute(_, "items") = callee.kind,
      case .view(.items, _, let item) = try value(argument).type, !hasOrder(item)
    {
      // No two keys are equal, and so nobody looks at the values.
      parts.append("key: { \(part(Value(iteration.element, "$0"), 0).code.text) }")
    }
    if let reverse = keyword("reverse") { parts.append("reverse: \(try condition(reverse).text)") }
    if let standard = keyword("default") {
      let value = try self.value(standard)
      guard let type = value.type.joined(with: iteration.element) else {
        throw Refusal("a default of another type", range, id: "mixed-types")
      }
      usesPythonic = true
      if type != iteration.element {
        let own = convert(Value(iteration.element, "$0"), to: type)
        guard parts.count == 1 else { throw Refusal("a default of another type", range, id: "mixed-types") }
        if value.type == .none {
          return Value(type, Code("\(iteration.code.base).isEmpty ? nil : \(name)(\(parts[0]))", .ternary))
        }
        parts = ["\(iteration.code.base).map { \(own.text) }"]
      }
      return Value(type, Code("\(name)(\(parts.joined(separator: ", ")), default: \(convert(value, to: type).text))"))
    }
    if name == "sorted" {
      if parts.count == 1, isPlainlyOrdered(iteration.element) {
        return Value(.list(iteration.element), Code("\(iteration.code.base).sorted()"))
      }
      usesPythonic = true
      return Value(.list(iteration.element), Code("sorted(\(parts.joined(separator: ", ")))"))
    }
    usesPythonic = true
    let code = Code("\(name)(\(parts.joined(separator: ", ")))")
    return Value(iteration.element, parts.contains { $0.contains("try ") } ? code : fallible(code), isFresh: false)
  }

  /// Refuses to order what has no order, where that is found out by what it raises.
  func checkOrdered(_ element: Type, _ key: Expression?, _ range: SyntaxRange) throws(Refusal) {
    guard key == nil, element.isUnion, mustCheck, module.catches(["TypeError"]) else { return }
    throw Refusal("an order of \(element.python), where a 'TypeError' may be caught", range)
  }

  /// A key to order by, which must be one that Swift can compare.
  func sortKey(_ key: Expression, _ element: Type) throws(Refusal) -> Code {
    if case .call(let function, let arguments, _) = key.kind,
      libraryName(function) == "functools.cmp_to_key",
      let compare = arguments.first
    {
      usesPythonic = true
      let by = try closure(compare, [element, element])
      if by.result == .number || by.result == .float {
        return Code(
          "cmpToKey { \(convert(Value(by.result, "(\(by.code.text))($0, $1)"), to: .float).text) < 0 ? -1 : 1 }")
      }
      return by.code.text.hasPrefix("{") ? Code("cmpToKey \(by.code.text)") : Code("cmpToKey(\(by.code.text))")
    }
    let by = try closure(key, [element])
    needIdentity(by.result)
    return by.code
  }

  /// Whether Swift orders any two values of a type.
  private func hasOrder(_ type: Type) -> Bool {
    switch type {
    case .int, .float, .string, .bool, .big, .number, .bytes: true
    case .list(let element), .tupleOf(let element): hasOrder(element)
    case .tuple(let parts): parts.allSatisfy(hasOrder)
    case .object(let info): info.isOrdered
    default: false
    }
  }

  func isPlainlyOrdered(_ type: Type) -> Bool { type == .int || type == .float }
}
