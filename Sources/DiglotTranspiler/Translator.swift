import DiglotSyntax

/// Translates a program, again and again until no type changes any more. Each pass goes through the program as it would run, a
/// function for each kind of arguments that it is called with, and writes Swift as it goes; the last pass's text counts.
final class Translator {
  let module: Module
  let moduleScope: Scope
  var scope: Scope
  var instance: Instance?
  var instances: [(key: String, instance: Instance)] = []
  var classes: [String: ClassInfo] = [:]
  var imports: [String: String] = [:]
  var changed = false
  var usesPythonic = false
  var usesFoundation = false
  var usesRandom = false
  var usesWeb = false
  var lines: [String] = []
  var depth = 0
  /// Where the program's lines are said to stand; nil to say nothing.
  var places: Transpiler.Places?
  /// Whether there are async functions in it.
  let isAsync: Bool
  /// Whether something may cancel a task.
  let mayCancel: Bool
  /// What has to be done before a block is left: in how many loops that is, and the lines.
  var cleanups: [(loops: Int, lines: [String])] = []
  /// In what runs where the task may have been cancelled: a handler of that, or `finally`.
  var cleaning = 0
  /// What gets the value of a `return` in a closure that gives none.
  var returnHolder: String?
  /// What names stand for in annotations.
  var typeAliases: [String: Expression] = [:]
  /// See `changers(of:)`.
  var changersOfAttributes: [String: Set<String>] = [:]
  var bindersOfAttributes: [String: Set<String>] = [:]
  /// What `raise` alone throws.
  var rethrown = "error"
  /// In what runs on a thread of its own.
  var threads = 0
  /// The members of objects and modules that the program makes up.
  var namespaces: [String: [String: Expression]] = [:]
  /// What Swift calls functions whose name has been defined before.
  var functionNames: [ObjectIdentifier: String] = [:]
  /// Functions that `contextlib` makes context managers.
  var contextManagers: Set<ObjectIdentifier> = []
  /// In the body of a `try` with handlers: what can fail must throw.
  var catching = 0
  var temporaries = 0
  /// What was found where nothing could be thrown.
  var pending: Refusal?
  /// What this pass has refused so far; it counts once the types are settled.
  var refusals: [Refusal] = []
  var loopFlags: [String?] = []
  /// Tests that are a `guard`, with what it casts.
  var guards: [ObjectIdentifier: Cast] = [:]
  /// The signatures of functions that are values.
  var signatures: [SignatureKey: Signature] = [:]
  /// Variables of the loops and comprehensions around, which have a new value each turn.
  var turning: Set<String> = []
  /// How many turns each of the loops around has at most, the outermost first; nil where nothing tells.
  var turns: [Double?] = []
  var lambdaDepth = 0
  /// What is wanted of the elements of the comprehension around.
  var wantedElement = Type.unknown
  /// Names whose values are known up to a statement, which binds them anew.
  var narrowedUntil: [ObjectIdentifier: Set<String>] = [:]
  /// The statements around the place that is being translated.
  var statements: [Statement] = []
  /// Those behind the one at work, in its block.
  var following: ArraySlice<Statement> = []
  /// Functions without their decorators, by themselves; of these, those that remember results, and what Python calls them.
  var undecorated: [ObjectIdentifier: Function] = [:]
  var decoratorCalls: [ObjectIdentifier: Expression] = [:]
  var cached: Set<ObjectIdentifier> = []
  var pythonNames: [ObjectIdentifier: String] = [:]
  var originals: [ObjectIdentifier: Function] = [:]
  /// The functions that named lambdas are, by the lambdas' bodies.
  var namedLambdas: [ObjectIdentifier: Function] = [:]
  var temporaryHolders = 0
  let comments: Comments
  /// The comments above functions and classes that come elsewhere in the Swift.
  var aboveDefinitions: [ObjectIdentifier: [String]] = [:]
  /// Nothing happens where the operands of a comparison are evaluated.
  var operandsArePure = false
  /// Whether what is emitted stands in a loop's body, though not indented yet.
  var isInPattern = false
  var nameNodes: [String: Expression] = [:]
  /// Whether what is translated is asked for its next element, and no more.
  var isAskedForNext = false
  /// The variable with the function whose name another has, by `functools.wraps`.
  var wrapped: [ObjectIdentifier: String] = [:]
  /// The decorators' functions, one for each function that they decorate.
  var decoratorCopies: [String: Function] = [:]
  /// What stands for a member of each of the unions whose members are being gone through right now.
  var distributed: [String] = []
  /// How deep conversions of values are nested right now.
  var conversions = 0
  /// How deep expressions, blocks and calls are nested right now, and how much this pass has looked at.
  var nesting = 0
  var steps = 0
  /// The unions of the program, by the names of their enums.
  var unions: [String: Type] = [:]
  /// What stands for the elements of what is always empty; nil as long as nothing had to be assumed.
  let assumption: Type
  private(set) var hasAssumed = false

