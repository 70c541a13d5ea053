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
          scope.noteBinding(name)
          if Names.variable(name) == "_" || isUnused(name, scope) {
            parts.append("_")
            continue
          }
          scope.declared.insert(scope.swiftName(name))
          isVar = isVar || scope.isRebound(name) || scope.mutated.contains(name)
          parts.append(scope.swiftName(name))
        }
        emit(
          "\(modifier(isVar: isVar, value.type))\(isVar ? "var" : "let") (\(parts.joined(separator: ", "))) = \((value.parts ?? Code.property(value.code, "elements")).text)"
        )
        return
      }
      let whole = temporary("parts")
      emit("let \(whole) = \((value.parts ?? Code.property(value.code, "elements")).text)")
      for (index, (target, type)) in zip(targets, types).enumerated() {
        try store(target, Value(type, Code("\(whole).\(index)"), isFresh: false), statement: nil)
      }
    case .tupleOf(let type), .list(let type), .iterator(let type), .generator(let type), .set(let type):
      try unpack(targets, value.code, type)
    case .string: try unpack(targets, Code.property(value.code, "characters"), .string)
    case .view:
      try unpack(
        targets, boxed(Iteration(value.type.element ?? .unknown, value.code)).code, value.type.element ?? .unknown)
    case .optional: try unpack(targets, present(value), range)
    case .object(let info) where info.isNamedTuple && info.attributes.count == targets.count:
      for (target, field) in zip(targets, info.attributes) {
        try store(target, try attribute(of: value, field.name, range), statement: nil)
      }
    case .object(let info) where info.method("__iter__") != nil:
      let items = try iteration(info, value, range)
      try unpack(targets, Code.call("Array", [items.code]), items.element)
    case .unknown:
      for target in targets { try store(target, Value(.unknown, "nil"), statement: nil) }
    default: throw Refusal("\(value.type.python) is not taken apart into \(targets.count)", range)
    }
  }

  /// So many elements, each to its own name; another number of them is an error.
  private func unpack(_ targets: [Expression], _ code: Code, _ element: Type) throws(Refusal) {
    usesPythonic = true
    let names = targets.compactMap(\.plainName)
    let isNew = names.allSatisfy {
      !scope.declared.contains(scope.swiftName($0)) && scope.owner(of: $0) === scope && !scope.growing.contains($0)
        && (type(of: $0, in: scope) == element || type(of: $0, in: scope) == .unknown)
    }
    if names.count == targets.count, isNew, (2...4).contains(targets.count) {
      var isVar = false
      for (target, name) in zip(targets, names) {
        try note(name, element, in: scope, target.range)
        scope.noteBinding(name)
        if Names.variable(name) == "_" || isUnused(name, scope) { continue }
        scope.declared.insert(scope.swiftName(name))
        isVar = isVar || scope.isRebound(name) || scope.mutated.contains(name)
      }
      let list = names.map { isUnused($0, scope) ? "_" : scope.swiftName($0) }.joined(separator: ", ")
      return emit(
        "\(modifier(isVar: isVar, element))\(isVar ? "var" : "let") (\(list)) = \(fallible(Code.method(code, "unpacked")).text)"
      )
    }
    let whole = temporary("parts")
    emit("let \(whole) = \(fallible(Code.method(code, "unpacked", [Code("\(targets.count)")])).text)")
    for (index, target) in targets.enumerated() {
      try store(target, Value(element, Code("\(whole)[\(index)]"), isFresh: false), statement: nil)
    }
  }

  func unpackStarred(_ targets: [Expression], _ star: Int, _ value: Value, _ range: SyntaxRange) throws(Refusal) {
    if case .tuple(let types) = value.type, types.count >= targets.count - 1 {
      return try unpackStarred(targets, star, tuple: value, types.count)
    }
    var value = value
    if case .view(.items, let k, let v) = value.type {
      let pairs = boxed(Iteration(value.type.element ?? .unknown, value.code, parts: [k, v]))
      value = Value(.list(pairs.element), pairs.code)
    }
    guard let element = value.type.element else { throw Refusal("'*' in this assignment", range) }
    usesPythonic = true
    let whole = temporary("parts")
    emit(
      "let \(whole) = \(fallible(Code.method(sequenceCode(value), "unpacked", [Code("atLeast: \(targets.count - 1)")])).text)"
    )
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

  /// A tuple of parts of which each has a type of its own.
  private func unpackStarred(_ targets: [Expression], _ star: Int, tuple value: Value, _ count: Int) throws(Refusal) {
    let whole = temporary("parts")
    emit("let \(whole) = \(value.code.text)")
    let tuple = Value(value.type, Code(whole), isFresh: value.isFresh)
    let after = targets.count - star - 1
    for (index, target) in targets.enumerated() {
      guard case .starred(let inner) = target.kind else {
        try store(target, part(tuple, index < star ? index : count - (targets.count - index)), statement: nil)
        continue
      }
      let rest = (star..<(count - after)).map { part(tuple, $0) }
      guard let element = rest.reduce(.unknown as Type?, { $0?.joined(with: $1.type) }) else {
        throw Refusal("'*' in this assignment", target.range)
      }
      try store(inner, Value(.list(element), displayed(rest, of: element)), statement: nil)
    }
  }
}
