import DiglotSyntax

extension Translator {
  func note(attribute: String, of info: ClassInfo, _ type: Type, _ range: SyntaxRange) throws(Refusal) {
    if let base = info.base, base.type(of: attribute) != nil {
      return try note(attribute: attribute, of: base, type, range)
    }
    guard let index = info.attributes.firstIndex(where: { $0.name == attribute }) else {
      info.attributes.append((attribute, type))
      changed = true
      return
    }
    let old = info.attributes[index].type
    guard let both = old.joined(with: type) else {
      throw Refusal(
        "'\(attribute)' is \(old.python) in one place and \(type.python) in another", range, id: "mixed-types")
    }
    if both != old {
      info.attributes[index].type = both
      changed = true
    }
  }

  /// A variable's value is changed in place.
  func mutate(_ target: Expression) {
    guard let written = target.rootName else { return }
    scope.owner(of: written)?.written.insert(written)
    let name = scope.owner(of: written)?.canonical(written) ?? written
    if name == scope.method?.name {
      instance?.isMutating = true
      noteEffect()
      return
    }
    guard let owner = scope.owner(of: name) else { return }
    if let place = owner.substitutions[name]?.place {
      owner.mutated.insert(name)
      return mutate(place)
    }
    if owner !== scope || scope.parameters.contains(name) { noteEffect() }
    // What an object has is changed, not the name that has the object.
    if isBehindObject(target) {
      if owner !== scope || scope.parameters.contains(name) { noteEffect() }
      return
    }
    if let value = owner.substitutions[name] {
      if case .object = value.type { return }
      if !value.code.text.hasSuffix("]") {
        pending = Refusal("'\(name)' is changed while something is made of it", target.range, id: "alias")
      }
    }
    if !owner.mutated.contains(name) {
      owner.mutated.insert(name)
      changed = true
    }
  }

  /// What is done with a container tells what is in it.
  func refine(_ target: Expression, _ type: Type, _ range: SyntaxRange) throws(Refusal) {
    switch target.kind {
    case .name(let name):
      guard let owner = scope.owner(of: name) else { return }
      if let place = owner.substitutions[name]?.place { return try refine(place, type, range) }
      guard owner.substitutions[name] == nil else { return }
      try note(owner.canonical(name), type, in: owner, range)
    case .item(let base, let index):
      let container = try self.value(base).type
      switch container {
      case .list: try refine(base, .list(type), range)
      case .dict(let k, _): try refine(base, .dict(try self.value(index).type.joined(with: k) ?? k, type), range)
      case .mapping(let kind, let k, _):
        try refine(base, .mapping(kind, try self.value(index).type.joined(with: k) ?? k, type), range)
      default: return
      }
    case .call(let function, let arguments, _):
      guard case .attribute(let base, "setdefault") = function.kind, arguments.count == 2,
        case .dict(let key, _) = try self.value(base).type
      else { return }
      try refine(base, .dict(key, type), range)
    case .attribute(let base, let attribute):
      guard case .object(let info) = present(try self.value(base)).type else {
        return
      }
      // What no object has of its own is the class's, and all of them see the change.
      if info.type(of: attribute) == nil, let owner = info.ownerOfStatic(attribute) {
        _ = note(static: attribute, of: owner, type)
        return
      }
      try note(attribute: attribute, of: info, type, range)
    default: return
    }
  }
}
