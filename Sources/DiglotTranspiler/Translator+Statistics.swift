import DiglotSyntax

/// Python's `statistics`.
extension Translator {
  /// A call of one of its functions; nil for another one, or for numbers of other types.
  func statisticsCall(_ name: String, _ arguments: [Expression], _ keywords: [Keyword]) throws(Refusal) -> Value? {
    guard arguments.count == 1, keywords.isEmpty else { return nil }
    let items = boxed(try sequence(arguments[0]))
    func call(_ type: Type, _ data: Code? = nil) -> Value {
      Value(type, fallible(Code.call("statistics.\(Names.function(name))", [data ?? items.code])))
    }
    if items.element == .unknown, items.code.text == "[]" { return call(.float, Code("[] as [Double]", .cast)) }
    switch (name, items.element) {
    case ("mode", _): return call(items.element)
    case ("multimode", _): return Value(.list(items.element), Code.call("statistics.multimode", [items.code]))
    case ("median_low", _), ("median_high", _): return call(items.element)
    case (_, .unknown): return Value(.float, Code.unknown)
    case ("fmean", .int), ("fmean", .number), ("fmean", .float): return call(.float, elements(items, as: .float))
    case ("stdev", .int), ("stdev", .float), ("stdev", .number), ("pstdev", .int), ("pstdev", .float),
      ("pstdev", .number):
      return call(.float)
    case ("mean", .float), ("median", .float), ("variance", .float), ("pvariance", .float): return call(.float)
    case ("mean", .int), ("median", .int), ("variance", .int), ("pvariance", .int), ("mean", .number),
      ("median", .number), ("variance", .number), ("pvariance", .number):
      return call(.number)
    default: return nil
    }
  }
}
