import DiglotSyntax

extension Translator {
  /// A class as Swift's: its attributes, then its methods in the order in which they are called first.
  func classText(_ info: ClassInfo) -> [String] {
    let above = heading(ObjectIdentifier(info.node), info.node.body)
    if info.isEnumeration { return above + enumerationText(info) }
    let methods = methodInstances(info)
    var lines = [heading(info, methods)]
    lines += attributeLines(info)
    for instance in methods where instance.function.name != "__init__" || !info.isPlainRecord {
      lines.append("")
      let text = methodText(instance, info).map { $0.isEmpty ? "" : "  " + $0 }
      // A `Sequence` has a `Generator` of its own, from older times.
      lines +=
        info.methods["__iter__"] == nil
        ? text
        : text.map {
          $0.replacing("Generator<", with: "Pythonic.Generator<").replacing("Generator {", with: "Pythonic.Generator {")
            .replacing("Generator(", with: "Pythonic.Generator(")
        }
    }
    for text in protocolTexts(info, methods) {
      lines.append("")
      lines += text.map { "  " + $0 }
    }
    // Within a type, the name of a method of its own, or of every sequence, hides the function of that name.
    var hidden = Set(methods.map { ClassInfo.swiftName(ofMethod: $0.function.name) })
    if info.methods["__iter__"] != nil { hidden.formUnion(["max", "min", "sorted", "reduce", "count"]) }
    for name in hidden where Names.isFunction(name) {
      lines = lines.map { $0.qualifying(name) }
    }
    if lines.count > 1, lines[1].isEmpty { lines.remove(at: 1) }
    if lines.count == 1 { return above + [lines[0] + "}"] }
    return above + lines + ["}"]
  }

  func methodInstances(_ info: ClassInfo) -> [Instance] {
    var found: [Instance] = []
    var texts: Set<[String]> = []
    for instance in inOrder(instances.filter { $0.instance.classInfo === info }) {
      if info.setters.values.contains(where: { $0 === instance.function }) { continue }
      let text = functionText(instance)
      if texts.insert(text).inserted { found.append(instance) }
    }
    return found
  }

  private func heading(_ info: ClassInfo, _ methods: [Instance]) -> String {
    var conformances: [String] = []
    if let base = info.base {
      conformances.append(base.name)
    } else if let error = info.error {
      conformances += [error, "@unchecked Sendable"]
    }
    if info.base != nil, info.error != nil { conformances.append("@unchecked Sendable") }
    let has = { (name: String) in info.hasObjects && info.methods[name] != nil }
    let isDerived = info.base != nil || info.error != nil
    let isOrdered =
      info.isOrdered && (info.isValue || has("__lt__")) || has("__lt__")
      || info.isNamedTuple && info.attributes.allSatisfy(\.type.hasOrder)
    if !isDerived {
      let isHashable =
        has("__hash__")
        || (info.isNamedTuple || info.isValue && info.isFrozen) && info.attributes.allSatisfy(\.type.hasHash)
      if isHashable {
        conformances.append("PythonHashable")
      } else if has("__eq__") || info.isValue {
        if !isOrdered { conformances.append("Equatable") }
      } else if info.needsIdentity || isOrdered {
        conformances.append("IdentityHashable")
      }
      if isOrdered { conformances.append("Comparable") }
      if has("__repr__") || has("__str__") || info.kind != .plain { conformances.append("Representable") }
      if has("__iter__"), methods.contains(where: { $0.function.name == "__iter__" && $0.result.element != nil }) {
        conformances.append("Sequence")
      }
    }
    if conformances.contains(where: {
      $0 != info.base?.name && $0 != "Comparable" && $0 != "Sequence" && $0 != "Equatable"
    }) {
      usesPythonic = true
    }
    // What asyncio's tasks share is the main actor's.
    let isMain = isAsync && !info.isStruct && info.error == nil
    if isMain { conformances = conformances.map { $0 == info.base?.name ? $0 : "@MainActor \($0)" } }
    let list = conformances.isEmpty ? "" : ": \(conformances.joined(separator: ", "))"
    if info.isStruct { return "struct \(info.name)\(list) {" }
    return "\(isMain ? "@MainActor " : "")\(info.derived.isEmpty ? "final " : "")class \(info.name)\(list) {"
  }