  /// Passes after which a program whose types still change is given up.
  static let mostPasses = 24

  init(_ module: Module, assumption: Type = .int) {
    self.module = module
    comments = Comments(module.source)
    isAsync = module.body.contains(where: \.isAsync)
    mayCancel = module.body.contains { statement in
      statement.expressions.contains { $0.contains(where: \.mayCancel) }
    }
    self.assumption = assumption
    moduleScope = Scope(parent: nil, analysis: ScopeAnalysis(module.body, parameters: []), isModule: true)
    moduleScope.growing = GrowthAnalysis(module.body, function: nil, isMemoized: false).names
    scope = moduleScope
  }

  /// The Swift source; nil where something is refused.
  func run() -> (swift: String?, refusals: [Refusal]) {
    // What is said of a name (`let` or `var`) is what the pass before has seen; of a nested function, what two before have.
    var settled = 0
    for pass in 1... {
      begin()
      do { try block(module.body) } catch { refusals.append(error) }
      instantiateProtocols()
      settled = changed ? 0 : settled + 1
      if settled == 3 {
        if !hasAssumed, assumeOpenTypes() {
          settled = 0
          continue
        }
        break
      }
      if pass == Self.mostPasses {
        let range = module.body.first?.range ?? SyntaxRange(line: 1, column: 0, endLine: 1, endColumn: 0)
        return (nil, refusals.isEmpty ? [Refusal("the types of this program do not settle", range)] : refusals)
      }
    }
    if !refusals.isEmpty { return (nil, refusals) }
    let text = self.text().replacing(Code.later, with: "try ")
    if text.contains(Code.changedLater), let range = module.body.first?.range {
      let finding = "a task or a coroutine is given something that it changes, of which Swift makes a copy"
      return (nil, [Refusal(finding, range, id: "alias")])
    }
    if let line = text.split(separator: "\n").first(where: { $0.contains(Code.unknown) }) {
      let range = module.body.first?.range ?? SyntaxRange(line: 1, column: 0, endLine: 1, endColumn: 0)
      let shown = line.drop { $0 == " " }.replacing(Code.unknown, with: "…")
      return (nil, [Refusal("nothing tells the types in '\(shown)'", range, id: "unknown-type")])
    }
    return (text, [])
  }

  private func begin() {
    changed = false
    usesPythonic = false
    usesFoundation = false
    usesRandom = false
    usesWeb = false
    lines = []
    depth = 0
    temporaries = 0
    refusals = []
    pending = nil
    turning = []
    statements = []
    turns = []
    (cleanups, returnHolder, rethrown, threads, cleaning) = ([], nil, "error", 0, 0)
    nesting = 0
    steps = 0
    moduleScope.beginPass()
    for (_, instance) in instances { instance.scope.beginPass() }
    (translatedBefore, translated) = (translated, [])
  }

  /// Instances that this pass has been through, and with them those of the pass before it.
  var translated: Set<String> = []
  var translatedBefore: Set<String> = []

  /// What is empty at all times has elements of no type; Swift wants one. Returns false where nothing was open.
  private func assumeOpenTypes() -> Bool {
    hasAssumed = true
    var found = false
    // What `**` catches of nothing is known to be nothing.
    func catchesRest(_ name: String, _ instance: Instance?) -> Bool {
      instance?.function.parameters.keywords.map { Names.variable($0.name) == name } ?? false
    }
    let own = instances.filter { translated.contains($0.key) }.map(\.instance)
    for (scope, instance) in [(moduleScope, nil)] + own.map({ ($0.scope, $0 as Instance?) }) {
      for (name, type) in scope.types where type.isOpen && !catchesRest(name, instance) {
        scope.types[name] = type.closed(with: assumption)
        found = true
      }
    }
    for (_, instance) in instances {
      let names = instance.function.parameters.all.map { Names.variable($0.name) }
      for (index, type) in instance.parameters.enumerated()
      where type.isOpen && !(names.indices.contains(index) && catchesRest(names[index], instance)) {
        // What the function does with it may have told.
        let told = names.indices.contains(index) ? instance.scope.types[names[index]] : nil
        instance.parameters[index] = told.flatMap { $0.isOpen ? nil : $0 } ?? type.closed(with: assumption)
        found = true
      }
      if instance.result.isOpen, instance.result != .unknown {
        instance.result = instance.result.closed(with: assumption)
        found = true
      }
    }
    for signature in signatures.values where signature.close(with: assumption) { found = true }
    for info in classes.values {
      for (index, attribute) in info.attributes.enumerated() where attribute.type.isOpen {
        info.attributes[index].type = attribute.type.closed(with: assumption)
        found = true
      }
    }
    return found
  }

