import DiglotSyntax

extension Translator {
  /// `match`: a `switch` over constants where it is one, else a chain of `if`.
  func matchStatement(_ subject: Expression, _ cases: [MatchCase], _ range: SyntaxRange) throws(Refusal) {
    var value = try self.value(subject)
    if subject.plainName == nil, value.literal == nil {
      let name = temporary("subject")
      emit("let \(name) = \(value.code.text)")
      value.code = Code(name)
    }
    if isSwitch(value.type, cases) { return try switchStatement(value, cases) }
    var isFirst = true
    var isComplete = false
    for part in cases where !isComplete {
      var bindings: [(name: String, value: Value)] = []
      let test = try matches(value, part.pattern, &bindings, part.range)
      let saved = scope.substitutions
      for (name, value) in bindings { scope.substitutions[name] = value }
      var tests = test
      if let guardTest = part.test { tests.append(try condition(guardTest)) }
      scope.substitutions = saved
      if tests.contains(where: { $0.text == "false" }) { continue }
      tests.removeAll { $0.text == "true" }
      isComplete = tests.isEmpty
      let all = tests.dropFirst().reduce(tests.first ?? Code("true")) { Code.infix($0, "&&", $1, .conjunction) }
      if isComplete, isFirst {
        for (name, value) in bindings { try store(Expression(.name(name), part.range), value, statement: nil) }
        return try block(part.body)
      }
      emit(isComplete ? "} else {" : isFirst ? "if \(all.text) {" : "} else if \(all.text) {")
      isFirst = false
      depth += 1
      defer { depth -= 1 }
      let own = bindings.map { scope.swiftName($0.name) }.filter { !scope.declared.contains($0) }
      defer { scope.declared.subtract(own) }
      for (name, value) in bindings where part.body.contains(where: { uses($0, name) }) {
        try store(Expression(.name(name), part.range), value, statement: nil)
      }
      try block(part.body)
    }
    if !isFirst { emit("}") }
  }

  private func isSwitch(_ type: Type, _ cases: [MatchCase]) -> Bool {
    guard type == .int || type == .string || isEnumeration(type) else { return false }
    return cases.enumerated().allSatisfy { index, part in
      part.test == nil && !part.body.contains(where: \.breaks)
        && (part.pattern.isConstant || index == cases.count - 1 && part.pattern.isAnything)
    }
  }

  private func isEnumeration(_ type: Type) -> Bool {
    if case .object(let info) = type { info.isEnumeration } else { false }
  }

  private func switchStatement(_ value: Value, _ cases: [MatchCase]) throws(Refusal) {
    emit("switch \(value.code.text) {")
    for part in cases {
      if part.pattern.isAnything {
        emit("default:")
        if case .capture(nil, let name?) = part.pattern {
          depth += 1
          try store(Expression(.name(name), part.range), value, statement: nil)
          depth -= 1
        }
      } else {
        let texts = try part.pattern.values.map { (one) throws(Refusal) in try self.value(one).code.text }
        emit("case \(texts.joined(separator: ", ")):")
      }
      let count = lines.count
      try nested(part.body)
      if lines.count == count {
        depth += 1
        emit("break")
        depth -= 1
      }
    }
    if !(cases.last?.pattern.isAnything ?? false) { emit("default: break") }
    emit("}")
  }

  /// The tests of a pattern, none where it always fits, and what its names stand for.
  private func matches(
    _ value: Value, _ pattern: Pattern, _ bindings: inout [(name: String, value: Value)], _ range: SyntaxRange
  ) throws(Refusal) -> [Code] {
    switch pattern {
    case .value(let constant): return [try comparison(value, .equal, try self.value(constant), range)]
    case .singleton(let constant):
      let other = try self.constant(constant, range)
      if other.type == .none { return [try comparison(value, .isSame, other, range)] }
      guard value.type == .bool else {
        throw Refusal("'\(other.code.text)' as a pattern for \(value.type.python)", range)
      }
      return [try comparison(value, .equal, other, range)]
    case .capture(let inner, let name):
      let tests = try inner.map { (inner) throws(Refusal) in try matches(value, inner, &bindings, range) } ?? []
      if let name {
        var bound = value
        if case .type(let kind, _, _)? = inner, let narrow = try narrowed(value, kind) { bound = narrow }
        bindings.append((name, bound))
      }
      return tests
    case .any(let parts):
      var all: [Code] = []
      for part in parts {
        var own: [(name: String, value: Value)] = []
        let tests = try matches(value, part, &own, range)
        guard own.isEmpty else { throw Refusal("names in a pattern of several", range) }
        if tests.isEmpty { return [] }
        all.append(tests.dropFirst().reduce(tests[0]) { Code.infix($0, "&&", $1, .conjunction) })
      }
      return [all.dropFirst().reduce(all[0]) { Code.infix($0, "||", $1, .disjunction) }]
    case .sequence(let parts): return try matches(value, sequence: parts, &bindings, range)
    case .mapping(let entries, let rest):
      if value.type.isUnion, let dict = value.type.members.first(where: { if case .dict = $0 { true } else { false } })
      {
        return [Code("\(value.code.base).isA(\(dict.swift).self)")]
          + (try matches(member(value, dict), pattern, &bindings, range))
      }
      guard case .dict(_, let item) = value.type else { return [Code("false")] }
      var tests: [Code] = []
      var keys: [Code] = []
      for (key, inner) in entries {
        let name = try self.value(key)
        keys.append(name.code)
        tests.append(try membership(name, value, range))
        let part = Value(item, Code("\(value.code.base)[\(name.code.text)]"), isFresh: false)
        tests += try matches(part, inner, &bindings, range)
      }
      if let rest {
        usesPythonic = true
        bindings.append((rest, Value(value.type, Code.method(value.code, "without", keys))))
      }
      return tests
    case .type(let kind, let parts, let keywords):
      return try matches(value, kind, parts, keywords, &bindings, range)
    case .star: throw Refusal("'*' in this pattern", range)
    }
  }

