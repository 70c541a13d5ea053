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
  /// Whether it waits for something: `async` in Swift.
  var isWaiting = false
  /// What a function that is a context manager yields to the body of `with`; nil for any other function.
  var yielded: Type?
  /// Whether it runs on a thread of its own, and not on the main actor.
  var isOnThread = false
  /// Whether a statement `return` with a value was seen, and whether its end can be reached.
  var returnsValue = false
  var isGenerator = false
  /// Whether it changes what is not its own, or prints.
  var hasEffects = false
  /// Whether its integers may grow beyond 64 bits.
  var grows = false
  /// Parameters whose things outlive a call, and those that may be what it gives.
  var keptParameters: Set<Int> = []
  var returnedParameters: Set<Int> = []
  /// Whether it may give what an object has.
  var returnsKept = false
  /// The attributes whose things it may give.
  var returnedAttributes: Set<String> = []
  var isMutating = false
  /// What remembers its results, where it is decorated so.
  var cache: String?
  var code: [String] = []
  /// The method's class.
  var classInfo: ClassInfo?
  var isInProgress = false
  /// Called from the body of a `try` with handlers: what can fail in it throws.
  var isChecked = false

  init(_ function: Function, _ parameters: [Type], scope: Scope, owner: Scope) {
    (self.function, self.parameters, self.scope, self.owner) = (function, parameters, scope, owner)
    isGenerator = function.body.contains { $0.yields }
    isWaiting = function.isAsync && !isGenerator
    isThrowing = isWaiting
  }
}
