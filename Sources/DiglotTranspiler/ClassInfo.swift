import DiglotSyntax

/// A class of the program.
final class ClassInfo {
  enum Kind { case plain, dataclass, enumeration, namedTuple }

  /// How a method is called.
  enum MethodKind { case instance, ofType, ofClass, getter }

  struct Field {
    var name: String
    var annotation: Expression?
    /// What it is where nothing is given, made anew each time.
    var standard: Expression?
    /// What `field(…)` says of it: whether it is one of `__init__`'s parameters, shown by `repr`, and compared.
    var isGiven = true
    var isShown = true
    var isCompared = true
  }

  let node: Class
  let name: String
  var base: ClassInfo?
  var derived: [ClassInfo] = []
  var kind = Kind.plain
  /// The attributes of its objects, in the order in which they are first set.
  var attributes: [(name: String, type: Type)] = []
  /// What is the class's own.
  var statics: [(name: String, value: Expression)] = []
  var staticTypes: [String: Type] = [:]
  /// Attributes of the class that are assigned to, so that they are no constants.
  var changedStatics: Set<String> = []
  /// Those that are looked at by the class's name.
  var usedStatics: Set<String> = []
  var methods: [String: Function] = [:]
  var methodKinds: [String: MethodKind] = [:]
  var setters: [String: Function] = [:]
  var fields: [Field] = []
  /// What the members of an enumeration are besides: `int` of `IntEnum`, `str` of `StrEnum`.
  var mixin: Type?
  var isFrozen = false
  var isOrdered = false
  var hasEquality = true
  /// The exception of Python's that it derives from.
  var error: String?
  /// Operators that are used as such.
  var operators: Set<String> = []
  /// Whether the program makes objects of it, and methods of it that derived classes call with `super()`.
  var isConstructed = false
  /// Whether there are objects of it, as far as the program tells: methods of a class without any have nothing to look at.
  var hasObjects: Bool {
    kind != .plain || error != nil || ([self] + descendants).contains(where: \.isConstructed)
  }
  var calledBySuper: Set<String> = []
  /// Whether its objects are compared, looked for or shown by what they are.
  var needsIdentity = false

  init(_ node: Class, name: String) { (self.node, self.name) = (node, name) }

  var isEnumeration: Bool { kind == .enumeration }
  var isNamedTuple: Bool { kind == .namedTuple }
  /// Whether it is told from others by what is in it, and never changes.
  var isValue: Bool { kind == .namedTuple || kind == .dataclass && hasEquality }
  /// Whether Swift has a struct for it.
  var isStruct: Bool { (kind == .namedTuple || kind == .dataclass && isFrozen) && base == nil && derived.isEmpty }

  func type(of attribute: String) -> Type? {
    attributes.first { $0.name == attribute }?.type ?? base?.type(of: attribute)
  }

  func method(_ name: String) -> (Function, ClassInfo)? {
    if let own = methods[name] { return (own, self) }
    return base?.method(name)
  }

  func methodKind(_ name: String) -> MethodKind { methodKinds[name] ?? base?.methodKind(name) ?? .instance }

  /// Whether each object has an attribute from the start.
  func startsWith(_ attribute: String) -> Bool {
    if kind != .plain, attributes.contains(where: { $0.name == attribute }) { return true }
    guard let (initializer, _) = method("__init__"), let own = initializer.parameters.positional.first?.name else {
      return base?.startsWith(attribute) ?? false
    }
    let isSet = initializer.body.contains { statement in
      switch statement.kind {
      case .assign(let targets, _): targets.contains { $0.isAttribute(attribute, of: own) }
      case .annotated(let target, _, _?): target.isAttribute(attribute, of: own)
      default: false
      }
    }
    return isSet || base?.startsWith(attribute) ?? false
  }

  var hasOwnInitializer: Bool {
    node.body.contains { if case .function(let function) = $0.kind { function.name == "__init__" } else { false } }
  }

  /// What Python raises where an attribute is assigned to that cannot be.
  func refusal(toSet name: String) -> (name: String, message: String)? {
    if isFrozen, kind == .dataclass { return ("FrozenInstanceError", "cannot assign to field '\(name)'") }
    if isNamedTuple, attributes.contains(where: { $0.name == name }) {
      return ("AttributeError", "can't set attribute")
    }
    guard methodKind(name) == .getter, setter(name) == nil, method(name) != nil else { return nil }
    return ("AttributeError", "property '\(name)' of '\(node.name)' object has no setter")
  }

