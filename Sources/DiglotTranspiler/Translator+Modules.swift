import DiglotSyntax

extension Translator {
  func importModules(_ aliases: [Alias], _ range: SyntaxRange) throws(Refusal) {
    for alias in aliases {
      if let known = namespaces[alias.name] {
        if let name = alias.asName { namespaces[name] = known }
        continue
      }
      guard Self.modules.contains(alias.name) else {
        throw Refusal("the module '\(alias.name)' is not translated", range, id: "unknown-module")
      }
      let root = alias.name.split(separator: ".").first.map(String.init) ?? alias.name
      imports[alias.asName ?? root] = alias.asName == nil ? root : alias.name
    }
  }

  func importNames(_ module: String, _ aliases: [Alias], _ range: SyntaxRange) throws(Refusal) {
    if ["typing", "__future__", "collections.abc", "abc", "numbers"].contains(module) { return }
    guard Self.modules.contains(module) else {
      throw Refusal("the module '\(module)' is not translated", range, id: "unknown-module")
    }
    for alias in aliases { imports[alias.asName ?? alias.name] = "\(module).\(alias.name)" }
  }

  private static let modules: Set<String> = [
    "math", "collections", "itertools", "functools", "operator", "heapq", "bisect", "string", "sys", "re", "copy",
    "typing", "dataclasses", "enum", "random", "time", "json", "hashlib", "contextlib", "textwrap", "abc",
    "collections.abc", "numbers", "types", "asyncio", "concurrent.futures", "concurrent",
    "warnings", "aiohttp", "datetime", "statistics",
  ]

