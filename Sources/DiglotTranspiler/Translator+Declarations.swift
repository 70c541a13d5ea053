import DiglotSyntax

extension Translator {
  func declareClass(_ node: Class, outer: ClassInfo? = nil) {
    let key = outer.map { "\($0.node.name).\(node.name)" } ?? node.name
    guard classes[key] == nil else { return }
    let plain = Names.type(node.name)
    let isTaken = classes.values.contains { $0.name == plain }
    let name = isTaken ? (outer?.name ?? "My") + plain : plain
    let info = ClassInfo(node, name: name)
    if let base = node.bases.first {
      let baseName = shortName(base)
      info.base = classes[baseName]
      info.base?.derived.append(info)
      if Errors.names.contains(baseName) { info.error = baseName }
      info.error = info.error ?? info.base?.error
      if ["Enum", "IntEnum", "StrEnum"].contains(baseName) || info.base?.isEnumeration == true {
        info.kind = .enumeration
        info.mixin = baseName == "IntEnum" ? .int : baseName == "StrEnum" ? .string : info.base?.mixin
      }
      if baseName == "NamedTuple" { info.kind = .namedTuple }
    }
    declareKind(info)
    for statement in node.body { declareMember(statement, of: info) }
    if info.kind == .dataclass || info.kind == .namedTuple { declareInitializer(info) }
    classes[key] = info
    classOrder.append(key)
    changed = true
  }

  private func declareKind(_ info: ClassInfo) {
    for decorator in info.node.decorators {
      var (name, keywords): (Expression, [Keyword]) = (decorator, [])
      if case .call(let function, _, let given) = decorator.kind { (name, keywords) = (function, given) }
      switch shortName(name) {
      case "dataclass":
        info.kind = .dataclass
        info.fields = info.base?.fields ?? []
        for keyword in keywords {
          let isSet = if case .constant(.bool(true)) = keyword.value.kind { true } else { false }
          switch keyword.name {
          case "frozen": info.isFrozen = isSet
          case "order": info.isOrdered = isSet
          case "eq": info.hasEquality = isSet
          default: break
          }
        }
      case "total_ordering": info.isOrdered = true
      default: break
      }
    }
  }

  private func declareMember(_ statement: Statement, of info: ClassInfo) {
    switch statement.kind {
    case .function(let function): declareMethod(function, of: info)
    case .class(let inner): declareClass(inner, outer: info)
    case .annotated(let target, let annotation, let value):
      guard let name = target.plainName else { break }
      if info.kind == .dataclass || info.kind == .namedTuple {
        info.fields.removeAll { $0.name == name }
        info.fields.append(field(name, annotation, value))
      } else if let value {
        info.statics.append((name, value))
      }
    case .assign(let targets, let value):
      for target in targets {
        guard let name = target.plainName, name != "__slots__" else { continue }
        // `__rmul__ = __mul__`
        if let method = value.plainName.flatMap({ info.methods[$0] }), info.methodKinds[value.plainName ?? ""] == nil {
          info.methods[name] = method.named(name)
        } else {
          info.statics.append((name, value))
        }
      }
    default: break
    }
  }

  /// A field with what `field(default_factory=list, compare=False)` says of it.
  private func field(_ name: String, _ annotation: Expression, _ value: Expression?) -> ClassInfo.Field {
    var field = ClassInfo.Field(name: name, annotation: annotation, standard: value)
    guard case .call(let function, _, let keywords)? = value?.kind,
      function.plainName == "field" || libraryName(function) == "dataclasses.field"
    else { return field }
    field.standard = nil
    for keyword in keywords {
      let isSet = if case .constant(.bool(false)) = keyword.value.kind { false } else { true }
      switch keyword.name {
      case "default_factory": field.standard = Expression(.call(keyword.value, [], []), keyword.value.range)
      case "default": field.standard = keyword.value
      case "init": field.isGiven = isSet
      case "repr": field.isShown = isSet
      case "compare": field.isCompared = isSet
      default: break
      }
    }
    return field
  }

  private func declareMethod(_ function: Function, of info: ClassInfo) {
    for decorator in function.decorators {
      switch decorator.kind {
      case .name("staticmethod"): info.methodKinds[function.name] = .ofType
      case .name("classmethod"): info.methodKinds[function.name] = .ofClass
      case .name("property"): info.methodKinds[function.name] = .getter
      case .attribute(_, "setter"):
        info.setters[function.name] = function
        return
      default:
        if decorator.plainName == "cached_property" || libraryName(decorator) == "functools.cached_property" {
          info.methodKinds[function.name] = .getter
        }
      }
    }
    info.methods[function.name] = function
  }

