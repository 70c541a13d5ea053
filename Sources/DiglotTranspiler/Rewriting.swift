import DiglotSyntax

extension Expression {
  /// The expression with others in place of those for which `rewrite` gives one.
  func rewritten(_ rewrite: (Expression) -> Expression?) -> Expression {
    if let other = rewrite(self) { return other }
    func one(_ part: Expression) -> Expression { part.rewritten(rewrite) }
    func all(_ parts: [Expression]) -> [Expression] { parts.map(one) }
    let new: Kind =
      switch kind {
      case .name, .constant: kind
      case .list(let parts): .list(all(parts))
      case .tuple(let parts): .tuple(all(parts))
      case .set(let parts): .set(all(parts))
      case .joined(let parts): .joined(all(parts))
      case .boolean(let isAnd, let parts): .boolean(isAnd: isAnd, all(parts))
      case .dict(let entries): .dict(entries.map { (key: $0.key.map(one), value: one($0.value)) })
      case .binary(let left, let symbol, let right): .binary(one(left), symbol, one(right))
      case .unary(let symbol, let operand): .unary(symbol, one(operand))
      case .compare(let left, let rest): .compare(one(left), rest.map { ($0.0, one($0.1)) })
      case .call(let callee, let arguments, let keywords):
        .call(one(callee), all(arguments), keywords.map { Keyword(name: $0.name, value: one($0.value)) })
      case .attribute(let base, let name): .attribute(one(base), name)
      case .item(let base, let index): .item(one(base), one(index))
      case .slice(let start, let stop, let step): .slice(start.map(one), stop.map(one), step.map(one))
      case .conditional(let test, let then, let otherwise):
        .conditional(test: one(test), then: one(then), otherwise: one(otherwise))
      case .lambda(let parameters, let body): .lambda(parameters, one(body))
      case .comprehension(let comprehension): .comprehension(comprehension.rewritten(rewrite))
      case .starred(let inner): .starred(one(inner))
      case .formatted(let value, let conversion, let spec):
        .formatted(one(value), conversion: conversion, spec: spec.map(one))
      case .named(let name, let value): .named(name, one(value))
      case .await(let inner): .await(one(inner))
      case .yield(let inner): .yield(inner.map(one))
      case .yieldFrom(let inner): .yieldFrom(one(inner))
      }
    return Expression(new, range)
  }
}

extension Comprehension {
  func rewritten(_ rewrite: (Expression) -> Expression?) -> Comprehension {
    Comprehension(
      kind: kind, element: element.rewritten(rewrite), value: value?.rewritten(rewrite),
      clauses: clauses.map { clause in
        Clause(
          target: clause.target.rewritten(rewrite), iterable: clause.iterable.rewritten(rewrite),
          conditions: clause.conditions.map { $0.rewritten(rewrite) }, isAsync: clause.isAsync)
      })
  }
}

extension Statement {
  /// The statement with other expressions in place of those in it and below for which `rewrite` gives one.
  ///
  /// - Parameters:
  ///   - isDeep: whether what a function or a class within has is rewritten, too.
  ///   - change: what is made of each statement below when its expressions are done.
  func rewritten(
    isDeep: Bool = false, change: (Statement) -> Statement = { $0 }, _ rewrite: (Expression) -> Expression?
  ) -> Statement {
    func one(_ part: Expression) -> Expression { part.rewritten(rewrite) }
    func block(_ body: [Statement]) -> [Statement] {
      body.map { change($0.rewritten(isDeep: isDeep, change: change, rewrite)) }
    }
    let new: Kind =
      switch kind {
      case .function(let function) where isDeep: .function(function.with(body: block(function.body)))
      case .class(let type) where isDeep: .class(type.with(body: block(type.body)))
      case .function, .class, .global, .nonlocal, .import, .importFrom, .pass, .break, .continue: kind
      case .return(let value): .return(value.map(one))
      case .delete(let targets): .delete(targets.map(one))
      case .assign(let targets, let value): .assign(targets.map(one), one(value))
      case .augmented(let target, let symbol, let value): .augmented(one(target), symbol, one(value))
      case .annotated(let target, let annotation, let value):
        .annotated(one(target), annotation: annotation, value.map(one))
      case .for(let target, let iterable, let body, let orelse, let isAsync):
        .for(target: one(target), iterable: one(iterable), body: block(body), orelse: block(orelse), isAsync: isAsync)
      case .while(let test, let body, let orelse): .while(one(test), body: block(body), orelse: block(orelse))
      case .if(let test, let body, let orelse): .if(one(test), body: block(body), orelse: block(orelse))
      case .with(let items, let body, let isAsync):
        .with(
          items.map { (context: one($0.context), target: $0.target.map(one)) }, body: block(body), isAsync: isAsync)
      case .raise(let value, let cause): .raise(value.map(one), cause: cause.map(one))
      case .try(let body, let handlers, let orelse, let finalBody, let isGroup):
        .try(
          body: block(body),
          handlers: handlers.map {
            Handler(type: $0.type.map(one), name: $0.name, body: block($0.body), range: $0.range)
          }, orelse: block(orelse), finalBody: block(finalBody), isGroup: isGroup)
      case .assert(let test, let message): .assert(one(test), message: message.map(one))
      case .expression(let value): .expression(one(value))
      case .match(let subject, let cases):
        .match(
          one(subject),
          cases.map {
            MatchCase(pattern: $0.pattern, test: $0.test.map(one), body: block($0.body), range: $0.range)
          })
      }
    return Statement(new, range)
  }
}