  func setter(_ name: String) -> (Function, ClassInfo)? {
    if let own = setters[name] { return (own, self) }
    return base?.setter(name)
  }

  func ownerOfStatic(_ name: String) -> ClassInfo? {
    statics.contains { $0.name == name } ? self : base?.ownerOfStatic(name)
  }

  /// Whether `==` of its objects is `is`: nothing says that it means something else.
  var comparesByIdentity: Bool { !isEnumeration && !isValue && method("__eq__") == nil }

  /// Methods that are declared abstract, and that neither it nor a class in between has, in the order of their names: with one
  /// of them CPython makes no object (Objects/typeobject.c, `object_new`). Only a class of `ABC`'s family minds.
  var abstractMethods: [String] {
    guard isOfABC else { return [] }
    var names: Set<String> = []
    var line: [ClassInfo] = [self]
    while let base = line.last?.base { line.append(base) }
    for info in line.reversed() {
      for (name, function) in info.methods {
        if function.isAbstract { names.insert(name) } else { names.remove(name) }
      }
    }
    return names.sorted()
  }

  private var isOfABC: Bool {
    func named(_ expression: Expression, _ name: String) -> Bool {
      if case .attribute(_, name) = expression.kind { return true }
      return expression.plainName == name
    }
    return node.bases.contains { named($0, "ABC") }
      || node.keywords.contains { $0.name == "metaclass" && named($0.value, "ABCMeta") } || base?.isOfABC ?? false
  }

  /// The nearest class that both derive from.
  func commonBase(with other: ClassInfo) -> ClassInfo? {
    if other.derives(from: self) { return self }
    return base?.commonBase(with: other)
  }

  func derives(from other: ClassInfo) -> Bool { self === other || base?.derives(from: other) ?? false }

  /// Those that derive from it, at any distance.
  var descendants: [ClassInfo] { derived + derived.flatMap(\.descendants) }

  /// What methods with a meaning of Python's are called in Swift.
  static func swiftName(ofMethod name: String) -> String { special[name] ?? Names.variable(name) }

  private static let special: [String: String] = [
    "__init__": "init", "__call__": "callAsFunction", "__contains__": "contains", "__iter__": "makeIterator",
    "__next__": "next", "__len__": "length", "__bool__": "isTruthy", "__getitem__": "element",
    "__setitem__": "setElement",
    "__delitem__": "deleteElement", "__eq__": "isEqual", "__ne__": "isNotEqual", "__lt__": "isLess",
    "__le__": "isLessOrEqual", "__gt__": "isGreater", "__ge__": "isGreaterOrEqual", "__hash__": "hashed",
    "__add__": "adding", "__radd__": "addingTo", "__iadd__": "add", "__sub__": "subtracting",
    "__rsub__": "subtractingFrom",
    "__isub__": "subtract", "__mul__": "multiplied", "__rmul__": "multiplying", "__imul__": "multiply",
    "__truediv__": "divided", "__rtruediv__": "dividing", "__floordiv__": "floorDivided", "__mod__": "remainder",
    "__pow__": "raised", "__neg__": "negated", "__pos__": "positive", "__abs__": "absolute", "__invert__": "inverted",
    "__and__": "intersecting", "__or__": "joining", "__xor__": "differing", "__lshift__": "shiftedLeft",
    "__rshift__": "shiftedRight", "__matmul__": "matrixMultiplied", "__str__": "str", "__repr__": "repr",
    "__enter__": "enter", "__exit__": "exit", "__aenter__": "enter",
    "__aexit__": "exit", "__aiter__": "makeAsyncIterator", "__anext__": "next", "__post_init__": "postInit",
    "__reversed__": "reversedElements",
    "__format__": "formatted", "__float__": "asFloat", "__int__": "asInt",
  ]
}

extension ClassInfo: Hashable, CustomStringConvertible {
  static func == (a: ClassInfo, b: ClassInfo) -> Bool { a === b }
  func hash(into hasher: inout Hasher) { hasher.combine(name) }
  var description: String { node.name }
}

extension Function {
  /// Whether it is decorated as one that derived classes have to have.
  fileprivate var isAbstract: Bool {
    decorators.contains { decorator in
      if case .attribute(_, "abstractmethod") = decorator.kind { return true }
      return decorator.plainName == "abstractmethod"
    }
  }
}
