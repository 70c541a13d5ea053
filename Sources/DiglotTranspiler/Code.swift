import DiglotSyntax

/// A piece of Swift, with how tightly it binds, so that parentheses come only where they are needed.
struct Code: Hashable {
  /// Swift's precedence groups, the loosest first.
  enum Binding: Int, Comparable {
    case closure, ternary, disjunction, conjunction, comparison, cast, range, addition, multiplication, prefix, postfix

    static func < (left: Binding, right: Binding) -> Bool { left.rawValue < right.rawValue }
  }

  /// Stands for what cannot be written as long as a type is not known. No program's text has it: a text's control characters are
  /// escaped.
  static let unknown = "\u{2}"

  /// `try ` of what runs later, in a closure that nobody calls here: it makes nothing around it throw.
  static let later = "try\u{3} "

  /// Stands for a variable that is changed by a function, where that would run later; see `unknown`.
  static let changedLater = "\u{4}"

  var text: String
  var binding: Binding

  init(_ text: String, _ binding: Binding = .postfix) { (self.text, self.binding) = (text, binding) }

  /// Whether it is a name and nothing else.
  var isName: Bool { text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == Names.mark } }

  /// Whether it is a name or an attribute of one, that may be written twice.
  var isPlace: Bool {
    text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == "$" || $0 == Names.mark }
  }

  /// A call that throws, without its `try`; nil for anything else.
  private var untried: Code? {
    guard text.hasPrefix("try "), !text.hasPrefix("try await ") else { return nil }
    let plain = String(text.dropFirst(4))
    var depth = 0
    let isCall = plain.allSatisfy { character in
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      return character != "\"" && (depth > 0 || character != " ")
    }
    return Code(plain, isCall ? .postfix : .closure)
  }

  /// As an operand that must bind at least so tightly.
  func inside(_ needed: Binding) -> String { binding < needed ? "(\(text))" : text }

  /// As what `.name` or `[i]` follows.
  var base: String { inside(.postfix) }

  /// A left-associative operator between two operands.
  static func infix(_ left: Code, _ symbol: String, _ right: Code, _ binding: Binding) -> Code {
    let tighter = Binding(rawValue: binding.rawValue + 1) ?? .postfix
    // `a && try b` is not Swift: `try` stands before the whole. `&&` asks that of what is somewhere within, too.
    if let plain = right.untried ?? (binding <= .conjunction && right.text.contains("(try ") ? right : nil) {
      return Code("try \((left.untried ?? left).inside(binding)) \(symbol) \(plain.inside(tighter))", .closure)
    }
    return Code("\(left.inside(binding)) \(symbol) \(right.inside(tighter))", binding)
  }

  /// An operator that does not associate.
  static func comparison(_ left: Code, _ symbol: String, _ right: Code) -> Code {
    Code("\(left.inside(.range)) \(symbol) \(right.inside(.range))", .comparison)
  }

  /// An answer that the types give, behind this, which is evaluated for what it does; the answer alone where that is nothing.
  func followed(by answer: String, unless isPlain: Bool) -> Code {
    isPlain ? Code(answer) : Code("(\(text), \(answer)).1")
  }

  static func call(_ name: String, _ arguments: [Code]) -> Code {
    Code("\(name)(\(arguments.map(\.text).joined(separator: ", ")))")
  }

  static func method(_ base: Code, _ name: String, _ arguments: [Code] = []) -> Code {
    Code("\(base.base).\(name)(\(arguments.map(\.text).joined(separator: ", ")))")
  }

  static func property(_ base: Code, _ name: String) -> Code { Code("\(base.base).\(name)") }
}

/// An expression with its type.
struct Value {
  var type: Type
  var code: Code
  /// Whether nobody else has it: a literal, a result that was made anew.
  var isFresh = true
  /// Whether an object, or what outlives a function, has it as well.
  var isKept = false
  /// The attributes that may have it, where it is what a method gives.
  var keptAttributes: Set<String> = []
  /// The place that a name stands for; see `standsForPlace`.
  var place: Expression?
  /// A number that is written out.
  var literal: Int?
  /// What an integer's absolute value is at most, where that is known; see `bound`.
  var largest: Double?
  /// The same of the elements of what a comprehension makes, and how many these are at most.
  var elements: Double?
  var count: Double?
  /// What the value may be the same thing as, where it is not the expression's own name: what a function was given.
  var sources: [Expression] = []
  /// The call of an async function, where it is one that has not begun.
  var deferral: Deferral?
  /// The tuple of Swift's that it is made of.
  var parts: Code?
  /// What stands in it, where it is a tuple that is written out.
  var items: [Value] = []

  init(_ type: Type, _ code: Code, isFresh: Bool = true, literal: Int? = nil) {
    (self.type, self.code, self.isFresh, self.literal) = (type, code, isFresh, literal)
  }

  init(_ type: Type, _ text: String) { self.init(type, Code(text)) }
}

/// A call of an async function that has not begun.
struct Deferral {
  /// As it is awaited at once.
  var call: Code
  /// As it stands in a closure that runs it later, and what that closure captures, so that it has what it has now.
  var later: Code
  var captures: [String] = []

  init(_ call: Code, later: Code? = nil, captures: [String] = []) {
    (self.call, self.later, self.captures) = (call, later ?? call, captures)
  }

  /// The closure that runs it.
  func closure(_ name: String) -> Code {
    let head = captures.isEmpty ? "" : "[\(captures.joined(separator: ", "))] in "
    return Code("\(name) { \(head)\(Code.later)await \(later.text) }")
  }
}