  /// A call of a module's function, by its whole name.
  func moduleCall(_ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
    usesPythonic = true
    func keyword(_ name: String) -> Expression? { keywords.first { $0.name == name }?.value }
    func values() throws(Refusal) -> [Value] { try arguments.map { (argument) throws(Refusal) in try value(argument) } }
    func floats() throws(Refusal) -> [Code] {
      try values().map { convert($0.type == .bool ? Value(.int, $0.code) : $0, to: .float) }
    }
    let short = name.split(separator: ".").last.map(String.init) ?? name
    let module = String(name.dropLast(short.count + 1))
    // What Python warns of goes to standard error, where translations say nothing.
    if module == "warnings", short.hasSuffix("filter") || short == "filterwarnings" { return Value(.none, "nil") }
    if module == "aiohttp" || module == "json" { return try webCall(name, arguments, keywords, range) }
    if module == "asyncio" { return try asyncioCall(short, arguments, keywords, range) }
    if module == "concurrent.futures", short.hasSuffix("PoolExecutor") {
      return Value(.library("ThreadPoolExecutor"), try executorCode(arguments, keywords))
    }
    if name.hasPrefix("datetime."), let value = try datetimeCall(name, arguments, keywords, range) { return value }
    if module != "re" { try Arity.checkNames(short, keywords) }
    if module != "dataclasses" { try Arity.checkModule(short, arguments, keywords, range) }
    switch module {
    case "math":
      switch short {
      case "sqrt", "sin", "cos", "tan", "asin", "acos", "atan", "exp", "log2", "log10", "log1p", "sinh", "cosh", "tanh",
        "radians", "degrees", "fabs", "cbrt":
        return Value(.float, Code.call("math.\(short)", try floats()))
      case "log", "atan2", "hypot", "pow", "fmod", "copysign":
        return Value(.float, Code.call("math.\(short)", try floats()))
      case "floor", "ceil", "trunc":
        let all = try values().map(operand)
        guard !all.isEmpty else { break }
        if all[0].type == .int || all[0].type == .big { return all[0] }
        return Value(.int, fallible(Code.call("math.\(short)", all.map(\.code))))
      case "gcd", "isqrt":
        let all = try values().map(operand)
        guard all.contains(where: { $0.type == .big }) else {
          return Value(.int, Code.call("math.\(short)", all.map(\.code)))
        }
        return Value(.big, Code.call("math.\(short)", all.map { convert($0, to: .big) }))
      case "lcm", "factorial", "comb", "perm":
        let all = try values().map(operand)
        if short != "lcm" || all.contains(where: { $0.type == .big }) {
          return Value(
            .big,
            Code.call(
              "math.\(short)", all.map { $0.literal != nil ? Code("BigInt(\($0.code.text))") : convert($0, to: .big) }))
        }
        return Value(.int, Code.call("math.\(short)", all.map(\.code)))
      case "dist":
        guard arguments.count == 2 else { break }
        let points = try arguments.map { (point) throws(Refusal) in
          let items = boxed(try sequence(point))
          return elements(items, as: .float)
        }
        return Value(.float, Code.call("math.dist", points))
      case "isnan", "isinf", "isfinite": return Value(.bool, Code.call("math.\(short)", try floats()))
      case "isclose":
        var limits: [Code] = []
        for (python, swift) in [("rel_tol", "relTol"), ("abs_tol", "absTol")] {
          guard let limit = keyword(python) else { continue }
          limits.append(Code("\(swift): \(convert(try value(limit), to: .float).text)"))
        }
        return Value(.bool, Code.call("math.isclose", try floats() + limits))
      case "prod":
        let items = boxed(try sequence(arguments[0]))
        if items.element == .float || items.element == .number {
          return Value(items.element, Code("\(items.code.base).reduce(1, *)"))
        }
        return Value(.big, Code("\(elements(items, as: .big).base).reduce(1, *)"))
      case "fsum":
        let items = try sequence(arguments[0])
        return Value(.float, Code.call("math.fsum", [items.code]))
      default: break
      }
    case "collections":
      switch short {
      case "Counter": if let counter = try counter(arguments, keywords, range) { return counter }
      case "defaultdict":
        if let made = try defaultDict(arguments, keywords, range) { return made }
      case "deque":
        let most = try (keyword("maxlen") ?? arguments.dropFirst().first).map { (most) throws(Refusal) in
          "maxlen: " + (try value(most).code.text)
        }
        guard let argument = arguments.first else { return Value(.deque(.unknown), Code("Deque(\(most ?? ""))")) }
        let items = boxed(try sequence(argument))
        return Value(.deque(items.element), Code("Deque(\(items.code.text)\(most.map { ", " + $0 } ?? ""))"))
      case "OrderedDict":
        let dict = try builtin("dict", arguments, keywords, range, .unknown)
        guard case .dict(let key, let item) = dict.type else { break }
        return Value(
          .mapping(.orderedDict, key, item),
          Code("OrderedDict(\(arguments.isEmpty && keywords.isEmpty ? "" : dict.code.text))"))
      default: break
      }
    case "dataclasses":
      guard short == "replace" || short == "asdict" || short == "astuple", let first = arguments.first else { break }
      let object = try value(first)
      guard case .object(let info) = object.type else { break }
      return try recordFunction(info, object, short, keywords, range)
    case "itertools":
      if let result = try iteration(short, arguments, keywords, range) { return result }
      let isSelection = short.hasPrefix("permutations") || short.hasPrefix("combinations")
      let items = try arguments.prefix(isSelection ? 1 : .max).filter { !isStarred($0) }.map {
        (argument) throws(Refusal) in
        boxed(try sequence(argument))
      }
      switch short {
      case "permutations", "combinations", "combinations_with_replacement":
        guard let first = arguments.first else { break }
        let source = boxed(try sequence(first))
        var codes = [source.code]
        if arguments.count > 1 { codes.append(try value(arguments[1]).code) }
        return Value(.generator(.tupleOf(source.element)), generator(Code.call(Names.function(short), codes)))
      case "product":
        if let count = keyword("repeat"), !items.isEmpty {
          return Value(
            .generator(.tupleOf(items[0].element)),
            generator(Code("product(\(items[0].code.text), repeat: \(try value(count).code.text))")))
        }
        if arguments.count == 1, case .starred(let inner) = arguments[0].kind {
          let rows = try sequence(inner)
          let pools = Code("\(rows.code.base).map { Array(\(sequenceCode(Value(rows.element, "$0")).text)) }")
          return Value(
            .generator(.tupleOf(rows.element.element ?? .unknown)), generator(Code("product(pools: \(pools.text))")))
        }
        guard !items.isEmpty else { break }
        let isAlike = items.allSatisfy { $0.element == items[0].element }
        if isAlike, items.count != 2 {
          let pools = items.map { "Array(\($0.code.text))" }.joined(separator: ", ")
          return Value(.generator(.tupleOf(items[0].element)), generator(Code("product(pools: [\(pools)])")))
        }
        guard items.count == 2 || items.count == 3 else { break }
        let type = tupleType(items.map(\.element))
        return Value(.iterator(type), Code.call("product", items.map(\.code)))
      case "chain":
        if arguments.count == 1, case .starred(let inner) = arguments[0].kind {
          return try flattened(inner)
        }
        if items.isEmpty { return Value(.iterator(.unknown), "[]") }
        if let endless = arguments.first(where: isEndless) {
          throw Refusal("'chain' of what has no end", endless.range)
        }
        guard !items.isEmpty,
          let type = items.dropFirst().reduce(items[0].element as Type?, { $0?.joined(with: $1.element) })
        else {
          break
        }
        let sum = items.dropFirst().reduce(Code("Array(\(elements(items[0], as: type).text))")) {
          Code.infix($0, "+", elements($1, as: type), .addition)
        }
        return Value(.iterator(type), sum)
      default: break
      }
    case "itertools.chain": return try flattened(arguments[0])
    case "functools":
      if short == "partial", let function = arguments.first {
        // The call's own node tells one partial function from another.
        return try libraryFunction(function, Array(arguments.dropFirst()), keywords, function)
      }
      if short == "reduce" {
        let items = boxed(try sequence(arguments[1]))
        let initial = arguments.count > 2 ? try value(arguments[2]) : nil
        let type = initial?.type ?? items.element
        var wide = isProduct(arguments[0]) ? type.grown : type
        if let grown = try closure(arguments[0], [wide, items.element]).result.joined(with: wide) { wide = grown }
        let source = initial == nil && wide != items.element ? Iteration(wide, elements(items, as: wide)) : items
        let function = try closure(arguments[0], [wide, source.element])
        guard let both = function.result.joined(with: wide), both == wide || wide.isOpen else {
          throw Refusal("a reduction to another type", range, id: "mixed-types")
        }
        var codes = [source.code.text]
        if let initial { codes.append(displayedArgument(initial, both).text) }
        return Value(both, Code("reduce(\(codes.joined(separator: ", ")), \(function.code.text))"))
      }
    case "operator":
      if ["itemgetter", "attrgetter", "methodcaller"].contains(short) { break }
      let all = try values()
      let symbols: [String: BinaryOperator] = [
        "add": .add, "sub": .sub, "mul": .mult, "truediv": .div, "floordiv": .floorDiv, "mod": .mod, "pow": .pow,
        "and_": .bitAnd, "or_": .bitOr, "xor": .bitXor, "lshift": .leftShift, "rshift": .rightShift, "concat": .add,
      ]
      if let symbol = symbols[short], all.count == 2 { return try binary(all[0], symbol, all[1], range) }
      let tests: [String: CompareOperator] = [
        "eq": .equal, "ne": .notEqual, "lt": .less, "le": .lessOrEqual, "gt": .greater, "ge": .greaterOrEqual,
      ]
      if let symbol = tests[short], all.count == 2 {
        return Value(.bool, try comparison(all[0], symbol, all[1], range))
      }
      if short == "contains", all.count == 2 { return Value(.bool, try membership(all[1], all[0], range)) }
      switch short {
      case "neg": return try unary(.minus, arguments[0], range)
      case "not_": return try unary(.not, arguments[0], range)
      case "abs", "index": return try builtin(short == "abs" ? "abs" : "int", arguments, [], range, .unknown)
      case "getitem": return try item(arguments[0], arguments[1], range)
      default: break
      }
    case "heapq":
      guard let first = arguments.first else { break }
      switch short {
      case "nsmallest", "nlargest":
        let items = boxed(try sequence(arguments[1]))
        var text = "\(short)(\(try value(first).code.text), \(items.code.text)"
        if let key = keyword("key") { text += ", key: \(try closure(key, [items.element]).code.text)" }
        return Value(.list(items.element), Code(text + ")"))
      case "heapify", "heappush", "heappop", "heappushpop", "heapreplace":
        let heap = try value(first)
        mutate(first)
        var codes = ["&\(try changeable(first).text)"]
        for argument in arguments.dropFirst() {
          let item = try value(argument)
          try checkAliases(argument, item, target: Expression(.item(first, argument), range))
          try refine(first, .list(item.type), range)
          let element = heap.type.element ?? .unknown
          codes.append(convert(try fitting(item, argument, element), to: element).text)
        }
        needIdentity(heap.type)
        let returns = short != "heapify" && short != "heappush"
        let call = Code("\(short)(\(codes.joined(separator: ", ")))")
        return Value(returns ? heap.type.element ?? .unknown : .none, short == "heappop" ? fallible(call) : call)
      case "merge":
        let items = try arguments.map { (argument) throws(Refusal) in boxed(try sequence(argument)) }
        guard !items.isEmpty else { break }
        return Value(.iterator(items[0].element), Code.call("merge", items.map(\.code)))
      default: break
      }
    case "bisect":
      if short.hasPrefix("insort"), arguments.count == 2, let first = arguments.first {
        let list = try value(first)
        let item = try value(arguments[1])
        mutate(first)
        try refine(first, .list(item.type), range)
        let name = short == "insort_left" ? "insortLeft" : "insort"
        return Value(
          .none,
          Code("\(name)(&\(try changeable(first).text), \(convert(item, to: list.type.element ?? .unknown).text))"))
      }
      var all = try values()
      if all.count >= 2, let element = all[0].type.element {
        all[1] = Value(element, displayedArgument(number(all[1]), element))
        if case .tupleOf = all[0].type { all[0] = Value(.list(element), Code.call("Array", [all[0].code])) }
      }
      if short.hasPrefix("bisect") {
        return Value(
          .int, Code.call(short == "bisect" || short == "bisect_right" ? "bisectRight" : "bisectLeft", all.map(\.code)))
      }
    case "copy":
      let all = try values()
      if !isReference(all[0].type),
        short == "deepcopy" || all[0].type.isImmutable || all[0].type.element?.isImmutable == true
      {
        return Value(all[0].type, all[0].code)
      }
    case "random": return try randomCall(short, arguments, keywords, range)
    case "time":
      if ["time", "perf_counter", "monotonic"].contains(short) {
        return Value(.float, Code("time.\(short == "perf_counter" ? "perfCounter" : short)()"))
      }
      if short == "sleep" { return Value(.none, Code.call("time.sleep", try floats())) }
    case "re": return try regularExpression(short, arguments, keywords, range)
    case "statistics": if let value = try statisticsCall(short, arguments, keywords) { return value }
    default: break
    }
    throw Refusal("'\(name)' is not translated yet", range, id: "unknown-function")
  }

