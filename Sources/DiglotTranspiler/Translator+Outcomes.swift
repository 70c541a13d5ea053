import DiglotSyntax

/// What `gather(…, return_exceptions=True)` gives: values, and errors where there is no value. `isinstance` tells them apart.
extension Translator {
  /// What a test says of an outcome: the exceptions that it is one of, or that it is a value.
  struct OutcomeTest {
    var name: String
    var value: Type
    /// Nil for any error; else those of these classes. Empty where it is no error.
    var errors: [String]?
    var isError: Bool { errors != [] }
  }

  func outcomeTest(_ test: Expression) -> OutcomeTest? {
    if case .unary(.not, let operand) = test.kind, var inner = outcomeTest(operand) {
      guard inner.errors == nil || inner.errors == [] else { return nil }
      inner.errors = inner.isError ? [] : nil
      return inner
    }
    guard case .call(let function, let arguments, _) = test.kind, function.plainName == "isinstance",
      arguments.count == 2, let name = arguments[0].plainName, let value = try? variable(name, test.range),
      case .async(.outcome, let type) = value.type
    else { return nil }
    let parts: [Expression] = if case .tuple(let parts) = arguments[1].kind { parts } else { [arguments[1]] }
    let errors = parts.compactMap(errorName)
    if errors.isEmpty { return OutcomeTest(name: name, value: type, errors: []) }
    guard errors.count == parts.count else { return nil }
    let isAny = errors.contains("Exception") || errors.contains("BaseException")
    return OutcomeTest(name: name, value: type, errors: isAny ? nil : errors)
  }

  /// `if isinstance(result, Exception): … else: …` as a `switch`. Returns false for something else.
  func outcomeSwitch(_ test: Expression, _ body: [Statement], _ orelse: [Statement]) throws(Refusal) -> Bool {
    guard let first = outcomeTest(test), !orelse.isEmpty else { return false }
    var cases: [(test: OutcomeTest?, body: [Statement])] = [(first, body)]
    var rest = orelse
    while rest.count == 1, case .if(let next, let then, let otherwise) = rest[0].kind, let another = outcomeTest(next),
      another.name == first.name
    {
      cases.append((another, then))
      rest = otherwise
    }
    cases.append((nil, rest))
    let subject = try variable(first.name, test.range)
    emit("switch \(subject.code.text) {")
    var (hasErrors, hasValues) = (false, false)
    for (test, body) in cases {
      let isError = test?.isError ?? hasValues
      let isUsed = body.contains { uses($0, first.name) }
      if let test {
        hasErrors = hasErrors || test.errors == nil
        hasValues = hasValues || !test.isError
      }
      let saved = scope.substitutions
      defer { scope.substitutions = saved }
      if isError {
        if let own = test?.errors, own.count == 1, let info = classes.values.first(where: { $0.name == own[0] }) {
          emit("case .failure(\(isUsed ? "let error as" : "is") \(info.name)):")
          scope.substitutions[first.name] = Value(.object(info), Code("error"), isFresh: false)
        } else {
          let kinds = test?.errors.map { $0.map { "\($0).self" }.joined(separator: ", ") }
          let condition = kinds.map { " where error.isA(\($0))" } ?? ""
          emit("case .failure\(isUsed || kinds != nil ? "(let error)" : "")\(condition):")
          scope.substitutions[first.name] = Value(.error("Exception"), Code("error"), isFresh: false)
        }
      } else if test != nil || hasErrors {
        let name = scope.owner(of: first.name)?.swiftName(first.name) ?? Names.variable(first.name)
        emit("case .success\(isUsed ? "(let \(name))" : ""):")
        scope.substitutions[first.name] = Value(first.value, Code(name), isFresh: false)
      } else {
        emit("default:")
      }
      let start = lines.count
      try nested(body)
      if lines.count == start { emit("  break") }
    }
    emit("}")
    return true
  }

  /// What is known of an outcome where a test holds, or does not.
  func outcomeNarrowing(_ test: Expression, _ holds: Bool) -> [String: Value]? {
    guard let found = outcomeTest(test), let value = try? variable(found.name, test.range) else { return nil }
    if found.isError == holds {
      // It stands where `failure != nil` has just been asked, in what may be an expression: there is an error.
      return [found.name: Value(.error("Exception"), Code("\(value.code.base).failure!"), isFresh: false)]
    }
    guard found.errors == nil || found.errors == [] else { return [:] }
    return [found.name: Value(found.value, Code("try \(value.code.base).get()", .closure), isFresh: false)]
  }

  func outcomeCondition(_ test: Expression) throws(Refusal) -> Code? {
    guard case .call = test.kind, let found = outcomeTest(test) else { return nil }
    let failure = Code.property(try variable(found.name, test.range).code, "failure")
    usesPythonic = true
    guard let errors = found.errors else { return Code.comparison(failure, "!=", Code("nil")) }
    if errors.isEmpty { return Code.comparison(failure, "==", Code("nil")) }
    let kinds = errors.map { "\($0).self" }.joined(separator: ", ")
    return Code("\(failure.text)?.isA(\(kinds)) == true", .comparison)
  }

  /// The outcomes of a comprehension that looks at errors only, or at values only: these.
  func outcomes(_ iteration: Iteration, _ clause: Comprehension.Clause) -> Iteration? {
    guard case .async(.outcome, let type) = iteration.element, clause.conditions.count == 1,
      let name = clause.target.plainName
    else { return nil }
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    scope.substitutions[name] = Value(iteration.element, Code(Names.variable(name)), isFresh: false)
    guard let test = outcomeTest(clause.conditions[0]), test.name == name, test.errors == nil || test.errors == []
    else {
      return nil
    }
    usesPythonic = true
    let part = test.isError ? "failure" : "success"
    var code = Code("\(iteration.code.base).compactMap { $0.\(part) }")
    if !test.isError, type == Self.json, case .call(_, let given, _) = clause.conditions[0].kind, given.count == 2,
      let kinds = typeNames(given[1]), let check = jsonTest(Value(type, "$0"), kinds)
    {
      code = Code("\(code.text).filter { \(check.text) }")
    }
    return Iteration(test.isError ? .error("Exception") : type, code)
  }
}
