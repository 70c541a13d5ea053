import DiglotSyntax

extension Translator {
  // Parts

  func unpack(_ targets: [Expression], _ value: Value, _ range: SyntaxRange) throws(Refusal) {
    if let star = targets.firstIndex(where: isStarred) { return try unpackStarred(targets, star, value, range) }
    switch value.type {
    case .tuple(let types) where types.count == targets.count:
      let names = targets.compactMap(\.plainName)
      if names.count == targets.count,
        names.allSatisfy({ !scope.declared.contains(scope.swiftName($0)) && scope.owner(of: $0) === scope })
      {
        var parts: [String] = []
        var isVar = false
        for (name, type) in zip(names, types) {
          try note(name, type, in: scope, range)
          scope.bindings[name, default: 0] += 1
          if name != "_" { scope.declared.insert(scope.swiftName(name)) }
          isVar = isVar || (scope.lastBindings[name] ?? 1) > 1 || scope.mutated.contains(name)
          parts.append(scope.swiftName(name))
        }
        emit(
          "\(modifier)\(isVar ? "var" : "let") (\(parts.joined(separator: ", "))) = \(Code.property(value.code, "elements").text)"
        )
        return
      }
      let whole = temporary("parts")
      emit("let \(whole) = \(Code.property(value.code, "elements").text)")
      for (index, (target, type)) in zip(targets, types).enumerated() {
        try store(target, Value(type, Code("\(whole).\(index)"), isFresh: false), statement: nil)
      }
    case .tupleOf(let type), .list(let type), .iterator(let type):
      let whole = temporary("parts")
      emit("let \(whole) = \(value.code.text)")
      for (index, target) in targets.enumerated() {
        try store(target, Value(type, Code("\(whole)[\(index)]"), isFresh: false), statement: nil)
      }
    case .string:
      let whole = temporary("parts")
      emit("let \(whole) = \(Code.property(value.code, "characters").text)")
      usesPythonic = true
      for (index, target) in targets.enumerated() {
        try store(target, Value(.string, "\(whole)[\(index)]"), statement: nil)
      }
    case .unknown:
      for target in targets { try store(target, Value(.unknown, "nil"), statement: nil) }
    default: throw Refusal("\(value.type.python) is not taken apart into \(targets.count)", range)
    }
  }

  func unpackStarred(_ targets: [Expression], _ star: Int, _ value: Value, _ range: SyntaxRange) throws(Refusal) {
    guard let element = value.type.element else { throw Refusal("'*' in this assignment", range) }
    let whole = temporary("parts")
    emit("let \(whole) = \(sequenceCode(value).text)")
    let after = targets.count - star - 1
    for (index, target) in targets.enumerated() {
      if case .starred(let inner) = target.kind {
        let end = after == 0 ? "" : ".dropLast(\(after))"
        try store(inner, Value(.list(element), "Array(\(whole).dropFirst(\(star))\(end))"), statement: nil)
      } else if index < star {
        try store(target, Value(element, Code("\(whole)[\(index)]"), isFresh: false), statement: nil)
      } else {
        try store(
          target, Value(element, Code("\(whole)[\(whole).count - \(targets.count - index)]"), isFresh: false),
          statement: nil)
      }
    }
  }
}