  func regularExpression(_ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
    usesPythonic = true
    if keywords.contains(where: { $0.name != "flags" }) { throw Refusal("this call of 're.\(name)'", range) }
    var arguments = arguments
    var flags = ""
    let place = ["sub": 4, "subn": 4, "split": 3, "compile": 1][name] ?? 2
    if let given = keywords.first?.value ?? (arguments.count > place ? arguments[place] : nil) {
      flags = ", \(try regularFlags(given))"
      if arguments.count > place { arguments.remove(at: place) }
    }
    if name == "sub", arguments.count >= 3, isFunction(arguments[1]) {
      let function = try closure(arguments[1], [.match])
      guard function.result == .string else { throw Refusal("a replacement that is \(function.result.python)", range) }
      let first = try value(arguments[0])
      let pattern = first.type == .pattern ? first.code : Code("re.compile(\(first.code.text)\(flags))")
      let rest = try arguments.dropFirst(2).map { (argument) throws(Refusal) in try value(argument).code.text }
      return Value(.string, Code("\(pattern.base).sub(\(([function.code.text] + rest).joined(separator: ", ")))"))
    }
    let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
    if name == "escape" { return Value(.string, Code.call("re.escape", values.map(\.code))) }
    guard let first = values.first, first.type == .string || first.type == .pattern else {
      throw Refusal("this call of 're.\(name)'", range)
    }
    if name == "compile", values.count == 1 { return Value(.pattern, Code("re.compile(\(first.code.text)\(flags))")) }
    let pattern = first.type == .pattern ? first.code : Code("re.compile(\(first.code.text)\(flags))")
    return try search(pattern, name, Array(values.dropFirst()), arguments.first, range)
  }