  private func matches(
    _ value: Value, sequence parts: [Pattern], _ bindings: inout [(name: String, value: Value)], _ range: SyntaxRange
  ) throws(Refusal) -> [Code] {
    let star = parts.firstIndex { if case .star = $0 { true } else { false } }
    switch value.type {
    case .tuple(let types):
      if let star {
        guard types.count >= parts.count - 1 else { return [Code("false")] }
        var tests: [Code] = []
        let after = parts.count - star - 1
        for (index, inner) in parts.enumerated() {
          if case .star(let name) = inner {
            let rest = (star..<(types.count - after)).map { part(value, $0) }
            guard let element = rest.reduce(.unknown as Type?, { $0?.joined(with: $1.type) }) else {
              throw Refusal("'*' in a pattern of this tuple", range)
            }
            if let name { bindings.append((name, Value(.list(element), displayed(rest, of: element)))) }
            continue
          }
          let place = index < star ? index : types.count - (parts.count - index)
          tests += try matches(part(value, place), inner, &bindings, range)
        }
        return tests
      }
      if types.count != parts.count { return [Code("false")] }
      var tests: [Code] = []
      for (index, inner) in parts.enumerated() { tests += try matches(part(value, index), inner, &bindings, range) }
      return tests
    case .list(let element), .tupleOf(let element):
      let count = Code.property(value.code, "count")
      var tests = [Code.comparison(count, star == nil ? "==" : ">=", Code("\(parts.count - (star == nil ? 0 : 1))"))]
      if parts.isEmpty { tests = [Code.property(value.code, "isEmpty")] }
      for (index, inner) in parts.enumerated() {
        if case .star(let name) = inner {
          let after = parts.count - index - 1
          let end = after == 0 ? "nil" : "\(-after)"
          usesPythonic = true
          let rest = Code("Array(\(Code.method(value.code, "slice", [Code("\(index)"), Code(end)]).text))")
          if let name { bindings.append((name, Value(.list(element), rest))) }
          continue
        }
        let isAfter = star.map { index > $0 } ?? false
        let place = isAfter ? "\(value.code.base).count - \(parts.count - index)" : "\(index)"
        let item = Value(element, Code("\(value.code.base)[\(place)]"), isFresh: false)
        tests += try matches(item, inner, &bindings, range)
      }
      return tests
    case .optional:
      return [Code.comparison(value.code, "!=", Code("nil"))]
        + (try matches(present(value), sequence: parts, &bindings, range))
    case .union:
      let fitting = value.type.members.filter { type in
        switch type {
        case .list, .tuple, .tupleOf: true
        default: false
        }
      }
      guard fitting.count <= 1 else { throw Refusal("a pattern for \(value.type.python)", range) }
      guard let type = fitting.first else { return [Code("false")] }
      usesPythonic = true
      return [Code("\(value.code.base).isA(\(type.swift).self)")]
        + (try matches(member(value, type), sequence: parts, &bindings, range))
    case .unknown: return [Code(Code.unknown)]
    default: return [Code("false")]
    }
  }

  private func matches(
    _ value: Value, _ kind: Expression, _ parts: [Pattern], _ keywords: [(name: String, value: Pattern)],
    _ bindings: inout [(name: String, value: Value)], _ range: SyntaxRange
  ) throws(Refusal) -> [Code] {
    var tests: [Code] = []
    var narrow = value
    if let known = value.type.isInstance(of: kind.plainName ?? "", exactly: false, in: self) {
      if !known { return [Code("false")] }
    } else {
      tests = [try instanceTest(value, kind, exactly: false, range)]
      narrow = try narrowed(value, kind) ?? value
    }
    if let name = kind.plainName, classes[name] == nil {
      guard parts.count <= 1, keywords.isEmpty else { throw Refusal("this pattern", range) }
      return tests
        + (try parts.first.map { (part) throws(Refusal) in try matches(narrow, part, &bindings, range) } ?? [])
    }
    guard let name = kind.plainName, let info = classes[name] else { throw Refusal("this pattern", range) }
    let fields = info.fields.map(\.name)
    for (index, inner) in parts.enumerated() {
      guard index < fields.count else { throw Refusal("a pattern with too many parts", range) }
      tests += try matches(try attribute(of: narrow, fields[index], range), inner, &bindings, range)
    }
    for (name, inner) in keywords {
      tests += try matches(try attribute(of: narrow, name, range), inner, &bindings, range)
    }
    return tests
  }

  /// A value that is known to be of a type.
  private func narrowed(_ value: Value, _ kind: Expression) throws(Refusal) -> Value? {
    let holder = "\u{1}subject"
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    scope.substitutions[holder] = value
    let test = Expression(
      .call(
        Expression(.name("isinstance"), kind.range), [Expression(.name(holder), kind.range), kind], []), kind.range)
    return narrowings(test, true)[holder]
  }
}

extension Pattern {
  fileprivate var isConstant: Bool {
    switch self {
    case .value: true
    case .any(let parts): parts.allSatisfy(\.isConstant)
    default: false
    }
  }

  fileprivate var isAnything: Bool { if case .capture(nil, _) = self { true } else { false } }
}
