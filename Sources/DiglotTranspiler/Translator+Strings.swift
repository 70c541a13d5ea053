import DiglotSyntax

extension Translator {
  /// An f-string, as a string with interpolations.
  func joined(_ parts: [Expression]) throws(Refusal) -> Value {
    var text = ""
    for part in parts {
      switch part.kind {
      case .constant(.string(let literal)): text += quoted(literal).dropFirst().dropLast()
      case .formatted(let inner, let conversion, let spec):
        let value = try self.value(inner)
        if conversion < 0, let own = try formatted(value, spec ?? Expression(.constant(.string("")), inner.range)) {
          text += "\\(\(own.text))"
        } else if let spec {
          let format = try self.value(spec)
          usesPythonic = true
          let shown =
            conversion == 114
            ? try self.text(value, "repr") : conversion == 115 ? try string(value) : present(value).code
          text += "\\(format(\(shown.text), \(format.code.text)))"
        } else if conversion == 114 {
          usesPythonic = true
          text += "\\(\(try self.text(value, "repr").text))"
        } else if conversion == 97 {
          usesPythonic = true
          text += "\\(ascii(\(value.code.text)))"
        } else {
          text += "\\(\(try shown(value).text))"
        }
      default: throw Refusal("this in an f-string", part.range)
      }
    }
    return Value(.string, Code("\"\(text)\""))
  }

  /// An object as its `__format__` says; nil for what has none, which then is shown as `str` says, and by no specification.
  private func formatted(_ value: Value, _ spec: Expression) throws(Refusal) -> Code? {
    guard case .object(let info) = value.type else { return nil }
    if let own = try callMethod(info, value, "__format__", [spec], [], spec.range) { return own.code }
    switch spec.kind {
    case .constant(.string("")): return nil
    case .joined(let parts) where parts.isEmpty: return nil
    default: break
    }
    if info.mixin != nil || info.error != nil { return nil }
    throw Refusal("a format of \(info)", spec.range)
  }

