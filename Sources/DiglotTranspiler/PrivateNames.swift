import DiglotSyntax

/// Names of attributes that are private to their class (language reference, 6.2.1): `account._Account__balance` is what the class calls
/// `__balance`, and outside of a class there is no `__balance`.
struct PrivateNames {
  private let classes: Set<String>

  static func resolved(in module: Module) -> Module {
    let isUsed = module.body.flatMap(\.expressions).contains { $0.contains(where: \.hasPrivateName) }
    guard isUsed else { return module }
    let names = module.body.compactMap { if case .class(let type) = $0.kind { type.name } else { nil } }
    let pass = Self(classes: Set(names))
    let body = module.body.map { statement in
      let isInside = if case .class = statement.kind { true } else { false }
      return statement.rewritten(isDeep: true) { pass.resolved($0, isInside) }
    }
    return Module(body: body, source: module.source)
  }

  /// Whether a name is one that a class has for itself.
  static func isPrivate(_ name: String) -> Bool { name.hasPrefix("__") && !name.hasSuffix("__") }

  private static let outside = " outside of its class"

  /// Whether a name is one that nobody can look up where it stands.
  static func isOutside(_ name: String) -> Bool { name.hasSuffix(outside) }

  private func resolved(_ expression: Expression, _ isInside: Bool) -> Expression? {
    guard case .attribute(let base, let name) = expression.kind, expression.hasPrivateName else { return nil }
    let inner = base.rewritten { resolved($0, isInside) }
    let mangled = classes.first { name.hasPrefix("_\($0)__") }
    let own = mangled.map { String(name.dropFirst($0.count + 1)) } ?? (isInside ? name : name + Self.outside)
    return Expression(.attribute(inner, own), expression.range)
  }
}

extension Expression {
  /// Whether it is an attribute whose name a class has for itself, or such a name with the class before it.
  fileprivate var hasPrivateName: Bool {
    guard case .attribute(_, let name) = kind, name.hasPrefix("_"), !name.hasSuffix("__") else { return false }
    return PrivateNames.isPrivate(name) || name.dropFirst().contains("__")
  }
}
