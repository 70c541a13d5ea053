import DiglotSyntax

extension Translator {
  /// An attribute of a value of the library.
  func libraryAttribute(_ object: Value, _ name: String, _ range: SyntaxRange) throws(Refusal) -> Value {
    if let value = webAttribute(object, name) ?? datetimeAttribute(object, name) { return value }
    switch (object.type, name) {
    case (.library("Asyncio.Barrier"), "parties"): return Value(.int, Code.property(object.code, "parties"))
    case (.library("Asyncio.Barrier"), "n_waiting"): return Value(.int, Code.property(object.code, "waitingCount"))
    case (.library("Asyncio.Barrier"), "broken"): return Value(.bool, Code.property(object.code, "isBroken"))
    default: break
    }
    throw Refusal("'\(name)' of \(object.type.python) is not translated yet", range)
  }

  /// An operator between values of the library.
  func libraryOperator(_ left: Value, _ symbol: BinaryOperator, _ right: Value, _ range: SyntaxRange) throws(Refusal)
    -> Value
  {
    if let value = datetimeOperator(left, symbol, right) { return value }
    throw Refusal("'\(symbol.symbol)' between \(left.type.python) and \(right.type.python)", range)
  }
}

extension Translator {
  /// A method of a value of the library.
  func libraryMethod(
    _ object: Value, _ base: Expression, _ name: String, _ arguments: [Expression], _ keywords: [Keyword],
    _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    if let value = try webMethod(object, name, arguments, keywords, range) { return value }
    if let value = try datetimeMethod(object, name, arguments, keywords, range) { return value }
    if case .library(let type) = object.type,
      let value = try asyncioMethod(object, type, name, arguments, keywords, range)
    {
      return value
    }
    throw Refusal("'\(name)' of \(object.type.python) is not translated yet", range, id: "unknown-method")
  }
}
