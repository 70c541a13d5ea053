import DiglotSyntax

extension Translator {
  /// An idiom: `d[k] = d.get(k, 0) + 1` looks the key up once in Swift: `d[k, default: 0] += 1`. Returns false for something else.
  func counts(_ targets: [Expression], _ value: Expression, _ statement: Statement) throws(Refusal) -> Bool {
    guard targets.count == 1, case .item(let base, let key) = targets[0].kind,
      case .binary(let left, let symbol, let right) = value.kind, [.add, .sub, .mult].contains(symbol),
      case .call(let function, let arguments, let keywords) = left.kind,
      case .attribute(let other, "get") = function.kind,
      arguments.count == 2, keywords.isEmpty, same(base, other), same(key, arguments[0]), !mustCheck, !hasEffect(key),
      case .dict(let k, let item) = try self.value(base).type, item == .int || item == .float || item == .string,
      !right.contains(where: { $0.plainName == base.rootName })
    else { return false }
    let name = try self.value(key)
    let standard = try self.value(arguments[1])
    let added = try self.value(right)
    guard standard.type == item, added.type == item, item != .string || symbol == .add else { return false }
    mutate(base)
    try refine(base, .dict(name.type, item), key.range)
    let place = "\(try changeable(base).base)[\(convert(name, to: k).text), default: \(standard.code.text)]"
    emit("\(place) \(symbol.symbol)= \(added.code.text)")
    return true
  }
}

extension Translator {
  /// `collections.Counter`, of what is counted, of a dictionary, or of named counts; nil for other arguments.
  func counter(_ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange) throws(Refusal) -> Value? {
    if arguments.isEmpty, !keywords.isEmpty {
      let dict = try builtin("dict", arguments, keywords, range, .unknown)
      guard case .dict(let key, .int) = dict.type else { return nil }
      return Value(.counter(key), Code("Counter(\(dict.code.text))"))
    }
    guard keywords.isEmpty else { return nil }
    guard let argument = arguments.first else { return Value(.counter(.unknown), "Counter<Never>()") }
    if case .dict(let key, .int) = try value(argument).type {
      return Value(.counter(key), Code("Counter(\(try value(argument).code.text))"))
    }
    let items = boxed(try sequence(argument))
    return Value(.counter(items.element), Code("Counter(\(items.code.text))"))
  }
}
