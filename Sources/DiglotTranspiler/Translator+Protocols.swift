import DiglotSyntax

extension Translator {
  /// What makes a class conform to Swift's protocols and to `Pythonic`'s.
  func protocolTexts(_ info: ClassInfo, _ methods: [Instance]) -> [[String]] {
    var texts: [[String]] = []
    let has = { (name: String) in info.hasObjects && info.methods[name] != nil }
    let names = info.compared.map(Names.variable)
    if info.isValue {
      if !has("__repr__"), info.base == nil || info.kind == .dataclass {
        let parts = info.shown.map { "\($0)=\\(\(Names.variable($0)).repr)" }
        let isInherited = info.base != nil
        texts.append([
          "\(isInherited ? "override " : "")var repr: String { \"\(info.node.name)(\(parts.joined(separator: ", ")))\" }"
        ])
      }
      if !has("__eq__"), !(info.isStruct && names.count == info.attributes.count && names.count > 0),
        info.base == nil
      {
        let tests = names.map { "left.\($0) == right.\($0)" }
        texts.append([
          "static func == (left: \(info.name), right: \(info.name)) -> Bool {",
          "  \(tests.isEmpty ? "true" : tests.joined(separator: " && "))", "}",
        ])
      }
      let isHashable = (info.isNamedTuple || info.isFrozen) && info.attributes.allSatisfy(\.type.hasHash)
      if isHashable, !has("__hash__"), !names.isEmpty {
        texts.append(["var pythonHash: Int { \(tuple(info, "")).pythonHash }"])
        if !info.isStruct || names.count < info.attributes.count {
          texts.append(["func hash(into hasher: inout Hasher) {"] + names.map { "  hasher.combine(\($0))" } + ["}"])
        }
      }
      if info.isOrdered || info.isNamedTuple && info.attributes.allSatisfy(\.type.hasOrder), !has("__lt__"),
        !names.isEmpty
      {
        texts.append([
          "static func < (left: \(info.name), right: \(info.name)) -> Bool {",
          "  \(tuple(info, "left.")) < \(tuple(info, "right."))", "}",
        ])
      }
    }
    if has("__eq__"), info.base == nil || info.base?.method("__eq__") == nil {
      texts.append(["static func == (left: \(info.name), right: \(info.name)) -> Bool { left.isEqual(right) }"])
    }
    if has("__lt__") {
      texts.append(["static func < (left: \(info.name), right: \(info.name)) -> Bool { left.isLess(right) }"])
    }
    if has("__hash__") {
      texts.append(["var pythonHash: Int { hashed() }"])
      texts.append(["func hash(into hasher: inout Hasher) { hasher.combine(hashed()) }"])
    }
    if has("__str__"), !has("__repr__"), info.base == nil, info.error == nil, info.kind == .plain {
      texts.append(["var repr: String { \"<\(info.node.name) object>\" }"])
    }
    for name in info.operators.sorted() {
      guard let symbol = Self.symbols[name] else { continue }
      for instance in methods
      where instance.function.name == name && !instance.isThrowing && instance.parameters.count == 2 {
        let method = ClassInfo.swiftName(ofMethod: name)
        texts.append([
          "static func \(symbol) (left: \(info.name), right: \(instance.parameters[1].swift)) -> \(instance.result.swift) {",
          "  left.\(method)(right)", "}",
        ])
      }
    }
    return texts
  }

  private static let symbols = [
    "__add__": "+", "__sub__": "-", "__mul__": "*", "__truediv__": "/", "__mod__": "%", "__and__": "&", "__or__": "|",
    "__xor__": "^",
  ]

  private func tuple(_ info: ClassInfo, _ base: String) -> String {
    "Tuple(\(info.compared.map { base + Names.variable($0) }.joined(separator: ", ")))"
  }

  /// The values of an enumeration's members, with those that `auto()` numbers.
  func memberValues(_ info: ClassInfo) -> [Value] {
    let members = info.statics
    var values: [Value] = []
    var last = 0
    for (_, value) in members {
      if case .call(let function, let none, _) = value.kind, none.isEmpty,
        function.plainName == "auto" || libraryName(function) == "enum.auto"
      {
        last += 1
        values.append(Value(.int, Code("\(last)"), literal: last))
      } else {
        let one = (try? self.value(value)) ?? Value(.unknown, Code.unknown)
        last = one.literal ?? last
        values.append(one)
      }
    }
    let type = values.reduce(.unknown as Type?) { $0?.joined(with: $1.type) } ?? .unknown
    if info.staticTypes["value"] != type {
      info.staticTypes["value"] = type
      changed = true
    }
    return values
  }

  /// A subclass of `Enum`.
  func enumerationText(_ info: ClassInfo) -> [String] {
    usesPythonic = true
    let members = info.statics
    let values = memberValues(info)
    let type = info.staticTypes["value"] ?? .unknown
    let cases = members.map { Names.variable($0.name.lowercased()) }
    let isRaw =
      type == .int && values.allSatisfy { $0.literal != nil }
      || type == .string && values.allSatisfy { $0.code.text.hasPrefix("\"") }
    var lines = [
      "enum \(info.name): \(isRaw ? type.swift + ", " : "")\(info.mixin == nil ? "PythonEnum" : "PythonValueEnum") {"
    ]
    for (name, value) in zip(cases, values) {
      lines.append(isRaw ? "  case \(name) = \(value.code.text)" : "  case \(name)")
    }
    lines += ["", "  var name: String {", "    switch self {"]
    for (member, name) in zip(members, cases) { lines.append("    case .\(name): \(quoted(member.name))") }
    lines += ["    }", "  }"]
    if !isRaw {
      lines += ["", "  var value: \(type.swift) {", "    switch self {"]
      for (name, value) in zip(cases, values) { lines.append("    case .\(name): \(convert(value, to: type).text)") }
      lines += ["    }", "  }"]
    }
    for instance in methodInstances(info) {
      lines.append("")
      let kind = info.methodKinds[instance.function.name]
      let isGetter = kind == .getter || ["__str__", "__repr__"].contains(instance.function.name)
      let text =
        isGetter
        ? ["var \(ClassInfo.swiftName(ofMethod: instance.function.name)): \(instance.result.swift) {"] + instance.code
          + ["}"]
        : functionText(instance)
      lines += text.map { $0.isEmpty ? "" : "  " + $0 }
    }
    return lines + ["}"]
  }
}

extension ClassInfo {
  /// What `repr` shows of a record, and what is compared, in the order in which the fields are given.
  var shown: [String] { fields.isEmpty ? attributes.map(\.name) : fields.filter(\.isShown).map(\.name) }
  var compared: [String] { fields.isEmpty ? attributes.map(\.name) : fields.filter(\.isCompared).map(\.name) }
}
