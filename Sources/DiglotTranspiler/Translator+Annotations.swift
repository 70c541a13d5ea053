import DiglotSyntax

extension Translator {
  /// What an annotation says.
  func annotatedType(_ annotation: Expression) -> Type? {
    switch annotation.kind {
    case .name(let name):
      switch name {
      case "int": return .int
      case "float": return .float
      case "str": return .string
      case "bool": return .bool
      case "list", "List": return .list(.unknown)
      case "dict", "Dict": return .dict(.unknown, .unknown)
      case "set", "Set": return .set(.unknown)
      case "bytes": return .bytes
      case "tuple", "Tuple": return .tupleOf(.unknown)
      default: return classes[name].map { .object($0) } ?? typeAliases[name].flatMap(annotatedType)
      }
    case .constant(.none): return Type.none
    case .constant(.string(let name)): return classes[name].map { .object($0) }
    case .binary(let left, .bitOr, let right):
      guard let first = annotatedType(left), let second = annotatedType(right) else { return nil }
      return first.joined(with: second)
    case .item(let base, let index):
      guard let name = base.plainName?.lowercased() else { return nil }
      if name == "list" { return annotatedType(index).map(Type.list) }
      if name == "set" { return annotatedType(index).map(Type.set) }
      if name == "optional" { return annotatedType(index).map(Type.optional) }
      if name == "dict", case .tuple(let parts) = index.kind, parts.count == 2, let k = annotatedType(parts[0]),
        let v = annotatedType(parts[1])
      {
        return .dict(k, v)
      }
      if name == "tuple", case .tuple(let parts) = index.kind {
        if parts.count == 2, case .constant(.ellipsis) = parts[1].kind {
          return annotatedType(parts[0]).map(Type.tupleOf)
        }
        let types = parts.compactMap(annotatedType)
        return types.count == parts.count ? tupleType(types) : nil
      }
      return nil
    default: return nil
    }
  }

  /// `Matrix = list[list[float]]`, `T = TypeVar("T")`: a name for annotations, of which Swift has no need. Returns false for anything else.
  func noteTypeAlias(_ name: String, _ value: Expression) -> Bool {
    guard scope.isModule, value.isType, scope.analysis.stores(name) == 1, scope.analysis.loads(name) == 0,
      typeAliases[name] != nil || !module.looks(at: name)
    else { return false }
    typeAliases[name] = value
    return true
  }
}

extension Expression {
  /// Whether it is written as a type is, with brackets or `|`, or makes a variable for types.
  fileprivate var isType: Bool {
    switch kind {
    case .item(let base, _):
      let name = if case .attribute(_, let name) = base.kind { name } else { base.plainName ?? "" }
      return [
        "list", "dict", "set", "tuple", "frozenset", "type", "List", "Dict", "Set", "Tuple", "Optional", "Union",
        "Callable",
        "Iterable", "Iterator", "Sequence", "Mapping", "Generator", "Literal", "Type", "Awaitable", "Coroutine",
      ].contains(name)
    case .call(let function, _, _): return ["TypeVar", "ParamSpec", "NewType"].contains(function.plainName ?? "")
    case .binary(let left, .bitOr, let right): return left.isTypeName && right.isTypeName
    default: return false
    }
  }

  private var isTypeName: Bool {
    switch kind {
    case .constant(.none): true
    case .name(let name): ["int", "float", "str", "bool", "bytes"].contains(name)
    default: isType
    }
  }
}