  /// `text.format(…)` of a text that is known only when the program runs, or of what an interpolation cannot say.
  private func dynamicFormat(_ object: Value, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
    if object.code.text.contains(/\{\w*[.\[]/) { throw Refusal("a format that looks into its arguments", range) }
    usesPythonic = true
    var parts: [String]
    do {
      parts = try spread(arguments).map(\.code.text)
    } catch {
      // Of a list only the run tells how many there are.
      parts = ["arguments: \(try listed(arguments).text)"]
    }
    if let named = try namedArguments(keywords, range) { parts.append("named: \(named.text)") }
    return Value(.string, fallible(Code("\(object.code.base).format(\(parts.joined(separator: ", ")))")))
  }

  /// The arguments of a format as one list of `any Representable`.
  private func listed(_ arguments: [Expression]) throws(Refusal) -> Code {
    let parts = try arguments.map { (argument) throws(Refusal) in
      guard case .starred(let inner) = argument.kind else { return Code("[\(try value(argument).code.text)]") }
      let items = boxed(try sequence(inner))
      return Code("\(items.code.base).map { $0 as any Representable }", .cast)
    }
    return parts.dropFirst().reduce(parts[0]) { Code.infix($0, "+", $1, .addition) }
  }

  /// What a format is given by names: those of a call, and the entries of a dictionary behind `**`.
  private func namedArguments(_ keywords: [Keyword], _ range: SyntaxRange) throws(Refusal) -> Code? {
    var named: [String] = []
    var dictionaries: [Code] = []
    for keyword in keywords {
      if let name = keyword.name {
        named.append("\(quoted(name)): \(try value(keyword.value).code.text)")
      } else if case .dict(let entries) = keyword.value.kind, entries.allSatisfy({ $0.key != nil }) {
        for case (let key?, let item) in entries {
          guard case .constant(.string(let name)) = key.kind else { throw Refusal("'**' of a format", range) }
          named.append("\(quoted(name)): \(try value(item).code.text)")
        }
      } else {
        let source = try value(keyword.value)
        guard case .dict(.string, _) = source.type else { throw Refusal("'**' of a format", range) }
        dictionaries.append(Code.property(source.code, "named"))
      }
    }
    guard dictionaries.count <= 1, named.isEmpty || dictionaries.isEmpty else {
      throw Refusal("'**' of a format", range)
    }
    if let dictionary = dictionaries.first { return dictionary }
    return named.isEmpty ? nil : Code("[\(named.joined(separator: ", "))]")
  }

  /// `"…" % (…)`
  /// A format whose values have names, `%(name)s`, as one without, and the names.
  private func named(_ format: String, _ range: SyntaxRange) throws(Refusal) -> (String, [String]) {
    var (plain, names): (String, [String]) = ("", [])
    var rest = Substring(format)
    while let mark = rest.firstIndex(of: "%") {
      plain += rest[...mark]
      rest = rest[rest.index(after: mark)...]
      if rest.first == "%" {
        plain += "%"
        rest.removeFirst()
      } else {
        guard rest.popFirst() == "(", let end = rest.firstIndex(of: ")") else { throw Refusal("this format", range) }
        names.append(String(rest[..<end]))
        rest = rest[rest.index(after: end)...]
      }
    }
    return (plain + rest, names)
  }

  func percent(_ format: String, _ right: Expression, _ range: SyntaxRange) throws(Refusal) -> Value {
    var arguments: [Expression]
    if format.contains("%(") {
      let (plain, names) = try named(format, range)
      let values = names.map { name in
        let key = Expression(.constant(.string(name)), right.range)
        if case .dict(let entries) = right.kind,
          let entry = entries.first(where: { if case .constant(.string(name))? = $0.key?.kind { true } else { false } })
        {
          return entry.value
        }
        return Expression(.item(right, key), right.range)
      }
      return try percent(plain, Expression(.tuple(values), right.range), range)
    }
    if case .tuple(let parts) = right.kind { arguments = parts } else { arguments = [right] }
    if format.contains("*") { throw Refusal("this format", range) }
    if arguments.count == 1, arguments[0] === right, case .tuple(let types) = try value(right).type {
      arguments = types.indices.map { index in
        Expression(.item(right, Expression(.constant(.int("\(index)")), right.range)), right.range)
      }
    } else if arguments.count == 1, arguments[0] === right, case .tupleOf = try value(right).type {
      let count = format.replacing("%%", with: "").count { $0 == "%" }
      arguments = (0..<count).map { index in
        Expression(.item(right, Expression(.constant(.int("\(index)")), right.range)), right.range)
      }
    }
    var text = ""
    var rest = Substring(format)
    while let mark = rest.firstIndex(of: "%") {
      text += quoted(String(rest[..<mark])).dropFirst().dropLast()
      rest = rest[rest.index(after: mark)...]
      if rest.first == "%" {
        text += "%"
        rest.removeFirst()
        continue
      }
      let flags = rest.prefix { "0123456789.-+ #".contains($0) }
      rest = rest.dropFirst(flags.count)
      guard let kind = rest.popFirst(), let argument = arguments.first else { throw Refusal("this format", range) }
      arguments.removeFirst()
      let value = "srd".contains(kind) ? try self.value(argument) : present(try self.value(argument))
      usesPythonic = true
      switch kind {
      case "s" where flags.isEmpty: text += "\\(\(try shown(value).text))"
      case "d", "i":
        let number = self.number(present(value))
        let whole = number.type == .float || number.type == .number ? Code.call("int", [number.code]) : number.code
        text +=
          flags.isEmpty ? "\\(\(whole.text))" : "\\(format(\(whole.text), \"\(flags.replacing("-", with: "<"))d\"))"
      case "f", "e", "g", "x", "X", "o":
        let number = "feg".contains(kind) ? convert(value, to: .float) : value.code
        text += "\\(format(\(number.text), \"\(flags)\(kind)\"))"
      case "r": text += "\\(repr(\(value.code.text)))"
      case "s":
        let spec = flags.hasPrefix("-") ? "<\(flags.dropFirst())" : ">\(flags)"
        text += "\\(format(\(try string(value).text), \"\(spec)\"))"
      default: throw Refusal("the format '%\(kind)'", range)
      }
    }
    text += quoted(String(rest)).dropFirst().dropLast()
    guard arguments.isEmpty else { throw Refusal("a format with too many values", range) }
    return Value(.string, Code("\"\(text)\""))
  }

  /// `"…".format(…)` of a text that is written out.
  func formatMethod(_ object: Value, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
    let isLiteral =
      object.code.text.hasPrefix("\"") && object.code.text.hasSuffix("\"") && object.code.binding == .postfix
    if !isLiteral || object.code.text.contains("!") || object.code.text.contains(/\{[^}]*\{[^{]/)
      || arguments.contains(where: isStarred) || keywords.contains(where: { $0.name == nil })
    {
      return try dynamicFormat(object, arguments, keywords, range)
    }
    var text = ""
    var next = 0
    var rest = Substring(object.code.text).dropFirst().dropLast()
    while let character = rest.popFirst() {
      if character == "{", rest.first == "{" || character == "}" && rest.first == "}" {
        text.append(character)
        rest.removeFirst()
      } else if character == "}", rest.first == "}" {
        text.append("}")
        rest.removeFirst()
      } else if character == "{" {
        guard let end = rest.firstIndex(of: "}") else { throw Refusal("this format", range) }
        let field = rest[..<end].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        rest = rest[rest.index(after: end)...]
        let name = String(field.first ?? "")
        let argument: Expression
        if name.isEmpty {
          guard next < arguments.count else { throw Refusal("a format with too few values", range) }
          argument = arguments[next]
          next += 1
        } else if let index = Int(name), index < arguments.count {
          argument = arguments[index]
        } else if let keyword = keywords.first(where: { $0.name == name }) {
          argument = keyword.value
        } else {
          throw Refusal("the field '\(name)' of a format", range)
        }
        let value = try self.value(argument)
        if field.count > 1, !field[1].isEmpty {
          usesPythonic = true
          text += "\\(format(\(present(value).code.text), \"\(field[1])\"))"
        } else {
          text += "\\(\(try shown(value).text))"
        }
      } else {
        text.append(character)
      }
    }
    return Value(.string, Code("\"\(text)\""))
  }
}
