import DiglotSyntax

extension Translator {
  /// The enums of unions that a text mentions.
  func unionTexts(for text: String) -> [[String]] {
    var found: [String: Type] = [:]
    var rest = text
    while true {
      let new = unions.filter { name, _ in found[name] == nil && mentions(rest, name) }
      if new.isEmpty { break }
      found.merge(new) { first, _ in first }
      rest = new.values.map { unionText($0).joined(separator: "\n") }.joined(separator: "\n")
    }
    if !found.isEmpty { usesPythonic = true }
    return found.sorted { $0.key < $1.key }.map { unionText($0.value) }
  }

  private func mentions(_ text: String, _ name: String) -> Bool {
    text.ranges(of: name).contains { range in
      let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
      let before = range.lowerBound > text.startIndex ? text[text.index(before: range.lowerBound)] : " "
      return !after.isLetter && !after.isNumber && !before.isLetter && !before.isNumber
    }
  }

  private func unionText(_ union: Type) -> [String] {
    let name = union.unionName
    let members = union.members
    let isRecursive = members.contains { $0.unions.contains(union) }
    var lines = ["\(isRecursive ? "indirect " : "")enum \(name): Union {"]
    for member in members { lines.append("  case \(member.caseName)(\(member.swift))") }
    lines += ["", "  var value: Any {", "    switch self {"]
    for member in members { lines.append("    case .\(member.caseName)(let value): value") }
    return lines + ["    }", "  }", "}"]
  }

  /// Notes unions, so that their enums are written.
  func register(_ type: Type) {
    for union in type.unions { unions[union.unionName] = union }
  }

  /// A value of a union as one of its members.
  func member(_ value: Value, _ type: Type) -> Value {
    Value(type, Code("\(value.code.base).as(\(type.swift).self)"), isFresh: value.isFresh)
  }

  /// What Python raises where a member is not one with which something can be done.
  private static let ofTypes: Set<String> = ["TypeError", "AttributeError"]

  /// What is done with a value of a union, for each of the members with which Python can do it: what Python refuses stops the
  /// program there as here.
  func distribute(
    _ value: Value, _ range: SyntaxRange, _ body: (Value) throws(Refusal) -> Value
  ) throws(Refusal) -> Value {
    usesPythonic = true
    register(value.type)
    let name = distributed.isEmpty && Names.spellings.isFree("value") ? "value" : temporary("value")
    distributed.append(name)
    defer { distributed.removeLast() }
    var results: [(member: Type, value: Value)] = []
    var first: Refusal?
    for type in value.type.members {
      let saved = (pending, temporaries)
      do throws(Refusal) {
        let lines = lines
        let result = try body(Value(type, Code(name), isFresh: value.isFresh))
        if lines.count != self.lines.count || pending != nil { throw Refusal("this of a union", range) }
        results.append((type, result))
      } catch {
        (pending, temporaries) = saved
        first = first ?? error
      }
    }
    if mustCheck, results.count < value.type.members.count, module.catches(Self.ofTypes) {
      throw first ?? Refusal("this of \(value.type.python)", range, id: "mixed-types")
    }
    if results.count == 1 { return try body(member(value, results[0].member)) }
    guard !results.isEmpty else { throw first ?? Refusal("this of \(value.type.python)", range, id: "mixed-types") }
    guard let type = results.dropFirst().reduce(results[0].value.type as Type?, { $0?.joined(with: $1.value.type) })
    else { throw Refusal("this of \(value.type.python)", range, id: "mixed-types") }
    let mayFail = results.contains { $0.value.code.text.contains("try ") }
    if mayFail, value.code.text.contains("try ") { throw Refusal("what may fail, of what may fail", range) }
    let indent = String(repeating: "  ", count: depth)
    if results.contains(where: { $0.value.code.text.contains("$") && !$0.value.code.text.contains("{") }) {
      throw Refusal("this of \(value.type.python)", range)
    }
    var lines = [
      "({ (\(name): \(value.type.swift)) -> \(type == .none ? "Void" : type.swift) in", "\(indent)  switch \(name) {",
    ]
    for (member, result) in results {
      lines.append("\(indent)  case .\(member.caseName)(let \(name)): return \(converted(result, to: type).text)")
    }
    if results.count < value.type.members.count {
      lines.append("\(indent)  default: \(Self.stop)(TypeError(\"an unexpected '\\(\(name).value)'\"))")
    }
    lines += ["\(indent)  }", "\(indent)})(\(value.code.text))"]
    let text = lines.joined(separator: "\n")
    return Value(type, mayFail ? Code("try \(text)", .closure) : Code(text))
  }

  /// A value that may fail as one of another type.
  func converted(_ value: Value, to type: Type) -> Code {
    guard value.code.text.hasPrefix("try "), value.type != type else { return convert(value, to: type) }
    let plain = Value(value.type, Code(String(value.code.text.dropFirst(4))), isFresh: value.isFresh)
    return Code("try \(convert(plain, to: type).text)", .closure)
  }

  /// A value that is there: Python raises where it is not, and so does `!`.
  func present(_ value: Value) -> Value {
    guard case .optional(let inner) = value.type else { return value }
    return Value(inner, Code("\(value.code.base)!"), isFresh: value.isFresh)
  }

  /// A value to compute with: a truth value as 1 or 0, an optional one as what is in it.
  func operand(_ value: Value) -> Value { number(plainMember(present(value))) }
}
