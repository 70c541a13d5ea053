import DiglotSyntax

extension Translator {
  /// A method of sets that is called by its type: `set.union(a, b)`, `set.intersection(*sets)`.
  func setFunction(_ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
    guard case .starred(let inner) = arguments[0].kind else {
      return try method(try value(arguments[0]), arguments[0], name, Array(arguments.dropFirst()), keywords, range)
    }
    guard name == "union" || name == "intersection", arguments.count == 1, keywords.isEmpty else {
      throw Refusal("'*' in a call of 'set.\(name)'", range)
    }
    usesPythonic = true
    let sets = try sequence(inner)
    if sets.element == .unknown { return Value(.set(.unknown), Code.unknown) }
    guard case .set = sets.element else { throw Refusal("'set.\(name)' of \(sets.element.python)", range) }
    return Value(sets.element, Code("\(sets.element.swift).\(name)(of: \(sets.code.text))"))
  }
}
