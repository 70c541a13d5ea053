import DiglotSyntax

extension Translator {
  func stringMethod(
    _ object: Value, _ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    let code = object.code
    if name == "format" { return try formatMethod(object, arguments, keywords, range) }
    if name == "join", arguments.count == 1 {
      var items = boxed(try sequence(arguments[0]))
      if items.element.isUnion || items.element == .optional(.string) {
        let one =
          items.element.isUnion ? member(Value(items.element, "$0"), .string) : present(Value(items.element, "$0"))
        items = Iteration(.string, Code("\(items.code.base).map { \(one.code.text) }"))
      }
      guard items.element == .string || items.element == .unknown else {
        throw Refusal("a join of \(items.element.python)", range)
      }
      if case .string = try value(arguments[0]).type {
        return Value(.string, Code("\(items.code.base).joined(separator: \(code.text))"))
      }
      return Value(
        .string,
        Code(code.text == "\"\"" ? "\(items.code.base).joined()" : "\(items.code.base).joined(separator: \(code.text))")
      )
    }
    usesPythonic = true
    if name == "maketrans" { return try table(arguments, range) }
    if name == "translate" { return try translated(object, arguments, range) }
    var values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
    for keyword in keywords where ["sep", "keepends", "tabsize", "encoding"].contains(keyword.name ?? "") {
      values.insert(try value(keyword.value), at: 0)
    }
    let whole: Set<String> = ["zfill", "ljust", "rjust", "center", "expandtabs"]
    for index in values.indices {
      let isNumber = index > 0 || whole.contains(name)
      if values[index].type.isUnion {
        values[index] = member(values[index], isNumber && name != "replace" ? .int : .string)
      } else if case .optional(let inner) = values[index].type, !(isNumber && inner == .int) {
        values[index] = present(values[index])
      } else if values[index].type == .big || values[index].type == .bool && name != "splitlines" {
        values[index] = Value(.int, convert(values[index], to: .int))
      } else if name == "splitlines", values[index].type != .bool {
        values[index] = Value(.bool, try truth(values[index], range))
      }
    }
    if let first = values.first, first.type == .none, ["strip", "lstrip", "rstrip", "split", "rsplit"].contains(name) {
      values[0] = Value(.optional(.string), "nil")
    }
    let isText = !whole.contains(name) && !["splitlines"].contains(name)
    if let first = values.first, isText, ![.string, .unknown, .optional(.string)].contains(first.type) {
      if case .tupleOf = first.type {
      } else {
        throw Refusal("'\(name)' of str with \(first.type.python)", range)
      }
    }
    if let most = keywords.first(where: { $0.name == "maxsplit" }), name == "split" || name == "rsplit" {
      let count = try value(most.value)
      values.append(Value(.int, Code("maxsplit: \(count.code.text)")))
    }
    let errors = keywords.first { $0.name == "errors" }?.value ?? (name == "encode" ? arguments.dropFirst().first : nil)
    if let errors {
      guard case .constant(.string(let way)) = errors.kind, ["strict", "ignore", "replace"].contains(way) else {
        throw Refusal("this 'errors' of '\(name)'", range)
      }
      if keywords.contains(where: { $0.name == "errors" }) {
        values += [values.isEmpty ? Value(.string, Code("\"utf-8\"")) : nil, try value(errors)].compactMap { $0 }
      }
    }
    let codes = values.map(\.code)
    if name == "count", codes.isEmpty { throw Refusal("'count' of nothing", range) }
    let texts: Set<String> = [
      "upper", "lower", "title", "capitalize", "swapcase", "casefold", "strip", "lstrip", "rstrip", "replace", "zfill",
      "ljust", "rjust", "center", "expandtabs", "removeprefix", "removesuffix",
    ]
    let tests: Set<String> = [
      "isdigit", "isalpha", "isalnum", "isspace", "isupper", "islower", "istitle", "isnumeric", "isdecimal",
      "isidentifier", "isascii", "isprintable",
    ]
    if texts.contains(name) { return Value(.string, Code.method(code, name, codes)) }
    if tests.contains(name) { return Value(.bool, Code.method(code, name)) }
    switch name {
    case "startswith", "endswith":
      if case .tupleOf? = values.first?.type {
        return Value(.bool, Code("\(codes[0].base).contains { \(code.base).\(name)($0) }"))
      }
      return Value(.bool, Code.method(code, name, codes))
    case "split", "rsplit":
      if values.first?.code.text == "nil", values.count == 1 { return Value(.list(.string), Code.method(code, name)) }
      if values.count == 1 { return Value(.list(.string), fallible(Code.method(code, name, codes))) }
      return Value(.list(.string), Code.method(code, name, codes))
    case "splitlines": return Value(.list(.string), Code.method(code, name, codes))
    case "find", "rfind": return Value(.int, Code.method(code, name, codes))
    case "index", "rindex":
      let rest = codes.map(\.text).joined(separator: ", ")
      return Value(.int, fallible(Code("\(code.base).\(name)(of: \(rest))")))
    case "count": return Value(.int, Code("\(code.base).count(of: \(codes.map(\.text).joined(separator: ", ")))"))
    case "partition", "rpartition": return Value(.tupleOf(.string), Code.method(code, name, codes))
    case "encode":
      let encoding = arguments.first ?? keywords.first { $0.name == "encoding" }?.value
      if case .constant(.string(let name))? = encoding?.kind,
        !["utf-8", "utf8", "ascii", "latin-1", "latin1", "iso-8859-1"].contains(name.lowercased())
      {
        throw Refusal("the encoding '\(name)'", range)
      }
      return Value(.bytes, fallible(Code.method(code, "encode", codes)))
    case "__len__": return Value(.int, Code.property(code, "length"))
    default: throw Refusal("'\(name)' of str is not translated yet", range, id: "unknown-method")
    }
  }

  func bytesMethod(_ object: Value, _ name: String, _ arguments: [Expression], _ range: SyntaxRange) throws(Refusal)
    -> Value
  {
    usesPythonic = true
    let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
    switch (name, values.count) {
    case ("decode", 0), ("decode", 1):
      return Value(.string, fallible(Code.method(object.code, "decode", values.map(\.code))))
    case ("hex", 0): return Value(.string, Code.method(object.code, "hex"))
    default: throw Refusal("'\(name)' of bytes is not translated yet", range, id: "unknown-method")
    }
  }

  /// `str.maketrans(…)`
  func table(_ arguments: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
    usesPythonic = true
    let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
    let isDict = values.count == 1 && values.allSatisfy { $0.type.isTranslationTable }
    guard isDict || values.count >= 2 && values.allSatisfy({ $0.type == .string }) else {
      throw Refusal("this table", range)
    }
    return Value(.library("TranslationTable"), Code.call("String.maketrans", values.map(\.code)))
  }

  /// `text.translate(…)`
  private func translated(_ object: Value, _ arguments: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
    let values = try arguments.map { (argument) throws(Refusal) in try value(argument) }
    guard values.count == 1, values[0].type == .library("TranslationTable") || values[0].type.isTranslationTable else {
      throw Refusal("this table", range)
    }
    return Value(.string, Code.method(object.code, "translate", [values[0].code]))
  }
}

extension Type {
  /// Whether it is a dictionary of characters, or their code points, and what `translate` puts in their places.
  fileprivate var isTranslationTable: Bool {
    guard case .dict(let key, let item) = self, key == .string || key == .int else { return false }
    return [.string, .int, .none].contains(item.containing)
  }
}
