import DiglotSyntax

extension Translator {
  /// What a loop or a comprehension goes through.
  /// What a loop goes through. Rows that are written there are Swift's tuples where the loop takes them apart.
  func sequence(_ expression: Expression, for target: Expression) throws(Refusal) -> Iteration {
    guard case .tuple(let targets) = target.kind, targets.count > 1, !targets.contains(where: isStarred),
      let rows = expression.rows(of: targets.count)
    else { return try sequence(expression) }
    let values = try rows.map { (row) throws(Refusal) in
      try row.map { (part) throws(Refusal) in try value(part) }
    }
    var types = values[0].map(\.type)
    for row in values.dropFirst() {
      for (index, value) in row.enumerated() {
        guard let type = types[index].joined(with: value.type) else { return try sequence(expression) }
        types[index] = type
      }
    }
    let codes = values.map { row in
      "(\(zip(row, types).map { displayedArgument($0, $1).text }.joined(separator: ", ")))"
    }
    return Iteration(.tuple(types), Code("[\(codes.joined(separator: ", "))]"), parts: types)
  }

  func sequence(_ expression: Expression) throws(Refusal) -> Iteration {
    if case .call(let function, let arguments, let keywords) = expression.kind {
      if let name = function.plainName, scope.owner(of: name) == nil, scope.function(name) == nil {
        switch name {
        case "range": return try rangeLoop(arguments, expression.range)
        case "enumerate" where !arguments.isEmpty:
          let inner = boxed(try sequence(arguments[0]))
          usesPythonic = true
          var codes = [inner.code]
          if arguments.count > 1 { codes.append(Code("start: \(try value(arguments[1]).code.text)")) }
          if let start = keywords.first(where: { $0.name == "start" }) {
            codes.append(Code("start: \(try value(start.value).code.text)"))
          }
          if codes.count == 1 {
            return Iteration(
              .tuple([.int, inner.element]), Code.method(codes[0], "enumerated"), parts: [.int, inner.element])
          }
          return Iteration(.tuple([.int, inner.element]), Code.call("enumerate", codes), parts: [.int, inner.element])
        case "zip" where arguments.count >= 2 && !arguments.contains(where: isStarred):
          if let keyword = keywords.first { throw Refusal("'\(keyword.name ?? "**")' of 'zip'", expression.range) }
          let inner = try arguments.map { (argument) throws(Refusal) in
            let one = try sequence(argument)
            return one.parts == nil ? one : boxed(one)
          }
          if inner.count > 2 { usesPythonic = true }
          return Iteration(
            .tuple(inner.map(\.element)), Code.call("zip", inner.map(\.code)), parts: inner.map(\.element))
        case "reversed" where arguments.count == 1:
          let inner = try sequence(arguments[0])
          if inner.parts == nil { return Iteration(inner.element, Code.method(inner.code, "reversed")) }
        default: break
        }
      }
      if case .attribute(let base, "items") = function.kind, arguments.isEmpty {
        let dict = try value(base)
        switch dict.type {
        case .dict(let k, let v), .mapping(_, let k, let v):
          return Iteration(.tuple([k, v]), Code.method(dict.code, "items"), parts: [k, v])
        case .counter(let k): return Iteration(.tuple([k, .int]), Code.method(dict.code, "items"), parts: [k, .int])
        case .unknown: return Iteration(.unknown, Code(Code.unknown))
        default: break
        }
      }
    }
    if let info = classNamed(expression), info.isEnumeration {
      return Iteration(.object(info), Code("\(info.name).allCases"))
    }
    var value = try self.value(expression)
    if case .optional = value.type { value = present(value) }
    if value.type.isUnion { value = try elements(of: value, expression.range) }
    if case .object(let info) = value.type {
      return try iteration(info, value, expression.range)
    }
    if case .tuple(let parts) = expression.kind, !parts.contains(where: isStarred), let element = value.type.element,
      element != .unknown
    {
      let values = try parts.map { (part) throws(Refusal) in try self.value(part, expecting: element) }
      return Iteration(element, displayed(values, of: element))
    }
    if case .tuple = value.type, let element = value.type.element, element != .unknown {
      return Iteration(element, tupleElements(value, element))
    }
    if case .view(.items, let k, let v) = value.type {
      return Iteration(.tuple([k, v]), value.code, parts: [k, v])
    }
    if value.type == Self.json { return Iteration(Self.json, Code.property(value.code, "elements")) }
    guard let element = value.type.element else { throw Refusal("a loop over \(value.type.python)", expression.range) }
    if case .call = expression.kind { value.code = ungenerated(value) }
    var iteration = Iteration(element, sequenceCode(value))
    (iteration.largest, iteration.count) = (value.elements, value.count)
    return iteration
  }

  /// The elements of a value of a union, as a list of them.
  private func elements(of value: Value, _ range: SyntaxRange) throws(Refusal) -> Value {
    try distribute(value, range) { (part) throws(Refusal) in
      if case .tuple = part.type, let element = part.type.element {
        return Value(.list(element), tupleElements(part, element))
      }
      guard let element = part.type.element else { throw Refusal("a loop over \(part.type.python)", range) }
      if element == .unknown { return Value(.list(.unknown), "[]") }  // it is always empty
      let code = sequenceCode(part)
      if case .list = part.type { return part }
      return Value(.list(element), Code.call("Array", [code]))
    }
  }

  func tupleElements(_ tuple: Value, _ element: Type) -> Code {
    guard case .tuple(let types) = tuple.type else { return tuple.code }
    let parts = types.indices.map { part(tuple, $0) }
    return displayed(parts, of: element)
  }

