import DiglotSyntax

/// A function, translated for arguments of certain types.
final class Instance {
  let function: Function
  let scope: Scope
  let owner: Scope
  var parameters: [Type]
  var result: Type = .unknown
  /// Whether an error may leave it.
  var isThrowing = false
  /// Whether a statement `return` with a value was seen, and whether its end can be reached.
  var returnsValue = false
  var isGenerator = false
  var code: [String] = []
  /// The method's class.
  var classInfo: ClassInfo?
  var isInProgress = false
  /// Called from the body of a `try` with handlers: what can fail in it throws.
  var isChecked = false

  init(_ function: Function, _ parameters: [Type], scope: Scope, owner: Scope) {
    (self.function, self.parameters, self.scope, self.owner) = (function, parameters, scope, owner)
  }
}

/// A class of the program.
final class ClassInfo {
  let node: Class
  let name: String
  var base: ClassInfo?
  /// The attributes of its objects, in the order in which they are first set.
  var attributes: [(name: String, type: Type)] = []
  var methods: [String: Function] = [:]
  var isDataclass = false
  /// The exception it derives from.
  var error: String?

  init(_ node: Class) {
    self.node = node
    name = Names.type(node.name)
  }

  func type(of attribute: String) -> Type? {
    attributes.first { $0.name == attribute }?.type ?? base?.type(of: attribute)
  }

  func method(_ name: String) -> (Function, ClassInfo)? {
    if let own = methods[name] { return (own, self) }
    return base?.method(name)
  }
}
