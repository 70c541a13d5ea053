/// A piece of a program, in the few words that the rules of mutation need. They are the same for both languages.
package struct SyntaxNode: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case integer, float, boolean, string
    /// Two operands; `name` is the operator, `focus` where it stands.
    case operation
    /// What decides a branch or a loop.
    case condition
    /// `name` is the last word of what is called, `focus` the whole of it (`asyncio.sleep`).
    case call
    /// Of a call in Python; `name` is its word, or `*` for what is taken apart, whose value is `focus`.
    case argument
    case await
    /// Swift's `try`; `name` is the word.
    case attempt
    case closure
    /// `name` is the name.
    case reference
    /// Statements, one after the other.
    case block
    case statement(Form)
    /// Of `do` or `try`; `focus` is what it catches, without the words before it: empty where it catches all.
    case handler
    /// A function, an initializer or an accessor, whose last child is its block.
    case function
    /// A file, or what has no meaning for any rule.
    case other
  }

  package enum Form: Sendable, Hashable {
    case expression
    /// The expression is the result, without the word `return`.
    case value
    case assignment
    /// `let` and `var`; `name` is the name, `focus` the initial value.
    case binding
    /// `async let`.
    case asyncBinding
    case raising
    /// `return`, `break`, `continue`.
    case leaving
    /// With statements of its own: `if`, `for`, `do`, …
    case compound
    /// A function, a type, an import, a docstring.
    case declaration
  }

  package var kind: Kind
  package var name: String
  /// UTF-8 offsets in the source.
  package var range: Range<Int>
  package var focus: Range<Int>?
  package var children: [SyntaxNode]
  /// Whether a number here is a time: `.seconds(2)`, `asyncio.sleep(2)`, `timeout=2`.
  package var isDelay = false

  package init(
    _ kind: Kind, name: String = "", _ range: Range<Int>, focus: Range<Int>? = nil, _ children: [SyntaxNode] = []
  ) {
    self.kind = kind
    self.name = name
    self.range = range
    self.focus = focus
    self.children = children
  }

  package var form: Form? { if case .statement(let form) = kind { form } else { nil } }

  /// This node and all below it, each before its children.
  package func visit(_ body: (SyntaxNode) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }

  /// Whether this node or one below it is such a one.
  package func contains(where condition: (SyntaxNode) -> Bool) -> Bool {
    condition(self) || children.contains { $0.contains(where: condition) }
  }
}

/// A program in either language with its syntax.
package struct SyntaxTree: Sendable, Hashable {
  package enum Language: String, Sendable, Hashable, Codable {
    case python, swift
  }

  package var language: Language
  package var source: [UInt8]
  package var root: SyntaxNode

  package init(_ language: Language, source: [UInt8], root: SyntaxNode) {
    self.language = language
    self.source = source
    self.root = root
  }

  /// The text of a range of UTF-8 offsets.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: source[range.clamped(to: source.indices)], as: UTF8.self)
  }

  /// All nodes of a kind.
  func nodes(_ condition: (SyntaxNode) -> Bool) -> [SyntaxNode] {
    var found: [SyntaxNode] = []
    root.visit { if condition($0) { found.append($0) } }
    return found
  }

  /// All pairs of statements that follow each other in a block.
  var neighbours: [(SyntaxNode, SyntaxNode)] {
    nodes { $0.kind == .block }.flatMap { zip($0.children, $0.children.dropFirst()) }
  }
}
