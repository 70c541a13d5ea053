/// An expression of Python, as CPython's `ast` has it (Parser/Python.asdl).
package final class Expression: Sendable {
  package let kind: Kind
  package let range: SyntaxRange

  package init(_ kind: Kind, _ range: SyntaxRange) { (self.kind, self.range) = (kind, range) }

  package enum Kind: Sendable {
    case name(String)
    case constant(Constant)
    case list([Expression])
    case tuple([Expression])
    case set([Expression])
    /// A key that is nil stands for `**value`.
    case dict([(key: Expression?, value: Expression)])
    case binary(Expression, BinaryOperator, Expression)
    case unary(UnaryOperator, Expression)
    case boolean(isAnd: Bool, [Expression])
    case compare(Expression, [(CompareOperator, Expression)])
    case call(Expression, [Expression], [Keyword])
    case attribute(Expression, String)
    case item(Expression, Expression)
    case slice(Expression?, Expression?, Expression?)
    case conditional(test: Expression, then: Expression, otherwise: Expression)
    case lambda(Parameters, Expression)
    case comprehension(Comprehension)
    case starred(Expression)
    case joined([Expression])
    case formatted(Expression, conversion: Int, spec: Expression?)
    case named(String, Expression)
    case await(Expression)
    case yield(Expression?)
    case yieldFrom(Expression)
  }
}

package struct Keyword: Sendable {
  /// Nil for `**value`.
  package let name: String?
  package let value: Expression

  package init(name: String?, value: Expression) { (self.name, self.value) = (name, value) }
}

package struct Comprehension: Sendable {
  package enum Kind: Sendable {
    case list, set, dict, generator
  }

  package struct Clause: Sendable {
    package let target: Expression
    package let iterable: Expression
    package let conditions: [Expression]
    package let isAsync: Bool

    package init(target: Expression, iterable: Expression, conditions: [Expression], isAsync: Bool) {
      (self.target, self.iterable, self.conditions, self.isAsync) = (target, iterable, conditions, isAsync)
    }
  }

  package let kind: Kind
  /// The key of a `dict`.
  package let element: Expression
  /// The value of a `dict`.
  package let value: Expression?
  package let clauses: [Clause]

  package init(kind: Kind, element: Expression, value: Expression?, clauses: [Clause]) {
    (self.kind, self.element, self.value, self.clauses) = (kind, element, value, clauses)
  }
}

package enum Constant: Sendable, Hashable {
  case none, ellipsis
  case bool(Bool)
  /// In decimal digits.
  case int(String)
  case float(Double)
  case complex(String)
  case string(String)
  case bytes([UInt8])
}

package enum BinaryOperator: String, Sendable {
  case add = "Add"
  case sub = "Sub"
  case mult = "Mult"
  case matMult = "MatMult"
  case div = "Div"
  case mod = "Mod"
  case pow = "Pow"
  case leftShift = "LShift"
  case rightShift = "RShift"
  case bitOr = "BitOr"
  case bitXor = "BitXor"
  case bitAnd = "BitAnd"
  case floorDiv = "FloorDiv"

  /// As Python writes it.
  package var symbol: String {
    switch self {
    case .add: "+"
    case .sub: "-"
    case .mult: "*"
    case .matMult: "@"
    case .div: "/"
    case .mod: "%"
    case .pow: "**"
    case .leftShift: "<<"
    case .rightShift: ">>"
    case .bitOr: "|"
    case .bitXor: "^"
    case .bitAnd: "&"
    case .floorDiv: "//"
    }
  }
}

package enum UnaryOperator: String, Sendable {
  case invert = "Invert"
  case not = "Not"
  case plus = "UAdd"
  case minus = "USub"
}

package enum CompareOperator: String, Sendable {
  case equal = "Eq"
  case notEqual = "NotEq"
  case less = "Lt"
  case lessOrEqual = "LtE"
  case greater = "Gt"
  case greaterOrEqual = "GtE"
  case isSame = "Is"
  case isNotSame = "IsNot"
  case isIn = "In"
  case isNotIn = "NotIn"
}
