import DiglotSyntax

/// Python's `datetime`, of days and times without a time zone.
extension Translator {
  static var timeDelta: Type { .library("TimeDelta") }
  static var date: Type { .library("PyDate") }
  static var dateTime: Type { .library("PyDateTime") }

  /// A call of `datetime.timedelta`, of `datetime.date` and `datetime.datetime`, and of what these make others by; nil for another one.
  func datetimeCall(
    _ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange
  ) throws(Refusal) -> Value? {
    switch name {
    case "datetime.timedelta": return try span(arguments, keywords, range)
    case "datetime.date", "datetime.datetime":
      let isDay = name == "datetime.date"
      let fields = isDay ? Array(Self.fields.prefix(3)) : Self.fields
      let codes = try inPlaces(fields, arguments, keywords, range)
      let type = isDay ? Self.date : Self.dateTime
      guard codes.count >= 3 else { throw Refusal("a day without its month", range) }
      guard mustCheck else { return Value(type, Code.call(type.swift, codes)) }
      let rest = codes.dropFirst().map { ", \($0.text)" }.joined()
      return Value(type, throwing(Code("\(type.swift)(checking: \(codes[0].text)\(rest))")))
    case "datetime.date.fromisoformat", "datetime.datetime.fromisoformat", "datetime.datetime.strptime",
      "datetime.date.fromordinal":
      guard keywords.isEmpty else { return nil }
      let type = name.hasPrefix("datetime.datetime.") ? Self.dateTime : Self.date
      let codes = try arguments.map { (argument) throws(Refusal) in try value(argument).code }
      let method = name.split(separator: ".").last.map(String.init) ?? ""
      let call = Code("\(type.swift).\(method)(\(codes.map(\.text).joined(separator: ", ")))")
      return Value(type, method == "fromordinal" ? call : fallible(call))
    default: return nil
    }
  }

  private static let fields = ["year", "month", "day", "hour", "minute", "second", "microsecond"]

  /// Integers in the order of the parameters, with zeros for what is left out between two that are given.
  private func inPlaces(
    _ names: [String], _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange
  ) throws(Refusal) -> [Code] {
    var codes = try arguments.map { (argument) throws(Refusal) in try integer(argument) }
    guard codes.count <= names.count, keywords.allSatisfy({ names.contains($0.name ?? "") }) else {
      throw Refusal("these arguments of a time", range)
    }
    let last = keywords.compactMap { keyword in names.firstIndex { $0 == keyword.name } }.max() ?? -1
    while codes.count <= last {
      let given = keywords.first { $0.name == names[codes.count] }
      codes.append(try given.map { (keyword) throws(Refusal) in try integer(keyword.value) } ?? Code("0"))
    }
    return codes
  }

  private func integer(_ expression: Expression) throws(Refusal) -> Code {
    let value = operand(try self.value(expression))
    guard value.type == .int || value.type == .unknown else {
      throw Refusal("a part of a time that is \(value.type.python)", expression.range)
    }
    return value.code
  }

  private func span(_ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange) throws(Refusal) -> Value {
    let names = ["days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks"]
    guard arguments.count <= names.count, keywords.allSatisfy({ names.contains($0.name ?? "") }) else {
      throw Refusal("these arguments of 'timedelta'", range)
    }
    var given = zip(names, arguments).map { ($0, $1) }
    for keyword in keywords { given.append((keyword.name ?? "", keyword.value)) }
    var values: [(name: String, value: Value)] = []
    for (name, expression) in given { values.append((name, operand(try value(expression)))) }
    let isWhole = values.allSatisfy { $0.value.type == .int }
    guard values.allSatisfy({ [.int, .float, .unknown].contains($0.value.type) }) else {
      throw Refusal("a span of this", range)
    }
    var parts: [String] = []
    for name in names {
      guard let value = values.first(where: { $0.name == name })?.value else { continue }
      parts.append("\(name): \((isWhole ? value.code : convert(value, to: .float)).text)")
    }
    return Value(Self.timeDelta, Code("TimeDelta(\(parts.joined(separator: ", ")))"))
  }

  func datetimeAttribute(_ object: Value, _ name: String) -> Value? {
    let fields: [String]
    switch object.type {
    case Self.timeDelta: fields = ["days", "seconds", "microseconds"]
    case Self.date: fields = Array(Self.fields.prefix(3))
    case Self.dateTime: fields = Self.fields
    default: return nil
    }
    return fields.contains(name) ? Value(.int, Code.property(object.code, name)) : nil
  }

  func datetimeMethod(
    _ object: Value, _ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange
  ) throws(Refusal) -> Value? {
    guard [Self.timeDelta, Self.date, Self.dateTime].contains(object.type) else { return nil }
    switch (name, arguments.count) {
    case ("total_seconds", 0) where object.type == Self.timeDelta:
      return Value(.float, Code.method(object.code, "totalSeconds"))
    case ("weekday", 0), ("isoweekday", 0), ("toordinal", 0): return Value(.int, Code.method(object.code, name))
    case ("date", 0) where object.type == Self.dateTime: return Value(Self.date, Code.method(object.code, name))
    case ("isoformat", 0), ("isoformat", 1), ("strftime", 1):
      let codes = try arguments.map { (argument) throws(Refusal) in try value(argument).code }
      return keywords.isEmpty ? Value(.string, Code.method(object.code, name, codes)) : nil
    case ("replace", 0) where object.type != Self.timeDelta:
      let fields = object.type == Self.date ? Array(Self.fields.prefix(3)) : Self.fields
      guard keywords.allSatisfy({ fields.contains($0.name ?? "") }) else { return nil }
      var parts: [String] = []
      for field in fields {
        guard let keyword = keywords.first(where: { $0.name == field }) else { continue }
        parts.append("\(field): \(try integer(keyword.value).text)")
      }
      return Value(object.type, fallible(Code("\(object.code.base).replace(\(parts.joined(separator: ", ")))")))
    default: return nil
    }
  }

  func datetimeOperator(_ left: Value, _ symbol: BinaryOperator, _ right: Value) -> Value? {
    let (delta, day, moment) = (Self.timeDelta, Self.date, Self.dateTime)
    func result(_ type: Type, _ code: Code) -> Value {
      usesPythonic = true
      return Value(type, code)
    }
    switch (left.type, symbol, right.type) {
    case (delta, .add, delta), (delta, .sub, delta):
      return result(delta, Code.infix(left.code, symbol.symbol, right.code, .addition))
    case (day, .add, delta), (day, .sub, delta), (moment, .add, delta), (moment, .sub, delta):
      return result(left.type, Code.infix(left.code, symbol.symbol, right.code, .addition))
    case (delta, .add, day), (delta, .add, moment):
      return result(right.type, Code.infix(left.code, "+", right.code, .addition))
    case (day, .sub, day), (moment, .sub, moment):
      return result(delta, Code.infix(left.code, "-", right.code, .addition))
    case (delta, .mult, .int), (.int, .mult, delta):
      return result(delta, Code.infix(left.code, "*", right.code, .multiplication))
    case (delta, .div, .int): return result(delta, fallible(Code.call("truediv", [left.code, right.code])))
    case (delta, .div, delta): return result(.float, fallible(Code.call("truediv", [left.code, right.code])))
    case (delta, .floorDiv, .int): return result(delta, fallible(Code.call("floordiv", [left.code, right.code])))
    case (delta, .floorDiv, delta): return result(.int, fallible(Code.call("floordiv", [left.code, right.code])))
    case (delta, .mod, delta): return result(delta, fallible(Code.call("mod", [left.code, right.code])))
    default: return nil
    }
  }
}
