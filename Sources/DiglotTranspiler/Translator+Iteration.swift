import DiglotSyntax

extension Translator {
  /// Whether it is a call that gives an iterator without end.
  func isEndless(_ expression: Expression) -> Bool {
    guard case .call(let function, let arguments, let keywords) = expression.kind else { return false }
    switch libraryName(function) {
    case "itertools.count"?, "itertools.cycle"?: return true
    case "itertools.repeat"?: return arguments.count == 1 && keywords.isEmpty
    default: return false
    }
  }

  /// The functions of `itertools` that take more than things to go through; nil for another one.
  func iteration(_ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange)
    throws(Refusal) -> Value?
  {
    func keyword(_ name: String) -> Expression? { keywords.first { $0.name == name }?.value }
    func source(_ index: Int) throws(Refusal) -> Iteration {
      guard arguments.indices.contains(index) else { throw Refusal("'itertools.\(name)' of nothing", range) }
      return boxed(try sequence(arguments[index]))
    }
    func generator(_ element: Type, _ code: String) -> Value { Value(.generator(element), Code("Generator(\(code))")) }
    switch name {
    case "count":
      let values = try arguments.map { (argument) throws(Refusal) in try position(argument).text }
      return generator(.int, "count(\(values.joined(separator: ", ")))")
    case "cycle":
      let items = try source(0)
      return generator(items.element, "cycle(\(items.code.text))")
    case "repeat":
      let item = try value(arguments[0])
      let one = item.type == .none ? Code("nil as \(item.type.swift)") : item.code
      guard arguments.count > 1 || keyword("times") != nil else {
        return generator(item.type, "repeated(\(one.text))")
      }
      let count = try position(keyword("times") ?? arguments[1])
      return Value(.iterator(item.type), Code("Array(repeating: \(one.text), count: max(\(count.text), 0))"))
    case "islice":
      let items = try source(0)
      var bounds: [String] = []
      for argument in arguments.dropFirst() { bounds.append(isNone(argument) ? "nil" : try position(argument).text) }
      if bounds.count == 1, bounds[0] != "nil" {
        return Value(.iterator(items.element), Code("Array(\(items.code.base).prefix(\(bounds[0])))"))
      }
      let code = "islice(\(items.code.text), \(bounds.joined(separator: ", ")))"
      return bounds.count > 1 && bounds[1] == "nil"
        ? generator(items.element, code) : Value(.iterator(items.element), Code("Array(\(code))"))
    case "takewhile", "dropwhile", "filterfalse":
      let items = try source(1)
      if name == "filterfalse", isNone(arguments[0]) {
        let test = try truth(Value(items.element, "$0"), range)
        return Value(.iterator(items.element), Code("\(items.code.base).filter { \(negated(test).text) }"))
      }
      let test = try closure(arguments[0], [items.element])
      guard test.result == .bool else { throw Refusal("a test that is \(test.result.python)", range) }
      let code = "\(name)(\(test.code.text), \(items.code.text))"
      return name == "takewhile"
        ? Value(.iterator(items.element), Code("Array(\(code))")) : generator(items.element, code)
    case "starmap":
      let items = try source(1)
      let types: [Type]
      switch items.element {
      case .tuple(let parts): types = parts
      case .tupleOf(let type): types = [type, type]
      default: throw Refusal("'starmap' of \(items.element.python)s", range)
      }
      let function = try closure(arguments[0], types)
      guard types.count == 2 else { throw Refusal("'starmap' of \(types.count) arguments", range) }
      return Value(.iterator(function.result), Code("starmap(\(function.code.text), \(items.code.text))"))
    case "groupby":
      let items = try source(0)
      let key = arguments.count > 1 ? arguments[1] : keyword("key")
      guard let key, !isNone(key) else {
        let groups = Code("groupby(\(items.code.text)).map { Tuple($0.key, $0.group) }")
        return Value(.iterator(.tuple([items.element, .list(items.element)])), groups)
      }
      let by = try closure(key, [items.element])
      needIdentity(by.result)
      let groups = Code("groupby(\(items.code.text), key: \(by.code.text)).map { Tuple($0.key, $0.group) }")
      return Value(.iterator(.tuple([by.result, .list(items.element)])), groups)
    case "accumulate":
      let items = try source(0)
      let function = arguments.count > 1 ? arguments[1] : keyword("func")
      guard let function, !isNone(function) else {
        let element = items.element == .bool ? Type.int : items.element
        if let initial = keyword("initial"), !isNone(initial) {
          let start = try value(initial)
          guard let wide = start.type.joined(with: element) else {
            throw Refusal("an accumulation to another type", range)
          }
          let code = "accumulate(\(elements(items, as: wide).text), +, initial: \(convert(start, to: wide).text))"
          return Value(.iterator(wide), Code(code))
        }
        return Value(.iterator(element), Code.call("accumulate", [elements(items, as: element)]))
      }
      let initial = try keyword("initial").map { (initial) throws(Refusal) in try value(initial) }
      let start = initial?.type ?? items.element
      let wide = isProduct(function) ? start.grown : start
      let by = try closure(function, [wide, initial == nil ? wide : items.element])
      guard by.result.joined(with: wide) == wide else { throw Refusal("an accumulation to another type", range) }
      let first = initial.map { ", initial: \(convert($0, to: wide).text)" } ?? ""
      let code = initial == nil ? elements(items, as: wide) : items.code
      return Value(.iterator(wide), Code("accumulate(\(code.text), \(by.code.text)\(first))"))
    case "pairwise":
      let items = try source(0)
      return Value(.iterator(.tupleOf(items.element)), Code.call("pairwise", [items.code]))
    case "batched":
      let items = try source(0)
      return Value(.iterator(.tupleOf(items.element)), Code.call("batched", [items.code, try position(arguments[1])]))
    case "compress":
      return Value(.iterator(try source(0).element), Code.call("compress", [try source(0).code, try source(1).code]))
    case "zip_longest":
      guard arguments.count == 2 else { return nil }
      let (a, b) = (try source(0), try source(1))
      if let fill = keyword("fillvalue"), !isNone(fill) {
        let value = try self.value(fill)
        guard let type = a.element.joined(with: b.element)?.joined(with: value.type) else { return nil }
        let codes = [elements(a, as: type), elements(b, as: type)].map(\.text).joined(separator: ", ")
        return Value(
          .iterator(.tupleOf(type)), Code("zipLongest(\(codes), fillvalue: \(convert(value, to: type).text))"))
      }
      let type = tupleType([.optional(a.element), .optional(b.element)])
      return Value(.iterator(type), Code.call("zipLongest", [a.code, b.code]))
    default: return nil
    }
  }

