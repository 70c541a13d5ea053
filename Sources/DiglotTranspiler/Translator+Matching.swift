import DiglotSyntax

extension Translator {
  func callFunction(
    _ function: Function, owner: Scope, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange,
    asValue: Bool = false
  ) throws(Refusal) -> Value {
    let (expressions, values) = try matched(function, arguments, keywords, range, skipSelf: false)
    let instance = try instantiate(function, values.map(\.type), owner: owner, range: range)
    for (parameter, value) in zip(function.parameters.all, values) {
      note(parameter.name, bound: value.bound, in: instance.scope)
    }
    // What the function does with a container tells the caller what is in it.
    for (index, expression) in expressions.enumerated() {
      guard let expression, index < instance.parameters.count else { continue }
      let type = instance.scope.types[Names.variable(function.parameters.all[index].name)] ?? instance.parameters[index]
      let isShared =
        instance.scope.mutated.contains(function.parameters.all[index].name)
        && type.joined(with: values[index].type) == type
      if type != values[index].type, values[index].type.isOpen || isShared, !type.isNumber {
        try refine(expression, type, expression.range)
      }
      let isChanged =
        instance.scope.mutated.contains(function.parameters.all[index].name) && !isReference(type) && !type.isImmutable
      if isChanged, let root = expression.rootName, scope.owner(of: root) != nil {
        let name = function.parameters.all[index].name
        if function.body.contains(where: { $0.rebinds(name) }) {
          throw Refusal(
            "'\(root)' is given to a function that changes it and binds it anew", expression.range, id: "alias")
        }
        if !instance.scope.inoutParameters.contains(name), !instance.scope.shared.contains(name) {
          instance.scope.inoutParameters.insert(name)
          changed = true
        }
        mutate(expression)
      }
    }
    var codes: [Code] = []
    for (index, value) in values.enumerated() {
      let name = function.parameters.all[index].name
      let type = instance.scope.types[Names.variable(name)] ?? instance.parameters[index]
      if instance.scope.shared.contains(name) {
        codes.append(share(value, expressions[index], type))
        continue
      }
      var code = displayedArgument(try fitting(value, expressions[index], type), type)
      let isAmbiguous = code.text == "[]" || value.literal != nil && type == .number
      if isAmbiguous, instances.count(where: { $0.instance.function === function }) > 1 {
        code = code.text == "[]" ? Code("[] as \(type.swift)", .cast) : Code.call("Number", [value.code])
      }
      if instance.scope.inoutParameters.contains(name) {
        if expressions[index]?.rootName == nil {
          let temporary = self.temporary("argument")
          let isUntyped = code.text == "[]" || code.text == "nil"
          emit("var \(temporary)\(isUntyped ? ": \(type.swift)" : "") = \(code.text)")
          code = Code(temporary)
        }
        code = Code("&\(code.text)")
      }
      codes.append(code)
    }
    let result = try called(Code(swiftName(of: function)), codes, instance, expressions, range)
    return try shared(result, instance, expressions, range)
  }

  /// The arguments in the order of the parameters, defaults among them.
  func matched(
    _ function: Function, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange, skipSelf: Bool
  ) throws(Refusal) -> ([Expression?], [Value]) {
    let parameters = function.parameters
    let positional = Array(parameters.positional.dropFirst(skipSelf ? 1 : 0))
    var expressions: [Expression?] = []
    var values: [Value] = []
    let isFixed = parameters.variadic == nil && positional.allSatisfy { $0.defaultValue == nil }
    let many = try rest(of: function, arguments, behind: positional.count)
    let (arguments, keywords, saved) = try unstarred(
      many == nil ? arguments : arguments.dropLast(), keywords, range,
      count: isFixed ? positional.count - keywords.count : nil)
    defer { if let saved { scope.substitutions = saved } }
    let known = Set(parameters.positional.map(\.name) + parameters.keywordOnly.map(\.name))
    if parameters.keywords == nil, let other = keywords.first(where: { !known.contains($0.name ?? "") }) {
      throw Refusal("there is no parameter '\(other.name ?? "**")'", range)
    }
    if arguments.count > positional.count, parameters.variadic == nil {
      throw Refusal("too many arguments", range)
    }
    /// What a parameter is given, by its place or by its name, or else its default.
    func take(_ argument: Expression?, for parameter: Parameters.Parameter) throws(Refusal) {
      if let given = argument ?? keywords.first(where: { $0.name == parameter.name })?.value {
        expressions.append(given)
        values.append(try value(given))
      } else if let standard = parameter.defaultValue {
        expressions.append(standard.plainName == nil ? nil : standard)
        values.append(try defaultValue(standard, parameter.name, function))
      } else {
        throw Refusal("'\(parameter.name)' has no argument", range)
      }
    }
    for (index, parameter) in positional.enumerated() {
      try take(index < arguments.count ? arguments[index] : nil, for: parameter)
    }
    if let many {
      values.append(many)
      expressions.append(nil)
    } else if parameters.variadic != nil {
      let rest = try arguments.dropFirst(positional.count).map { (argument) throws(Refusal) in try self.value(argument)
      }
      values.append(keepsArity(function) ? fixedTuple(rest) : try tupleLiteral(rest, range))
      expressions.append(nil)
    }
    for parameter in parameters.keywordOnly { try take(nil, for: parameter) }
    if parameters.keywords != nil {
      let rest = keywords.filter { !known.contains($0.name ?? "") }
      let entries = rest.map { (key: $0.name.map { Expression(.constant(.string($0)), range) }, value: $0.value) }
      var whole = try dict(entries, .dict(.string, .unknown), range)
      if rest.isEmpty { whole = Value(.dict(.string, .unknown), "Dict<String, Never>()") }
      values.append(whole)
      expressions.append(nil)
    }
    return (expressions, values)
  }

  /// What a function with `*args` is given for these by one `*items` of any length, behind all other parameters.
  private func rest(of function: Function, _ arguments: [Expression], behind count: Int) throws(Refusal) -> Value? {
    guard function.parameters.variadic != nil, arguments.count == count + 1,
      case .starred(let inner)? = arguments.last?.kind,
      !arguments.dropLast().contains(where: isStarred), !keepsArity(function)
    else { return nil }
    switch inner.kind {
    case .list(let parts) where !parts.contains(where: isStarred): return nil
    case .tuple(let parts) where !parts.contains(where: isStarred): return nil
    default: break
    }
    let whole = try value(inner)
    switch whole.type {
    case .tuple, .unknown: return nil
    case .tupleOf: return whole
    default:
      let items = boxed(try sequence(inner))
      usesPythonic = true
      return Value(.tupleOf(items.element), Code("TupleOf(\(items.code.text))"))
    }
  }
}
