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
      default: return classes[name].map { .object($0) }
      }
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
      return nil
    default: return nil
    }
  }
}
