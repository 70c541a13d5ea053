import DiglotSyntax

/// The names of a function that is translated for certain types of arguments, or of the module.
final class Scope {
  let parent: Scope?
  let analysis: ScopeAnalysis
  let isModule: Bool
  /// What is known of each name, by what Swift calls it; kept from pass to pass.
  var types: [String: Type] = [:]
  /// Functions that are defined here, by name.
  var functions: [String: Function] = [:]
  /// How often each name is bound, by what Swift calls it, in this pass and in the last one.
  private var bindings: [String: Int] = [:]
  private(set) var lastBindings: [String: Int] = [:]
  /// Names whose value is changed in place, by their Python name.
  var mutated: Set<String> = []
  /// Bindings from which on a name has another type, and another name in Swift.
  var renewals: [ObjectIdentifier: Int] = [:]
  /// The version of each name at the place that is being translated.
  var versions: [String: Int] = [:]
  var declared: Set<String> = []
  /// The regular expressions that are compiled where a name is bound.
  var patterns: [String: String] = [:]
  /// How many elements a list has that is written out where a name is bound.
  var counts: [String: Int] = [:]
  /// Names that stand for another one: both are bound once, to one thing that is changed.
  var synonyms: [String: String] = [:]
  var parameters: Set<String> = []
  /// Names whose integers may grow beyond 64 bits.
  var growing: Set<String> = []
  /// How large the integers of names get, by what Swift calls these.
  var magnitudes: [String: Magnitude] = [:]
  /// Names by which something is changed in place, as they are written.
  var written: Set<String> = []
  /// What a method calls its object, and the object's class.
  var receiver: (name: String, info: ClassInfo)?
  /// Dictionaries that are written out where a name is bound.
  var literals: [String: [(key: Expression?, value: Expression)]] = [:]
  /// Loop variables that are never negative.
  var naturals: Set<String> = []
  /// Names for a part of an expression: a loop's variable that stands for an element, say.
  var substitutions: [String: Value] = [:]
  /// The places that names have stood for.
  var stands: [String: Expression] = [:]
  /// Parameters that are changed in place, for the caller to see.
  var inoutParameters: Set<String> = []
  /// Names of what tasks share and change: it is behind a reference (`Shared`).
  var shared: Set<String> = []
  /// The functions that this pass has defined here by one name, in their order.
  var definitions: [String: [ObjectIdentifier]] = [:]

  init(parent: Scope?, analysis: ScopeAnalysis, isModule: Bool = false) {
    (self.parent, self.analysis, self.isModule) = (parent, analysis, isModule)
  }

  func beginPass() {
    lastBindings = bindings
    bindings = [:]
    versions = [:]
    declared = []
    substitutions = [:]
    functions = [:]
    definitions = [:]
  }

  /// The name itself, or the one that it stands for.
  func canonical(_ name: String) -> String { synonyms[name].map(canonical) ?? name }

  /// What Swift calls a variable here.
  func swiftName(_ name: String) -> String {
    let base = Names.variable(name)
    guard let version = versions[name], version > 0 else { return base }
    let plain = base.hasSuffix("`") ? String(base.dropFirst().dropLast()) : base
    return Names.spellings.free("\(plain)\(version + 1)")
  }

  /// What stands for the value of a variable.
  func reference(_ name: String) -> String { swiftName(name) + (shared.contains(name) ? ".value" : "") }

  func noteBinding(_ name: String, times: Int = 1) { bindings[swiftName(name), default: 0] += times }

  /// Whether the last pass has bound a name more than once.
  func isRebound(_ name: String) -> Bool { (lastBindings[swiftName(name)] ?? 1) > 1 }

  /// The scope that has a name, from here outwards.
  func owner(of name: String) -> Scope? {
    if substitutions[name] != nil { return self }
    if analysis.bound.contains(name), !analysis.outer.contains(name) { return self }
    return parent?.owner(of: name)
  }

  /// The object and class of the method around.
  var method: (name: String, info: ClassInfo)? { receiver ?? parent?.method }

  func function(_ name: String) -> (Function, Scope)? {
    if let function = functions[name] { return (function, self) }
    return parent?.function(name)
  }
}
