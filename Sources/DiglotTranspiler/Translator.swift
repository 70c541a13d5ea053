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
  var lines: [String] = []
  var depth = 0
  /// In the body of a `try` with handlers: what can fail must throw.
  var catching = 0
  var temporaries = 0
  /// What was found where nothing could be thrown.
  var pending: Refusal?
  var loopFlags: [String?] = []

  /// Passes after which a program whose types still change is given up.
  static let mostPasses = 16

  init(_ module: Module) {
    self.module = module
    moduleScope = Scope(parent: nil, analysis: ScopeAnalysis(module.body, parameters: []), isModule: true)
    scope = moduleScope
  }

  /// The Swift source.
  ///
  /// - Throws: `Refusal` for the first thing that is not translated.
  func run() throws(Refusal) -> String {
    // What is said of a name (`let` or `var`) is what the pass before has seen; of a nested function, what two before have.
    var settled = 0
    for pass in 1... {
      changed = false
      usesPythonic = false
      usesFoundation = false
      lines = []
      temporaries = 0
      moduleScope.beginPass()
      for (_, instance) in instances { instance.scope.beginPass() }
      translated = []
      try block(module.body)
      settled = changed ? 0 : settled + 1
      if settled == 3 { break }
      if pass == Self.mostPasses {
        throw Refusal(
          "the types of this program do not settle",
          module.body.first?.range ?? SyntaxRange(line: 1, column: 0, endLine: 1, endColumn: 0))
      }
    }
    try checkSettled()
    return text()
  }

  /// Instances that this pass has been through.
  var translated: Set<String> = []
  var translatedBefore: Set<String> = []

  private func checkSettled() throws(Refusal) {
    for (id, instance) in instances where translated.contains(id) {
      for (name, type) in instance.scope.types where type.isOpen {
        throw Refusal("nothing tells what '\(name)' holds", instance.function.body[0].range)
      }
    }
    for (name, type) in moduleScope.types where type.isOpen {
      throw Refusal("nothing tells what '\(name)' holds", module.body[0].range)
    }
  }

  private func text() -> String {
    var head: [String] = []
    if usesFoundation { head.append("import Foundation") }
    if usesPythonic { head.append("import Pythonic") }
    var parts: [[String]] = head.isEmpty ? [] : [head]
    for name in classOrder {
      if let type = classes[name] { parts.append(classText(type)) }
    }
    for (key, instance) in instances
    where instance.owner === moduleScope && translated.contains(key) && instance.classInfo == nil {
      parts.append(functionText(instance))
    }
    if !lines.isEmpty { parts.append(lines) }
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  var classOrder: [String] = []

  // Output

  func emit(_ line: String) { lines.append(line.isEmpty ? "" : String(repeating: "  ", count: depth) + line) }

  /// What `body` emits, one level deeper, instead of into the program.
  func captured(_ body: () throws(Refusal) -> Void) throws(Refusal) -> [String] {
    let outer = lines
    lines = []
    defer { lines = outer }
    try body()
    return lines
  }

  func temporary(_ hint: String) -> String {
    temporaries += 1
    return temporaries == 1 ? hint : "\(hint)\(temporaries)"
  }

  func pythonic(_ text: String, _ binding: Code.Binding = .postfix) -> Code {
    usesPythonic = true
    return Code(text, binding)
  }

  /// Whether what fails here can be caught, and so must throw.
  var mustCheck: Bool { catching > 0 || (instance?.isChecked ?? false) }

  /// A call that can fail, as one that throws where that can be caught: `floordiv` becomes `try floordivChecked`.
  func fallible(_ code: Code) -> Code {
    guard mustCheck, let open = code.text.lastOpeningParenthesis else { return code }
    markThrowing()
    return Code("try \(code.text[..<open])Checked\(code.text[open...])", .closure)
  }

  // Types of names

  /// Notes that a variable has a value of a type.
  ///
  /// - Throws: `Refusal` where it has had a value of another type.
  func note(_ name: String, _ type: Type, in owner: Scope, _ range: SyntaxRange, isLiteral: Bool = false)
    throws(Refusal)
  {
    let key = owner.swiftName(name)
    let old = owner.types[key] ?? .unknown
    if type == .int, !isLiteral { owner.computedInts.insert(key) }
    let joined: Type
    if old == .int, type == .float, !owner.computedInts.contains(key) {
      joined = .float  // `total = 0` before a sum of floats
    } else if old == .float, type == .int, isLiteral {
      joined = .float
    } else if let both = old.joined(with: type) {
      joined = both
    } else {
      throw Refusal("'\(name)' is \(old.python) in one place and \(type.python) in another", range, id: "mixed-types")
    }
    if joined != old {
      owner.types[key] = joined
      changed = true
    }
  }

  func type(of name: String, in owner: Scope) -> Type { owner.types[owner.swiftName(name)] ?? .unknown }
}