  /// `__init__` of a record: each field as it is given.
  private func declareInitializer(_ info: ClassInfo) {
    guard info.methods["__init__"] == nil else { return }
    let range = info.node.body.first?.range ?? SyntaxRange(line: 1, column: 0, endLine: 1, endColumn: 0)
    let own = Expression(.name("self"), range)
    let parameters = info.fields.filter(\.isGiven).map {
      Parameters.Parameter(name: $0.name, annotation: $0.annotation, defaultValue: $0.standard)
    }
    var body = info.fields.compactMap { field -> Statement? in
      let place = Expression(.attribute(own, field.name), range)
      if field.isGiven { return Statement(.assign([place], Expression(.name(field.name), range)), range) }
      return field.standard.map { Statement(.annotated(place, annotation: field.annotation ?? place, $0), range) }
    }
    if info.methods["__post_init__"] != nil {
      let call = Expression(.call(Expression(.attribute(own, "__post_init__"), range), [], []), range)
      body.append(Statement(.expression(call), range))
    }
    if body.isEmpty { body = [Statement(.pass, range)] }
    let head = Parameters.Parameter(name: "self", annotation: nil, defaultValue: nil)
    info.methods["__init__"] = Function(
      name: "__init__",
      parameters: Parameters(positional: [head] + parameters, variadic: nil, keywordOnly: [], keywords: nil),
      body: body,
      decorators: [], returns: nil, isAsync: false)
  }

  /// `P = namedtuple('P', 'x y')`. Returns false for something else.
  func declareNamedTuple(_ name: String, _ value: Expression) -> Bool {
    guard case .call(let function, let arguments, _) = value.kind,
      libraryName(function) == "collections.namedtuple", arguments.count >= 2
    else { return false }
    if classes[name] != nil { return true }
    var names: [String] = []
    switch arguments[1].kind {
    case .constant(.string(let text)):
      names = text.split { $0 == " " || $0 == "," }.map(String.init)
    case .list(let parts), .tuple(let parts):
      for part in parts { if case .constant(.string(let text)) = part.kind { names.append(text) } }
    default: return false
    }
    let info = ClassInfo(
      Class(name: name, bases: [], keywords: [], body: [], decorators: []), name: Names.type(name))
    info.kind = .namedTuple
    info.fields = names.map { .init(name: $0, annotation: nil, standard: nil) }
    declareInitializer(info)
    classes[name] = info
    classOrder.append(name)
    changed = true
    return true
  }

  func defineClass(_ node: Class, _ range: SyntaxRange) throws(Refusal) {
    guard let info = classes[node.name] else { return }
    if let base = node.bases.first {
      let name = shortName(base)
      let isKnown =
        info.base != nil || info.error != nil || info.kind != .plain || ["object", "ABC", "Generic"].contains(name)
      guard isKnown, node.bases.count == 1 || node.bases.count == 2 && name == "ABC" else {
        throw Refusal("a class derived from this", base.range)
      }
    }
    for decorator in node.decorators {
      var name = decorator
      if case .call(let function, _, _) = decorator.kind { name = function }
      let short = shortName(name)
      guard ["dataclass", "total_ordering", "unique"].contains(short) else {
        throw Refusal("this decorator of a class", decorator.range)
      }
    }
    for keyword in node.keywords where keyword.name != "metaclass" {
      throw Refusal("'\(keyword.name ?? "**")' of a class", keyword.value.range)
    }
    for statement in node.body { try checkMember(statement, of: info) }
    if info.isEnumeration {
      _ = memberValues(info)
    } else {
      for (name, value) in info.statics {
        if info.changedStatics.contains(name), info.attributes.contains(where: { $0.name == name }) {
          throw Refusal("'\(name)' of a class is changed, and objects have one of their own", range, id: "alias")
        }
        let type = try self.value(value).type
        let both = (info.staticTypes[name] ?? .unknown).joined(with: type) ?? type
        if info.staticTypes[name] != both {
          info.staticTypes[name] = both
          changed = true
        }
      }
    }
  }

  private func checkMember(_ statement: Statement, of info: ClassInfo) throws(Refusal) {
    switch statement.kind {
    case .function(let function):
      if ["__new__", "__getattr__", "__getattribute__", "__setattr__", "__del__", "__init_subclass__"].contains(
        function.name)
      {
        throw Refusal("'\(function.name)' is not translated", statement.range)
      }
      aboveDefinitions[ObjectIdentifier(function)] = comments(above: statement).filter { !$0.isEmpty }
      for decorator in function.decorators {
        switch decorator.kind {
        case .name("staticmethod"), .name("classmethod"), .name("property"), .attribute(_, "setter"),
          .name("abstractmethod"), .attribute(_, "abstractmethod"), .name("override"):
          break
        default: throw Refusal("this decorator of a method", decorator.range)
        }
      }
    case .class(let inner): for part in inner.body { try checkMember(part, of: info) }
    case .pass, .annotated: break
    case .assign(let targets, _):
      guard targets.allSatisfy({ $0.plainName != nil }) else { throw Refusal("this in a class", statement.range) }
    case .expression(let value):
      if case .constant = value.kind { break }
      throw Refusal("this in a class is not translated yet", statement.range)
    default: throw Refusal("this in a class is not translated yet", statement.range)
    }
  }
}