  private func attributeLines(_ info: ClassInfo) -> [String] {
    var lines: [String] = []
    for (name, value) in info.statics
    where info.usedStatics.contains(name) || !info.attributes.contains(where: { $0.name == name }) {
      let type = info.staticTypes[name] ?? .unknown
      let text = ((try? self.value(value, expecting: type)).map { convert($0, to: type).text }) ?? Code.unknown
      let swift = Names.variable(name)
      let isInherited = info.base?.ownerOfStatic(name) != nil
      if info.changedStatics.contains(name) {
        lines.append("  nonisolated(unsafe) static var \(swift): \(type.swift) = \(text)")
      } else if isInherited || info.descendants.contains(where: { $0.statics.contains { $0.name == name } }) {
        lines.append("  \(isInherited ? "override " : "")class var \(swift): \(type.swift) { \(text) }")
      } else {
        lines.append(
          "  static \(isSendable(type) ? "" : "nonisolated(unsafe) ")let \(swift)\(needsType(type) ? ": \(type.swift)" : "") = \(text)"
        )
      }
    }
    let initialized = info.initializedFirst
    for attribute in info.attributes {
      let swift = Names.variable(attribute.name)
      if let standard = info.statics.first(where: { $0.name == attribute.name })?.value,
        let value = try? self.value(standard, expecting: attribute.type)
      {
        lines.append("  var \(swift): \(attribute.type.swift) = \(convert(value, to: attribute.type).text)")
      } else if initialized.contains(attribute.name) {
        lines.append(
          "  \(info.isStruct ? "let" : "var") \(swift): \(attribute.type.swift)"
        )
      } else {
        lines.append("  var \(swift)\(initialValue(attribute.type))")
      }
    }
    return lines
  }

  private func needsType(_ type: Type) -> Bool { type.isOpen || type == .number || type == .big || type.isUnion }

  func isSendable(_ type: Type) -> Bool {
    switch type {
    case .object(let info): info.isStruct && info.attributes.allSatisfy { isSendable($0.type) }
    case .closure, .function, .generator: false
    case .union(let parts): parts.allSatisfy(isSendable)
    case .list(let t), .set(let t), .tupleOf(let t), .optional(let t): isSendable(t)
    case .dict(let k, let v): isSendable(k) && isSendable(v)
    case .tuple(let parts): parts.allSatisfy(isSendable)
    case .mapping(.defaultDict, _, _): false
    case .mapping(_, let k, let v): isSendable(k) && isSendable(v)
    default: true
    }
  }

  /// A method with the words that Swift wants before it.
  private func methodText(_ instance: Instance, _ info: ClassInfo) -> [String] {
    var text = functionText(instance)
    let name = instance.function.name
    if info.methodKinds[name] == .getter || name == "__repr__" || name == "__str__" {
      return getterText(instance, info)
    }
    let head = text.firstIndex { !$0.hasPrefix("//") && !$0.hasPrefix("#") } ?? 0
    if overrides(instance, info) { text[head] = "override " + text[head] }
    if info.isStruct, instance.isMutating { text[head] = "mutating " + text[head] }
    return text
  }

  private func overrides(_ instance: Instance, _ info: ClassInfo) -> Bool {
    var above = info.base
    if let base = above, instance.function.name == "__init__", instance.parameters.count == 1,
      !instances.contains(where: { $0.instance.function.name == "__init__" && $0.instance.classInfo === base })
    {
      return true  // of the initializer that Swift gives a class that has none
    }
    while let base = above {
      let isSame = instances.contains { key, other in
        other.classInfo === base && other.function.name == instance.function.name && translated.contains(key)
          && other.parameters.dropFirst() == instance.parameters.dropFirst()
      }
      if isSame { return true }
      above = base.base
    }
    return false
  }

  private func getterText(_ instance: Instance, _ info: ClassInfo) -> [String] {
    let name = instance.function.name
    let swift = ClassInfo.swiftName(ofMethod: name)
    let isInherited = overrides(instance, info) || info.error != nil && (name == "__str__" || name == "__repr__")
    let head = "\(isInherited ? "override " : "")var \(swift): \(instance.result.swift)"
    let effect = instance.isThrowing ? " throws" : ""
    guard let (_, owner) = info.setter(name), owner === info, let setter = setterInstance(name, info) else {
      guard instance.isThrowing else { return ["\(head) {"] + withoutReturn(instance.code) + ["}"] }
      return ["\(head) {", "  get throws {"] + instance.code.map { "  " + $0 } + ["  }", "}"]
    }
    let parameter = Names.variable(setter.function.parameters.positional.last?.name ?? "newValue")
    var lines = ["\(head) {", "  get\(effect) {"] + instance.code.map { "  " + $0 } + ["  }"]
    if !setter.isThrowing {
      let list = parameter == "newValue" ? "" : "(\(parameter))"
      lines += ["  set\(list) {"] + setter.code.map { "  " + $0 } + ["  }"]
      return lines + ["}"]
    }
    let type = setter.parameters.last ?? .unknown
    return lines + ["}", "", "func \(setterName(name))(_ \(parameter): \(type.swift)) throws {"] + setter.code + ["}"]
  }