  /// A call of a method of a compiled regular expression.
  func search(_ pattern: Code, _ name: String, _ values: [Value], _ source: Expression?, _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
    usesPythonic = true
    let codes = values.map(\.code)
    guard values.allSatisfy({ $0.type == .string || $0.type == .int || $0.type == .unknown }) else {
      throw Refusal("this call of '\(name)' of a pattern", range)
    }
    switch (name, values.count) {
    case ("search", 1), ("match", 1), ("fullmatch", 1):
      return Value(.optional(.match), Code.method(pattern, name, codes))
    case ("finditer", 1): return Value(.iterator(.match), Code.method(pattern, name, codes))
    case ("split", 1): return Value(.list(.string), Code.method(pattern, name, codes))
    case ("sub", 2), ("sub", 3): return Value(.string, Code.method(pattern, name, codes))
    case ("findall", 1):
      // With groups the result is of them.
      guard case .constant(.string(let text))? = source?.kind else {
        throw Refusal("'findall' of a pattern that is not written out", range)
      }
      switch Self.groups(in: text) {
      case 0, 1: return Value(.list(.string), Code.method(pattern, "findall", codes))
      default: return Value(.list(.tupleOf(.string)), Code.method(pattern, "findallGroups", codes))
      }
    default: throw Refusal("'\(name)' of a pattern is not translated yet", range)
    }
  }

  /// How many groups a pattern has that capture.
  static func groups(in pattern: String) -> Int {
    var count = 0
    var rest = Substring(pattern)
    var isClass = false
    while let character = rest.popFirst() {
      if character == "\\" {
        _ = rest.popFirst()
      } else if character == "[" {
        isClass = true
      } else if character == "]" {
        isClass = false
      } else if character == "(", !isClass, rest.first != "?" || rest.hasPrefix("?P<") {
        count += 1
      }
    }
    return count
  }

  /// Whether a function of two gives their product.
  func isProduct(_ function: Expression) -> Bool {
    if case .lambda(let parameters, let body) = function.kind, case .binary(let left, .mult, let right) = body.kind {
      return Set([left.plainName, right.plainName]) == Set(parameters.positional.map(\.name))
    }
    return libraryName(function) == "operator.mul"
  }
}
