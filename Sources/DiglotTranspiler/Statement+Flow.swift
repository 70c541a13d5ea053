import DiglotSyntax

extension Statement {
  /// Whether a function with this statement is a generator.
  var yields: Bool {
    switch kind {
    case .expression(let value), .assign(_, let value), .return(let value?): value.contains { $0.isYield }
    case .for(_, _, let body, let orelse, _), .while(_, let body, let orelse), .if(_, let body, let orelse):
      (body + orelse).contains(where: \.yields)
    case .with(_, let body, _): body.contains(where: \.yields)
    case .try(let body, let handlers, let orelse, let finalBody, _):
      (body + handlers.flatMap(\.body) + orelse + finalBody).contains(where: \.yields)
    default: false
    }
  }

  /// Whether the statement after this one can be reached.
  var canFallThrough: Bool {
    switch kind {
    case .return, .raise: return false
    case .if(_, let body, let orelse): return orelse.isEmpty || body.canFallThrough || orelse.canFallThrough
    case .while(let test, let body, _):
      if case .constant(.bool(true)) = test.kind { return body.contains(where: \.breaks) }
      if case .constant(.int("1")) = test.kind { return body.contains(where: \.breaks) }
      return true
    case .try(let body, let handlers, let orelse, let finalBody, _):
      if !finalBody.isEmpty, !finalBody.canFallThrough { return false }
      return (body + orelse).canFallThrough || handlers.contains { $0.body.canFallThrough }
    case .with(_, let body, _): return body.canFallThrough
    case .match(_, let cases):
      guard let last = cases.last, last.test == nil, case .capture(nil, _) = last.pattern else { return true }
      return cases.contains { $0.body.canFallThrough }
    default: return true
    }
  }

  var breaks: Bool {
    switch kind {
    case .break: true
    case .if(_, let body, let orelse): (body + orelse).contains(where: \.breaks)
    case .try(let body, let handlers, let orelse, let finalBody, _):
      (body + handlers.flatMap(\.body) + orelse + finalBody).contains(where: \.breaks)
    case .with(_, let body, _): body.contains(where: \.breaks)
    default: false
    }
  }
}

extension [Statement] {
  var canFallThrough: Bool { allSatisfy(\.canFallThrough) }
  var endsInRaise: Bool { if case .raise? = last?.kind { true } else { false } }
}

extension Expression {
  var isYield: Bool {
    switch kind {
    case .yield, .yieldFrom: true
    default: false
    }
  }
}