  func setterName(_ name: String) -> String {
    let swift = Names.variable(name)
    return "set" + swift.prefix(1).uppercased() + swift.dropFirst()
  }

  func setterInstance(_ name: String, _ info: ClassInfo) -> Instance? {
    guard let (setter, owner) = info.setter(name) else { return nil }
    return instances.first { $0.instance.function === setter && $0.instance.classInfo === owner }?.instance
  }
}

extension ClassInfo {
  /// Whether Swift makes the initializer of a struct itself, but for the labels.
  var isPlainRecord: Bool { false }

  /// Attributes that `__init__` sets before it looks at the object as a whole.
  var initializedFirst: Set<String> {
    guard let (function, owner) = method("__init__"), owner === self else { return [] }
    let own = function.parameters.positional.first?.name ?? "self"
    var names: Set<String> = []
    for statement in Translator.initializerBody(function, self) {
      switch statement.kind {
      case .expression(let value):
        if case .constant = value.kind { continue }
        if value.isSuperInit { continue }
        return names
      case .pass: continue
      case .assign, .annotated:
        let (targets, given): ([Expression], Expression?) =
          switch statement.kind {
          case .assign(let targets, let value): (targets, value)
          case .annotated(let target, _, let value): ([target], value)
          default: ([], nil)
          }
        guard let value = given else { continue }
        guard !value.looksAt(own, beyond: names) else { return names }
        for target in targets {
          if case .attribute(let base, let name) = target.kind, base.plainName == own {
            names.insert(name)
          } else if target.plainName == nil {
            return names
          }
        }
      default:
        if statement.expressions.contains(where: { $0.contains { $0.plainName == own } }) { return names }
        if statement.children.isEmpty { continue }
        return names
      }
    }
    return names
  }
}

extension Expression {
  /// `super().__init__(…)`
  var isSuperInit: Bool {
    guard case .call(let function, _, _) = kind, case .attribute(let base, "__init__") = function.kind,
      case .call(let inner, _, _) = base.kind
    else { return false }
    return inner.plainName == "super"
  }

  /// Whether it looks at more of an object than attributes that are set.
  func looksAt(_ name: String, beyond set: Set<String>) -> Bool {
    if case .attribute(let base, let attribute) = kind, base.plainName == name { return !set.contains(attribute) }
    if plainName == name { return true }
    return children.contains { $0.looksAt(name, beyond: set) }
  }
}

extension Translator {
  /// The statements of an initializer: what sets attributes without looking at the object comes before `super().__init__`, as Swift
  /// wants it; Python does not mind.
  static func initializerBody(_ function: Function, _ info: ClassInfo) -> [Statement] {
    guard info.base != nil || info.error != nil else { return function.body }
    let own = function.parameters.positional.first?.name ?? "self"
    let isSuper = { (statement: Statement) -> Bool in
      if case .expression(let value) = statement.kind { value.isSuperInit } else { false }
    }
    guard let index = function.body.firstIndex(where: isSuper) else { return function.body }
    let following = function.body[(index + 1)...].prefix { statement in
      guard case .assign(let targets, let value) = statement.kind, !value.contains(where: { $0.plainName == own })
      else {
        return false
      }
      return targets.allSatisfy { if case .attribute(let base, _) = $0.kind { base.plainName == own } else { false } }
    }
    return function.body[..<index] + following + [function.body[index]]
      + function.body[(index + 1 + following.count)...]
  }
}

extension String {
  /// With `Pythonic.` before the calls of a function.
  fileprivate func qualifying(_ name: String) -> String {
    var result = ""
    var rest = self[...]
    while let range = rest.firstRange(of: name + "(") {
      let before = rest[..<range.lowerBound].last ?? result.last
      let isCall = before.map { !$0.isLetter && !$0.isNumber && !"._`".contains($0) } ?? true
      let isDeclaration = rest[..<range.lowerBound].hasSuffix("func ")
      result += rest[..<range.lowerBound] + (isCall && !isDeclaration ? "Pythonic." : "") + rest[range]
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}
