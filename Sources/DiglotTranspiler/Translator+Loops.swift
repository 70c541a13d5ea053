import DiglotSyntax

extension Translator {
  func whileLoop(_ test: Expression, _ body: [Statement], _ orelse: [Statement]) throws(Refusal) {
    try withElse(orelse) { () throws(Refusal) in
      scope.naturals.subtract(NaturalAnalysis.unsafe(in: body))
      emit("while \(try condition(test).text) {")
      try withNaturals(naturals(of: test), loop: body) { () throws(Refusal) in
        try with(narrowings(test, true), in: body) { () throws(Refusal) in try nested(body) }
      }
      emit("}")
    }
  }

  func withElse(_ orelse: [Statement], _ loop: () throws(Refusal) -> Void) throws(Refusal) {
    guard !orelse.isEmpty else {
      loopFlags.append(nil)
      defer { loopFlags.removeLast() }
      return try loop()
    }
    let flag = temporary("isComplete")
    emit("var \(flag) = true")
    loopFlags.append(flag)
    try loop()
    loopFlags.removeLast()
    emit("if \(flag) {")
    try nested(orelse)
    emit("}")
  }

  func forLoop(_ target: Expression, _ iterable: Expression, _ body: [Statement], _ orelse: [Statement])
    throws(Refusal)
  {
    if isAsync, case .call(let function, _, _) = iterable.kind, libraryName(function) == "asyncio.as_completed" {
      return try asyncForLoop(target, iterable, body, orelse)
    }
    try withElse(orelse) { () throws(Refusal) in
      if try liveLoop(target, iterable, body) { return }
      if try mutatingLoop(target, iterable, body) { return }
      try loop("for", target, try sequence(iterable, for: target), body)
    }
  }

  /// A loop with a body for each element.
  ///
  /// - Parameter kind: `while let` where the sequence's code gives the next element.
  func loop(_ kind: String, _ target: Expression, _ sequence: Iteration, _ body: [Statement]) throws(Refusal) {
    let own = ScopeAnalysis.names(in: target).map(scope.swiftName).filter { !scope.declared.contains($0) }
    defer { scope.declared.subtract(own) }
    let (pattern, prologue) = try loopPattern(target, sequence, in: body)
    scope.declared.formUnion(own)
    if kind == "while let" {
      emit(pattern == "_" ? "while \(sequence.code.text) != nil {" : "while let \(pattern) = \(sequence.code.text) {")
    } else {
      emit("\(kind) \(pattern) in \(sequence.code.text) {")
    }
    depth += 1
    defer { depth -= 1 }
    for line in prologue { emit(line) }
    let found = scope.naturals
    turns.append(sequence.count)
    defer { turns.removeLast() }
    try withNaturals(found, loop: body) { () throws(Refusal) in
      scope.naturals.formUnion(found.intersection(ScopeAnalysis.names(in: target)))
      try block(body)
    }
    scope.naturals.subtract(ScopeAnalysis.names(in: target))
    depth -= 1
    emit("}")
    depth += 1
    try checkElements(target, body)
  }

  /// The pattern behind `for`, and what has to be said first in the loop's body.
  func loopPattern(_ target: Expression, _ sequence: Iteration, in body: [Statement]) throws(Refusal) -> (
    String, [String]
  ) {
    switch target.kind {
    case .name(let name):
      let used = Names.variable(name) != "_" && (scope.analysis.bound.contains(name))
      if let parts = sequence.parts {
        let names = parts.indices.map { _ in temporary("part") }
        let whole = tupleCode(zip(parts, names).map { Value($0, Code($1)) })
        let lines = try bind(name, whole, target)
        return ("(\(names.joined(separator: ", ")))", used ? lines : [])
      }
      try note(name, sequence.element, in: scope, target.range)
      note(name, bound: sequence.largest, in: scope)
      let swift = scope.swiftName(name)
      if scope.declared.contains(swift) {
        scope.noteBinding(name)
        let inner = temporary("next")
        if sequence.counts == true { scope.naturals.insert(name) } else { scope.naturals.remove(name) }
        return (inner, ["\(swift) = \(convert(Value(sequence.element, inner), to: type(of: name, in: scope)).text)"])
      }
      scope.noteBinding(name)
      if let counts = sequence.counts, counts { scope.naturals.insert(name) } else { scope.naturals.remove(name) }
      let isUsed = body.contains { uses($0, name) }
      if !isUsed { return ("_", []) }
      let isVar =
        swift != "_" && (ScopeAnalysis(body, parameters: []).bound.contains(name) || scope.mutated.contains(name))
      let type = type(of: name, in: scope)
      if isVar, type == .big, sequence.element == .int {
        let inner = temporary("next")
        return (inner, ["var \(swift) = BigInt(\(inner))"])
      }
      return ((isVar ? "var " : "") + swift, [])
    case .tuple(let targets), .list(let targets):
      if let parts = sequence.parts, parts.count == targets.count {
        var patterns: [String] = []
        var prologue: [String] = []
        for (part, target) in zip(parts, targets) {
          let (pattern, lines) = try loopPattern(target, Iteration(part, Code(""), parts: nil), in: body)
          patterns.append(pattern)
          prologue += lines
        }
        if targets.allSatisfy({ $0.plainName != nil }), patterns.contains(where: { $0.hasPrefix("var ") }) {
          patterns = patterns.map { $0.replacing("var ", with: "") }
          prologue = patterns.filter { $0 != "_" }.map { "var \($0) = \($0)" } + prologue
        }
        return ("(\(patterns.joined(separator: ", ")))", prologue)
      }
      let whole = temporary("item")
      let saved = (depth, isInPattern)
      defer { (depth, isInPattern) = saved }
      isInPattern = true
      let lines = try captured { () throws(Refusal) in
        depth = 0
        try unpack(targets, Value(sequence.element, Code(whole), isFresh: false), target.range)
      }
      return (whole, lines)
    default: throw Refusal("a loop over such a target is not translated yet", target.range)
    }
  }

  func bind(_ name: String, _ value: Value, _ target: Expression) throws(Refusal) -> [String] {
    let saved = (depth, isInPattern)
    (depth, isInPattern) = (0, true)
    defer { (depth, isInPattern) = saved }
    return try captured { () throws(Refusal) in try store(target, value, statement: nil) }
  }

  func uses(_ statement: Statement, _ name: String) -> Bool {
    ScopeAnalysis([statement], parameters: []).mentions(name)
  }
}
