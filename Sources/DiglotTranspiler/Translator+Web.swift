import DiglotSyntax

/// `aiohttp`, and values of JSON, whose types only the run tells.
extension Translator {
  static var session: Type { .library("ClientSession") }
  static var response: Type { .library("ClientResponse") }
  static var json: Type { .library("JSON") }

  /// A call of a function of `aiohttp` or `json`.
  func webCall(_ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange) throws(Refusal)
    -> Value
  {
    usesPythonic = true
    switch name {
    case "aiohttp.ClientSession" where arguments.isEmpty:
      usesWeb = true
      return Value(Self.session, Code("ClientSession(\(try headers(keywords, range).joined()))"))
    case "json.dumps" where arguments.count == 1:
      let object = try value(arguments[0])
      guard object.type.isJSON else { throw Refusal("'json.dumps' of \(object.type.python)", range) }
      let names = ["indent": "indent", "sort_keys": "sortKeys", "ensure_ascii": "ensureASCII"]
      let given = try keywords.map { (keyword) throws(Refusal) in
        guard let name = names[keyword.name ?? ""] else {
          throw Refusal("'\(keyword.name ?? "**")' of 'json.dumps' is not translated yet", range)
        }
        return (name, try value(keyword.value))
      }
      var parts = [object.type == .none ? "JSON.null" : object.code.text]
      for name in ["indent", "sortKeys", "ensureASCII"] {
        guard let (_, value) = given.first(where: { $0.0 == name }), value.type != .none else { continue }
        guard value.type == (name == "indent" ? .int : .bool) else { throw Refusal("this '\(name)'", range) }
        parts.append("\(name): \(value.code.text)")
      }
      return Value(.string, Code("json.dumps(\(parts.joined(separator: ", ")))"))
    case "json.loads" where arguments.count == 1 && keywords.isEmpty:
      return Value(Self.json, throwing(Code("JSON(parsing: \(try value(arguments[0]).code.text))")))
    default: throw Refusal("'\(name)' is not translated yet", range, id: "unknown-function")
    }
  }

  private func headers(_ keywords: [Keyword], _ range: SyntaxRange) throws(Refusal) -> [String] {
    try keywords.map { (keyword) throws(Refusal) in
      guard keyword.name == "headers", case .dict(let entries) = keyword.value.kind else {
        throw Refusal("'\(keyword.name ?? "**")' of a request is not translated yet", range)
      }
      let shown = try entries.map { (entry) throws(Refusal) in
        guard let key = entry.key else { throw Refusal("'**' in headers", range) }
        return "\(try value(key).code.text): \(try value(entry.value).code.text)"
      }
      return "headers: [\(shown.joined(separator: ", "))]"
    }
  }

  /// A method of a session, an answer or a value of JSON; nil for what has no such method.
  func webMethod(
    _ object: Value, _ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange
  ) throws(Refusal) -> Value? {
    usesPythonic = true
    switch (object.type, name, arguments.count) {
    case (Self.session, "get", 1):
      let url = try value(arguments[0])
      let codes = [url.code] + (try headers(keywords, range).map { Code($0) })
      return deferred(Code.property(object.code, "get"), codes, [arguments[0]], Self.response)
    case (Self.session, "close", 0): return deferred(Deferral(Code.method(object.code, "close")), .none)
    case (Self.response, "json", 0): return deferred(Deferral(Code.method(object.code, "json")), Self.json)
    case (Self.response, "text", 0): return deferred(Deferral(Code.method(object.code, "text")), .string)
    case (Self.response, "raise_for_status", 0):
      return Value(.none, throwing(Code.method(object.code, "raiseForStatus")))
    case (Self.json, "get", 1...2):
      var codes = [try value(arguments[0]).code]
      if let standard = arguments.dropFirst().first { codes.append(try jsonCode(standard)) }
      return Value(Self.json, Code.method(object.code, "get", codes))
    default: return nil
    }
  }

  private func jsonCode(_ expression: Expression) throws(Refusal) -> Code {
    let value = try value(expression)
    if value.type == Self.json { return value.code }
    if value.type == .none { return Code(".null") }
    guard case .constant = expression.kind else { throw Refusal("such a value for JSON", expression.range) }
    return value.code
  }

  func webAttribute(_ object: Value, _ name: String) -> Value? {
    switch (object.type, name) {
    case (Self.response, "status"): Value(.int, Code.property(object.code, "status"))
    case (Self.response, "ok"): Value(.bool, Code.property(object.code, "ok"))
    default: nil
    }
  }

  /// The test of the type of a value of JSON.
  func jsonTest(_ value: Value, _ kinds: [String]) -> Code? {
    let tests = ["dict": "isObject", "list": "isArray", "str": "isString"]
    let names = kinds.compactMap { tests[$0] }
    guard value.type == Self.json, names.count == kinds.count, let first = names.first else { return nil }
    return names.dropFirst().reduce(Code.property(value.code, first)) {
      Code.infix($0, "||", Code.property(value.code, $1), .disjunction)
    }
  }
}

extension Type {
  /// Whether `json.dumps` takes all values of it.
  fileprivate var isJSON: Bool {
    switch self {
    case .none, .bool, .int, .float, .number, .string, .library("JSON"): true
    case .list(let t), .tupleOf(let t), .optional(let t): t.isJSON || t == .unknown
    case .tuple(let parts), .union(let parts): parts.allSatisfy { $0.isJSON || $0 == .itself }
    case .dict(let k, let v), .mapping(_, let k, let v):
      [.string, .int, .float, .bool, .unknown].contains(k) && (v.isJSON || v == .unknown)
    case .counter(let k): [.string, .int, .float, .bool, .unknown].contains(k)
    case .itself: true
    default: false
    }
  }
}
