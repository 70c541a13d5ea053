import DiglotSyntax

/// Where the names of a function (or of a module) are first bound and last used, so that Swift can declare each in the smallest
/// block that holds all its uses. Python's blocks make no scopes; Swift's do.
struct ScopeAnalysis {
  /// A block of the function: 0 is its body.
  typealias Block = Int

  /// Names to declare before a statement, by the statement.
  private(set) var declaredBefore: [ObjectIdentifier: [String]] = [:]
  /// Names that are declared where they are first bound.
  private(set) var declaredInline: Set<String> = []
  /// Names that the function binds; names that it has from outside, by `global` or `nonlocal`.
  private(set) var bound: Set<String> = []
  private(set) var outer: Set<String> = []
  /// Names that nested functions use.
  private(set) var captured: Set<String> = []

  private struct Use {
    var path: [Block]
    var statements: [ObjectIdentifier]
    var isStore: Bool
  }

  private var uses: [String: [Use]] = [:]
  private var path: [Block] = [0]
  private var statements: [ObjectIdentifier] = []
  private var loops: Set<Block> = []
  /// The variables of `for`, by the block of its body.
  private var targets: [Block: Set<String>] = [:]
  /// How often a name alone is assigned to.
  private var assigned: [String: Int] = [:]
  private var count = 0
  private var hidden: [Set<String>] = []
  private var isNested = false

  init(_ body: [Statement], parameters: [String]) {
    bound = Set(parameters)
    visit(body)
    place(Set(parameters))
  }

  private mutating func place(_ parameters: Set<String>) {
    for (name, all) in uses where bound.contains(name) && !parameters.contains(name) && !outer.contains(name) {
      guard let first = all.first else { continue }
      // A loop's variable that is only looked at in loops that bind it is each loop's own.
      if all.allSatisfy({ use in use.path.contains { targets[$0]?.contains(name) ?? false } }) {
        declaredInline.insert(name)
        continue
      }
      var common = first.path
      for use in all { common = Array(zip(common, use.path).prefix { $0 == $1 }.map(\.0)) }
      if first.isStore, first.path == common {
        declaredInline.insert(name)
        continue
      }
      // Its value lasts from one turn of a loop to the next.
      if let loop = common.firstIndex(where: loops.contains) { common = Array(common[..<loop]) }
      let statement = first.statements[min(common.count - 1, first.statements.count - 1)]
      declaredBefore[statement, default: []].append(name)
    }
    for key in declaredBefore.keys { declaredBefore[key]?.sort() }
  }

  private mutating func use(_ name: String, isStore: Bool) {
    if hidden.contains(where: { $0.contains(name) }) { return }
    if isStore, !isNested { bound.insert(name) }
    if isNested { captured.insert(name) }
    uses[name, default: []].append(Use(path: path, statements: statements, isStore: isStore && !isNested))
  }

  private mutating func block(
    _ body: [Statement], isLoop: Bool = false, before: (inout ScopeAnalysis) -> Void = { _ in }
  ) {
    count += 1
    path.append(count)
    if isLoop { loops.insert(count) }
    before(&self)
    visit(body)
    path.removeLast()
  }

  private mutating func visit(_ body: [Statement]) {
    for statement in body {
      statements.append(ObjectIdentifier(statement))
      visit(statement)
      statements.removeLast()
    }
  }