  private func text() -> String {
    var parts: [[String]] = []
    for name in classOrder {
      if let type = classes[name] { parts.append(classText(type)) }
    }
    for instance in inOrder(instances.filter { $0.instance.owner === moduleScope && $0.instance.classInfo == nil }) {
      let text = functionText(instance)
      if !parts.contains(text) { parts.append(text) }
    }
    emitEnd()
    if !lines.isEmpty { parts.append(lines) }
    if usesRandom { parts.insert(["\(isAsync ? "" : "nonisolated(unsafe) ")var random = Random()"], at: 0) }
    let types = ["Number", "BigInt", "Dict<", "PySet<", "TupleOf<", "Tuple<"]
    usesPythonic = usesPythonic || parts.joined().contains { line in types.contains(where: line.contains) }
    parts = unionTexts(for: parts.joined().joined(separator: "\n")) + parts
    if usesWeb {
      parts.insert(WebClient.source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init), at: 0)
    }
    var head =
      module.body.first?.isDocstring ?? false
      ? documentation(module.body).map { $0.replacing("///", with: "//", maxReplacements: 1) } + [""] : []
    if usesWeb { head += WebClient.imports } else if usesFoundation { head.append("import Foundation") }
    if usesPythonic { head.append("import Pythonic") }
    if head.last == "" { head.removeLast() }
    if !head.isEmpty { parts.insert(head, at: 0) }
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// Functions that this pass has been through, in the order of the program.
  func inOrder(_ some: [(key: String, instance: Instance)]) -> [Instance] {
    let own = some.filter { translated.contains($0.key) }.map(\.instance)
    let lines = own.map { $0.function.body.first?.range.line ?? 0 }
    return own.indices.sorted { (lines[$0], $0) < (lines[$1], $1) }.map { own[$0] }
  }

  /// The comments behind the last statement.
  private func emitEnd() {
    guard let last = module.body.last else { return }
    if comments.count > last.range.endLine {
      for line in (last.range.endLine + 1)...comments.count {
        if let comment = comments.alone[line] { emit(text(comment)) }
      }
    }
    while lines.first == "" { lines.removeFirst() }
    while lines.last == "" { lines.removeLast() }
  }

  var classOrder: [String] = []

  // Output

  func emit(_ line: String) {
    lines.append(line.isEmpty ? "" : String(repeating: "  ", count: max(depth, 0)) + StatementHead.line(line))
  }

  /// What `body` emits, one level deeper, instead of into the program.
  func captured(_ body: () throws(Refusal) -> Void) throws(Refusal) -> [String] {
    let outer = lines
    lines = []
    defer { lines = outer }
    try body()
    return lines
  }

  func temporary(_ hint: String) -> String {
    while true {
      temporaries += 1
      // `value` is what stands for the members of a union, one after the other.
      let name = temporaries == 1 && hint != "value" ? hint : "\(hint)\(temporaries)"
      if Names.spellings.isFree(name) { return name }
    }
  }

  /// Whether what fails here can be caught, and so must throw.
  var mustCheck: Bool { catching > 0 || (instance?.isChecked ?? false) }

  /// A call with `try` before it, where what is called throws.
  func throwing(_ call: Code, if isThrowing: Bool = true) -> Code {
    guard isThrowing else { return call }
    markThrowing()
    return Code("try \(call.text)", .closure)
  }

  /// A call that can fail, as one that throws where that can be caught: `floordiv` becomes `try floordivChecked`.
  func fallible(_ code: Code) -> Code {
    guard mustCheck, let open = code.text.lastOpeningParenthesis else { return code }
    return throwing(Code("\(code.text[..<open])Checked\(code.text[open...])"))
  }

  // Types of names

  /// Notes that a variable has a value of a type.
  ///
  /// - Throws: `Refusal` where it has had a value of another type.
  func note(_ name: String, _ type: Type, in owner: Scope, _ range: SyntaxRange) throws(Refusal) {
    let key = owner.swiftName(name)
    let old = owner.types[key] ?? .unknown
    let type = owner.growing.contains(name) ? type.grown : type
    guard let joined = old.joined(with: type), joined.depth <= Self.deepest else {
      throw Refusal("'\(name)' is \(old.python) in one place and \(type.python) in another", range, id: "mixed-types")
    }
    if joined != old {
      owner.types[key] = joined
      changed = true
    }
  }

  /// How deep types may be nested: a variable that is put into itself again and again has no type.
  static let deepest = 9

  func type(of name: String, in owner: Scope) -> Type { owner.types[owner.swiftName(name)] ?? .unknown }
}