  /// The elements of what is gone through, one behind another.
  func flattened(_ expression: Expression) throws(Refusal) -> Value {
    let rows = boxed(try sequence(expression))
    guard let element = rows.element.element else {
      throw Refusal("a chain of \(rows.element.python)s", expression.range)
    }
    let row = sequenceCode(Value(rows.element, "$0"))
    return Value(
      .iterator(element),
      row.text == "$0" ? Code("Array(\(rows.code.base).joined())") : Code("\(rows.code.base).flatMap { \(row.text) }"))
  }

  /// A function of `random`, whose numbers are those of CPython for a seed.
  func randomCall(_ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
    usesRandom = true
    let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
    let codes = values.map(\.code.text).joined(separator: ", ")
    switch name {
    case "seed":
      guard values.count == 1, values[0].type == .int else { throw Refusal("a seed that is no int", range) }
      return Value(.none, Code("random = Random(seed: \(codes))"))
    case "random": return Value(.float, "random.random()")
    case "uniform": return Value(.float, Code.call("random.uniform", values.map { convert($0, to: .float) }))
    case "randint", "randrange":
      return Value(.int, throwing(Code("random.\(name)(\(codes))")))
    case "choice":
      guard let element = values.first?.type.element else { break }
      let list =
        if case .list = values[0].type { values[0].code } else { Code("Array(\(sequenceCode(values[0]).text))") }
      return Value(element, throwing(Code("random.choice(\(list.text))")), isFresh: false)
    case "sample", "choices":
      guard let element = values.first?.type.element, let first = arguments.first else { break }
      let list = "Array(\(boxed(try sequence(first)).code.text))"
      // The second argument of `choices` are weights.
      let given = keywords.first?.value ?? (name == "sample" ? arguments.dropFirst().first : nil)
      let count = try given.map { (given) throws(Refusal) in convert(try value(given), to: .int).text }
      switch (name, arguments.count, count) {
      case ("sample", 1...2, let count?):
        return Value(.list(element), throwing(Code("random.sample(\(list), \(count))")))
      case ("choices", 1, _):
        return Value(.list(element), throwing(Code("random.choices(\(list), k: \(count ?? "1"))")))
      default: break
      }
    case "shuffle":
      guard let first = arguments.first else { break }
      mutate(first)
      return Value(.none, Code("random.shuffle(&\(try changeable(first).text))"))
    default: break
    }
    throw Refusal("'random.\(name)' is not translated yet", range, id: "unknown-function")
  }

  /// The flags of a regular expression: `re.I | re.M`.
  func regularFlags(_ expression: Expression) throws(Refusal) -> String {
    var names: [String] = []
    func collect(_ part: Expression) throws(Refusal) {
      if case .binary(let left, .bitOr, let right) = part.kind {
        try collect(left)
        return try collect(right)
      }
      let short = libraryName(part) ?? ""
      let known = [
        "I": "ignorecase", "IGNORECASE": "ignorecase", "M": "multiline", "MULTILINE": "multiline", "S": "dotall",
        "DOTALL": "dotall", "X": "verbose", "VERBOSE": "verbose", "A": "ascii", "ASCII": "ascii",
      ]
      guard short.hasPrefix("re."), let name = known[String(short.dropFirst(3))] else {
        throw Refusal("these flags of regular expressions", part.range)
      }
      names.append(".\(name)")
    }
    try collect(expression)
    return names.count == 1 ? names[0] : "[\(names.joined(separator: ", "))]"
  }

  /// Whether an expression is a function.
  func isFunction(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .lambda: true
    case .name(let name): scope.function(name) != nil
    default: false
    }
  }

  /// What is made one by one, as an iterator of Python's; a loop over it goes through it as it is.
  func generator(_ code: Code) -> Code { Code.call("Generator", [code]) }

  /// What a generator is made of, where it is made for a loop alone.
  func ungenerated(_ value: Value) -> Code {
    guard value.isFresh, case .generator = value.type, value.code.text.hasPrefix("Generator("),
      value.code.text.hasSuffix(")")
    else { return value.code }
    return Code(String(value.code.text.dropFirst("Generator(".count).dropLast()))
  }
}