  private mutating func visit(_ statement: Statement) {
    switch statement.kind {
    case .function(let function):
      use(function.name, isStore: true)
      nested(function.parameters) {
        $0.visit(function.body)
      } locals: {
        Self.locals(of: function.body)
      }
    case .class(let type): use(type.name, isStore: true)
    case .return(let value): visit(value)
    case .delete(let targets): for target in targets { visit(target) }
    case .assign(let targets, let value):
      visit(value)
      for part in targets {
        if let name = part.plainName, targets.count == 1 { assigned[name, default: 0] += 1 }
        store(part)
      }
    case .augmented(let target, _, let value):
      visit(value)
      visit(target)
      if case .name(let name) = target.kind { bind(name) }
    case .annotated(let target, _, let value):
      visit(value)
      if value != nil { store(target) }
    case .for(let target, let iterable, let body, let orelse, _):
      visit(iterable)
      block(body, isLoop: true) { scope in
        scope.targets[scope.count] = Set(Self.names(in: target))
        scope.store(target)
      }
      block(orelse)
    case .while(let test, let body, let orelse):
      visit(test)
      block(body, isLoop: true)
      block(orelse)
    case .if(let test, let body, let orelse):
      visit(test)
      block(body)
      block(orelse)
    case .with(let items, let body, _):
      for item in items {
        visit(item.context)
      }
      block(body) { scope in
        for case let target? in items.map(\.target) {
          scope.targets[scope.count, default: []].formUnion(Self.names(in: target))
          scope.store(target)
        }
      }
    case .raise(let value, let cause):
      visit(value)
      visit(cause)
    case .try(let body, let handlers, let orelse, let finalBody, _):
      block(body)
      for handler in handlers {
        block(handler.body) { scope in
          if let name = handler.name { scope.hidden.append([name]) }
        }
        if handler.name != nil { hidden.removeLast() }
      }
      block(orelse)
      block(finalBody)
    case .assert(let test, let message):
      visit(test)
      visit(message)
    case .global(let names), .nonlocal(let names): if !isNested { outer.formUnion(names) }
    case .expression(let value): visit(value)
    case .match(let subject, let cases):
      visit(subject)
      for part in cases {
        block(part.body) { scope in
          for name in part.pattern.names { scope.use(name, isStore: true) }
          for value in part.pattern.values { scope.visit(value) }
          scope.visit(part.test)
        }
      }
    case .import, .importFrom, .pass, .break, .continue: break
    }
  }

  /// Binds a name that was read before, as `x += 1` does.
  private mutating func bind(_ name: String) {
    if !isNested, !hidden.contains(where: { $0.contains(name) }) { bound.insert(name) }
  }

  private mutating func store(_ target: Expression) {
    switch target.kind {
    case .name(let name): use(name, isStore: true)
    case .tuple(let parts), .list(let parts): for part in parts { store(part) }
    case .starred(let part): store(part)
    default: visit(target)
    }
  }

  private mutating func nested(
    _ parameters: Parameters, _ body: (inout ScopeAnalysis) -> Void, locals: () -> Set<String> = { [] }
  ) {
    for part in parameters.positional { visit(part.defaultValue) }
    for part in parameters.keywordOnly { visit(part.defaultValue) }
    var names = Set((parameters.positional + parameters.keywordOnly).map(\.name))
    for name in [parameters.variadic?.name, parameters.keywords?.name].compactMap({ $0 }) { names.insert(name) }
    let wasNested = isNested
    isNested = true
    hidden.append(names.union(locals()))
    body(&self)
    hidden.removeLast()
    isNested = wasNested
  }

  private static func locals(of body: [Statement]) -> Set<String> {
    let inner = ScopeAnalysis(body, parameters: [])
    return inner.bound.subtracting(inner.outer)
  }

  private mutating func visit(_ expression: Expression?) {
    guard let expression else { return }
    switch expression.kind {
    case .name(let name): use(name, isStore: false)
    case .named(let name, let value):
      visit(value)
      use(name, isStore: false)
      if !isNested, !hidden.contains(where: { $0.contains(name) }) { bound.insert(name) }
    case .lambda(let parameters, let body): nested(parameters) { $0.visit(body) }
    case .comprehension(let comprehension):
      var names: Set<String> = []
      for clause in comprehension.clauses { names.formUnion(Self.names(in: clause.target)) }
      if let first = comprehension.clauses.first { visit(first.iterable) }
      hidden.append(names)
      for (index, clause) in comprehension.clauses.enumerated() {
        if index > 0 { visit(clause.iterable) }
        for part in clause.conditions { visit(part) }
      }
      visit(comprehension.element)
      visit(comprehension.value)
      hidden.removeLast()
    default: for child in expression.children { visit(child) }
    }
  }

  /// Whether all that binds a name is `name = …`.
  func isAssignedOnly(_ name: String) -> Bool { stores(name) == assigned[name] }

  /// Whether a name is bound more than once.
  func isReused(_ name: String) -> Bool { (uses[name] ?? []).count(where: \.isStore) > 1 }

  /// How often a name is bound, but for `x += 1`.
  func stores(_ name: String) -> Int { (uses[name] ?? []).count(where: \.isStore) }

  /// How often a name is looked at.
  func loads(_ name: String) -> Int { (uses[name] ?? []).count { !$0.isStore } }

  func mentions(_ name: String) -> Bool { uses[name] != nil }

  static func names(in target: Expression) -> [String] {
    switch target.kind {
    case .name(let name): [name]
    case .tuple(let parts), .list(let parts): parts.flatMap(names)
    case .starred(let part): names(in: part)
    default: []
    }
  }
}
