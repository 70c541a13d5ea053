/// A statement of Python, as CPython's `ast` has it (Parser/Python.asdl).
package final class Statement: Sendable {
  package let kind: Kind
  package let range: SyntaxRange

  package init(_ kind: Kind, _ range: SyntaxRange) { (self.kind, self.range) = (kind, range) }

  package enum Kind: Sendable {
    case function(Function)
    case `class`(Class)
    case `return`(Expression?)
    case delete([Expression])
    case assign([Expression], Expression)
    case augmented(Expression, BinaryOperator, Expression)
    case annotated(Expression, annotation: Expression, Expression?)
    case `for`(target: Expression, iterable: Expression, body: [Statement], orelse: [Statement], isAsync: Bool)
    case `while`(Expression, body: [Statement], orelse: [Statement])
    case `if`(Expression, body: [Statement], orelse: [Statement])
    case with([(context: Expression, target: Expression?)], body: [Statement], isAsync: Bool)
    case raise(Expression?, cause: Expression?)
    case `try`(body: [Statement], handlers: [Handler], orelse: [Statement], finalBody: [Statement], isGroup: Bool)
    case assert(Expression, message: Expression?)
    case `import`([Alias])
    case importFrom(module: String?, [Alias], level: Int)
    case global([String])
    case nonlocal([String])
    case expression(Expression)
    case match(Expression, [MatchCase])
    case pass, `break`, `continue`
  }
}

package final class Function: Sendable {
  package let name: String
  package let parameters: Parameters
  package let body: [Statement]
  package let decorators: [Expression]
  package let returns: Expression?
  package let isAsync: Bool

  package init(
    name: String, parameters: Parameters, body: [Statement], decorators: [Expression], returns: Expression?,
    isAsync: Bool
  ) {
    (self.name, self.parameters, self.body) = (name, parameters, body)
    (self.decorators, self.returns, self.isAsync) = (decorators, returns, isAsync)
  }

  /// The same function under another name.
  package func named(_ name: String) -> Function {
    Function(
      name: name, parameters: parameters, body: body, decorators: decorators, returns: returns, isAsync: isAsync)
  }

  /// The same head with other statements.
  package func with(body: [Statement]) -> Function {
    Function(
      name: name, parameters: parameters, body: body, decorators: decorators, returns: returns, isAsync: isAsync)
  }
}

package struct Parameters: Sendable {
  package struct Parameter: Sendable {
    package let name: String
    package let annotation: Expression?
    package let defaultValue: Expression?

    package init(name: String, annotation: Expression?, defaultValue: Expression?) {
      (self.name, self.annotation, self.defaultValue) = (name, annotation, defaultValue)
    }
  }

  /// Those before `*`, positional-only ones first.
  package let positional: [Parameter]
  package let variadic: Parameter?
  package let keywordOnly: [Parameter]
  package let keywords: Parameter?

  package init(positional: [Parameter], variadic: Parameter?, keywordOnly: [Parameter], keywords: Parameter?) {
    (self.positional, self.variadic, self.keywordOnly, self.keywords) = (positional, variadic, keywordOnly, keywords)
  }
}

package final class Class: Sendable {
  package let name: String
  package let bases: [Expression]
  package let keywords: [Keyword]
  package let body: [Statement]
  package let decorators: [Expression]

  package init(
    name: String, bases: [Expression], keywords: [Keyword], body: [Statement], decorators: [Expression]
  ) {
    (self.name, self.bases, self.keywords) = (name, bases, keywords)
    (self.body, self.decorators) = (body, decorators)
  }

  /// The same head with other statements.
  package func with(body: [Statement]) -> Class {
    Class(name: name, bases: bases, keywords: keywords, body: body, decorators: decorators)
  }
}

package struct Handler: Sendable {
  package let type: Expression?
  package let name: String?
  package let body: [Statement]
  package let range: SyntaxRange

  package init(type: Expression?, name: String?, body: [Statement], range: SyntaxRange) {
    (self.type, self.name, self.body, self.range) = (type, name, body, range)
  }
}

package struct Alias: Sendable {
  package let name: String
  package let asName: String?
}

/// Where a node stands: 1-based lines, 0-based columns in UTF-8 bytes, as in `ast`.
package struct SyntaxRange: Sendable, Hashable {
  package let line: Int
  package let column: Int
  package let endLine: Int
  package let endColumn: Int

  package init(line: Int, column: Int, endLine: Int, endColumn: Int) {
    (self.line, self.column, self.endLine, self.endColumn) = (line, column, endLine, endColumn)
  }
}

/// A program: a module's statements.
package struct Module: Sendable {
  package let body: [Statement]
  package let source: String

  package init(body: [Statement], source: String) { (self.body, self.source) = (body, source) }
}