  /// What a loop over an object has.
  func iteration(_ info: ClassInfo, _ object: Value, _ range: SyntaxRange) throws(Refusal) -> Iteration {
    if info.isNamedTuple {
      let parts = try info.attributes.map { (field) throws(Refusal) in try attribute(of: object, field.name, range) }
      let type = tupleType(parts.map(\.type))
      guard let element = type.element else { throw Refusal("a loop over this", range) }
      return Iteration(element, displayed(parts, of: element))
    }
    // Its end is what it raises.
    catching += 1
    let next = info.method("__next__") == nil ? nil : try callMethod(info, object, "__next__", [], [], range)
    catching -= 1
    if let next {
      usesPythonic = true
      let isBegun = info.method("__iter__")?.0.body.contains { !$0.isDocstring && !$0.returnsItself } ?? false
      var source = object
      if isBegun {
        guard let begun = try callMethod(info, object, "__iter__", [], [], range), begun.type == object.type else {
          throw Refusal("a loop over \(info.node.name)", range)
        }
        source = begun
      }
      if source.code.isName {
        let code = next.code.text.hasPrefix("try ") ? next.code.text : "try \(next.code.text)"
        return Iteration(next.type, Code("Generator(until: { \(code) })"))
      }
      // It is made once, and asked again and again.
      if source.code.text.contains("try ") { throw Refusal("a loop over what may fail to begin", range) }
      return Iteration(
        next.type, Code("Generator(until: { [items = \(source.code.text)] in try items.next() })"))
    }
    if let result = try callMethod(info, object, "__iter__", [], [], range) {
      if case .object(let inner) = result.type,
        inner !== info || inner.method("__next__") != nil
      {
        return try iteration(inner, result, range)
      }
      guard let element = result.type.element else {
        if result.type == .unknown { return Iteration(.unknown, result.code) }
        throw Refusal("a loop over \(result.type.python)", range)
      }
      return Iteration(element, result.code)
    }
    throw Refusal("a loop over \(info.node.name)", range)
  }

  /// Pairs as tuples of ours.
  func boxed(_ iteration: Iteration) -> Iteration {
    guard let parts = iteration.parts else { return iteration }
    usesPythonic = true
    let type = tupleType(parts)
    let names = (0..<parts.count).map { "$\($0)" }
    usesPythonic = true
    let make = tupleCode(zip(parts, names).map { Value($0, Code($1)) })
    return Iteration(type, Code("\(iteration.code.base).map { \(make.code.text) }"))
  }

  /// A value as something that Swift goes through.
  func sequenceCode(_ value: Value) -> Code {
    switch value.type {
    case .string:
      usesPythonic = true
      return Code.property(value.code, "characters")
    case .dict, .mapping, .counter: return Code.method(value.code, "keys")
    default: return value.code
    }
  }

  func rangeLoop(_ arguments: [Expression], _ range: SyntaxRange) throws(Refusal) -> Iteration {
    let values = try arguments.map { (argument) throws(Refusal) in
      let value = try self.value(argument)
      let number = operand(value)
      guard number.type == .int || number.type == .unknown || number.type == .big else {
        throw Refusal("a range of \(value.type.python)", argument.range)
      }
      return number.type == .big ? Value(.int, convert(number, to: .int)) : number
    }
    var iteration = plainRange(arguments, values)
    let ends = values.prefix(2)
    let bounds = ends.compactMap(\.bound)
    if bounds.count == ends.count { (iteration.largest, iteration.count) = (bounds.max(), bounds.reduce(0, +)) }
    return iteration
  }

  private func plainRange(_ arguments: [Expression], _ values: [Value]) -> Iteration {
    // `0..<n` stops a program where n is negative; a count never is.
    func isCount(_ expression: Expression) -> Bool {
      if case .call(let function, _, _) = expression.kind { return function.plainName == "len" }
      return (expression.literalInt ?? -1) >= 0
    }
    if values.count == 1, isCount(arguments[0]) {
      return counting(Code("0..<\(values[0].code.inside(.addition))", .range))
    }
    if values.count == 2, let low = values[0].literal, low <= 0, isCount(arguments[1]) {
      return counting(Code("\(low)..<\(values[1].code.inside(.addition))", .range), low >= 0)
    }
    if values.count == 2, let low = values[0].literal, let high = values[1].literal, low <= high {
      return counting(Code("\(low)..<\(high)", .range), low >= 0)
    }
    usesPythonic = true
    var iteration = Iteration(.int, Code.call("range", values.map(\.code)))
    // Upwards from a number that is not negative.
    iteration.counts = values.count < 2 || (values.count == 2 && isSurelyNonNegative(arguments[0]))
    return iteration
  }

  func counting(_ code: Code, _ counts: Bool = true) -> Iteration {
    var iteration = Iteration(.int, code)
    iteration.counts = counts
    return iteration
  }

  /// Whether evaluating an expression may do something: it calls a function of the program, or changes what it is called on.
  func hasEffect(_ expression: Expression) -> Bool {
    expression.contains { part in
      if case .named = part.kind { return true }
      guard case .call(let function, _, _) = part.kind else { return false }
      switch function.kind {
      case .name(let name):
        if let (function, _) = scope.function(name) {
          return instances.contains { $0.instance.function === function && $0.instance.hasEffects }
        }
        if let info = classes[name] { return hasEffect(info, "__init__") }
        return scope.owner(of: name) != nil
      case .attribute(let base, let name):
        if Statement.changing.contains(name) { return true }
        guard let value = try? self.value(base), case .object(let info) = present(value).type
        else { return false }
        return hasEffect(info, name)
      default: return true
      }
    }
  }

  private func hasEffect(_ info: ClassInfo, _ method: String) -> Bool {
    let all = [info] + info.descendants
    return instances.contains { _, instance in
      instance.function.name == method && instance.hasEffects
        && all.contains { $0.method(method)?.0 === instance.function }
    }
  }
}
