import DiglotSyntax

/// What is known of the functions that get to one place as values: their parameters and their result. Signatures that meet become
/// one, so that every call tells every function what it is called with.
final class Signature: Hashable {
  private var parent: Signature?
  private var ownParameters: [Type]?
  private var ownResult: Type = .unknown
  private var ownThrowing = false
  /// Whether they are called where a failure is caught, so that they must throw.
  var isChecked = false
  /// The parameters of the functions, where all have the same: their names and what they are where nothing is given. Nil where
  /// they differ, or take any number.
  private var ownNamed: [Parameters.Parameter]?
  /// What Python calls the functions.
  var names: Set<String> = []

  /// - Parameter parameters: nil for a function that takes any number, as long as nothing calls it.
  init(_ parameters: [Type]?) { ownParameters = parameters }

  /// Notes the parameters of a function; those of two functions have to be the same for a call to name them.
  func note(named parameters: [Parameters.Parameter]?) {
    guard root.names.count <= 1 else {
      root.ownNamed = nil
      return
    }
    root.ownNamed = parameters
  }

  var named: [Parameters.Parameter]? { root.ownNamed }

  /// The one that stands for all that met.
  var root: Signature { parent?.root ?? self }

  var knownParameters: [Type]? { root.ownParameters }
  var parameters: [Type] { root.ownParameters ?? [] }
  var result: Type { root.ownResult }
  var isThrowing: Bool { root.ownThrowing }

  /// Makes both one; false where they do not have as many parameters, or these cannot be of one type.
  ///
  /// A function that takes or gives itself has no type in Swift: that does not fit either.
  func unify(with other: Signature) -> Bool {
    let (a, b) = (root, other.root)
    if a === b { return true }
    var parameters = a.ownParameters ?? b.ownParameters
    if let own = a.ownParameters, let others = b.ownParameters {
      let both = zip(own, others).compactMap { $0.joined(with: $1) }
      guard own.count == others.count, both.count == own.count else { return false }
      parameters = both
    }
    guard let result = a.ownResult.joined(with: b.ownResult),
      !((parameters ?? []) + [result]).contains(where: { $0.mentions(a) || $0.mentions(b) })
    else { return false }
    b.parent = a
    a.names.formUnion(b.names)
    a.ownNamed = a.names.count > 1 ? nil : a.ownNamed ?? b.ownNamed
    a.isChecked = a.isChecked || b.isChecked
    (a.ownParameters, a.ownResult) = (parameters, result)
    a.ownThrowing = a.ownThrowing || b.ownThrowing
    return true
  }

  /// Takes in what a call gives; nil where that does not fit, else whether something is new.
  func note(parameters types: [Type]) -> Bool? {
    guard let known = knownParameters else {
      root.ownParameters = types
      return true
    }
    guard types.count == known.count else { return nil }
    let both = zip(known, types).compactMap { $0.joined(with: $1) }
    guard both.count == types.count, !both.contains(where: { $0.mentions(root) }) else { return nil }
    defer { root.ownParameters = both }
    return both != known
  }

  /// Takes in what a function returns; nil where that does not fit, else whether something is new.
  func note(result type: Type) -> Bool? {
    guard let both = result.joined(with: type), !both.mentions(root) else { return nil }
    defer { root.ownResult = both }
    return both != result
  }

  func noteThrowing() -> Bool {
    defer { root.ownThrowing = true }
    return !isThrowing
  }

  /// Puts a type in the place of what nothing tells; returns whether there was something.
  func close(with type: Type) -> Bool {
    guard let known = root.ownParameters, known.contains(where: \.isOpen) else { return false }
    root.ownParameters = known.map { $0.closed(with: type) }
    return true
  }

  static func == (a: Signature, b: Signature) -> Bool { a.root === b.root }
  // Roots change, and a hash must not.
  func hash(into hasher: inout Hasher) {}

  var swift: String {
    let shown = parameters.map { ($0.isFunction ? "@escaping " : "") + $0.swift }.joined(separator: ", ")
    if case .async(.coroutine, let value) = result {
      return "@MainActor (\(shown)) async throws -> \(value.swiftResult)"
    }
    let effect = isThrowing ? " throws" : ""
    return "(\(shown))\(effect) -> \(result.swiftResult)"
  }
}
