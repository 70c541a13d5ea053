import DiglotSyntax

/// What the names of one program are called in Swift, where that is not `Names.camelCase` alone: two names of Python's that would
/// become one, as `MAX_SIZE` and `max_size`, stay two.
struct Spellings: Sendable {
  /// Those that keep Python's spelling.
  private let kept: Set<String>
  /// All that the program's names are called.
  private let used: Set<String>
  /// What the program's names are called.
  private let swift: [String: String]

  /// Whether the program asks tasks how they are, which Swift's own do not tell.
  let observesTasks: Bool

  static let none = Spellings(of: [])

  init(of program: [Statement]) {
    var names: [String: [String]] = [:]
    var spelled: [String: String] = [:]
    var seen = Set(program.flatMap(\.classNames))  // which Swift calls as Python does
    for name in program.flatMap(\.names) where seen.insert(name).inserted {
      let swift = Names.camelCase(name)
      spelled[name] = swift
      names[swift, default: []].append(name)
    }
    var kept: Set<String> = []
    for (swift, all) in names where all.count > 1 {
      let first = all.first { $0 == swift } ?? all.first { $0.contains(where: \.isLowercase) } ?? all[0]
      kept.formUnion(all.filter { $0 != first })
    }
    self.kept = kept
    for name in kept { spelled[name] = name }
    for name in seen where name.last == Names.mark {
      spelled[name] = spelled[Names.unmarked(name)].map { $0 + String(Names.mark) }
    }
    if seen.contains("_"), program.contains(where: \.readsUnderscore) { spelled["_"] = "it" }
    swift = spelled
    used = Set(names.keys).union(kept)
    observesTasks = program.contains(where: \.isAsync) && TaskAnalysis.observes(program)
  }

  /// What a name of the program is called; nil for another one.
  func swiftName(_ name: String) -> String? { swift[name] }

  func isFree(_ name: String) -> Bool { !used.contains(name) }

  /// `name`, or what comes from it by a number, that neither a name of the program nor one of `taken` is called.
  func free(_ name: String, besides taken: Set<String> = []) -> String {
    var (free, number) = (name, 1)
    while used.contains(free) || taken.contains(free) || Names.reserved.contains(free) {
      number += 1
      free = name.last?.isNumber == true ? "\(name)_\(number)" : "\(name)\(number)"
    }
    return free
  }
}

extension Statement {
  /// Whether `_`, which nobody can look at in Swift, is looked at.
  fileprivate var readsUnderscore: Bool {
    let targets: [Expression] =
      switch kind {
      case .assign(let targets, _): targets
      case .annotated(let target, _, _), .for(let target, _, _, _, _): [target]
      case .with(let items, _, _): items.compactMap(\.target)
      default: []
      }
    let read = ownExpressions.reduce(0) { $0 + $1.count(of: "_") }
    let bound = targets.reduce(0) { $0 + ScopeAnalysis.names(in: $1).count { $0 == "_" } }
    return read > bound || children.contains(where: \.readsUnderscore)
  }

  fileprivate var classNames: [String] {
    let own: [String] = if case .class(let type) = kind { [type.name] } else { [] }
    return own + children.flatMap(\.classNames)
  }

  /// The names that are written in it and below: of variables, parameters, functions, and attributes that are set.
  fileprivate var names: [String] {
    var own: [String] = []
    switch kind {
    case .function(let function): own = [function.name] + function.parameters.all.map(\.name)
    case .for(let target, _, _, _, _): own = ScopeAnalysis.names(in: target)
    case .try(_, let handlers, _, _, _): own = handlers.compactMap(\.name)
    case .import(let aliases), .importFrom(_, let aliases, _): own = aliases.map { $0.asName ?? $0.name }
    case .match(_, let cases): own = cases.flatMap(\.pattern.names)
    case .assign(let targets, _):
      own = targets.compactMap { if case .attribute(_, let name) = $0.kind { name } else { nil } }
    default: break
    }
    return own + ownExpressions.flatMap(\.names) + children.flatMap(\.names)
  }
}

extension Expression {
  /// How often a name stands in it, where comprehensions bind it not counted.
  fileprivate func count(of name: String) -> Int {
    children.reduce(plainName == name ? 1 : 0) { $0 + $1.count(of: name) }
  }

  fileprivate var names: [String] {
    var own: [String] = []
    switch kind {
    case .name(let name), .named(let name, _): own = [name]
    case .lambda(let parameters, _): own = parameters.all.map(\.name)
    case .comprehension(let comprehension): own = comprehension.clauses.flatMap { ScopeAnalysis.names(in: $0.target) }
    default: break
    }
    return own + children.flatMap(\.names)
  }
}
