internal import CPython
internal import DiglotDocuments
package import DiglotModel

/// Reads Python with CPython's own parser, and its tree over into Swift, without a detour through text.
package struct SyntaxReader {
  private let node: NodeAccess

  /// Parses a program.
  ///
  /// - Throws: `[python-syntax]` with the place, in CPython's words; `[python-unavailable]`.
  package static func read(_ source: String, path: String) throws(Diagnostic) -> Module {
    _ = try PythonGrammar.shared.get()
    let lock = PyGILState_Ensure()
    defer { PyGILState_Release(lock) }
    let flags = PyCF_ONLY_AST | PyCF_ALLOW_TOP_LEVEL_AWAIT
    var compilerFlags = PyCompilerFlags(cf_flags: flags, cf_feature_version: Int32(PY_MINOR_VERSION))
    guard let tree = Py_CompileStringExFlags(source, path, Py_file_input, &compilerFlags, -1) else {
      throw NodeAccess.syntaxError(path: path)
    }
    defer { Py_DecRef(tree) }
    guard let access = NodeAccess() else { throw Diagnostic("python-unavailable", "the embedded Python has no 'ast'") }
    let reader = SyntaxReader(node: access)
    return Module(body: reader.statements(tree, .body), source: source)
  }

  private typealias Object = NodeAccess.Object

  // Statements

  private func statements(_ object: Object, _ field: NodeAccess.Field) -> [Statement] {
    node.list(object, field).map(statement)
  }

  private func statement(_ object: Object) -> Statement {
    Statement(statementKind(object), node.range(object))
  }

  private func statementKind(_ o: Object) -> Statement.Kind {
    switch node.kind(o) {
    case "FunctionDef": return .function(function(o, isAsync: false))
    case "AsyncFunctionDef": return .function(function(o, isAsync: true))
    case "ClassDef":
      return .class(
        Class(
          name: node.text(o, .name), bases: expressions(o, .bases), keywords: keywords(o), body: statements(o, .body),
          decorators: expressions(o, .decorators)))
    case "Return": return .return(optional(o, .value))
    case "Delete": return .delete(expressions(o, .targets))
    case "Assign": return .assign(expressions(o, .targets), expression(o, .value))
    case "AugAssign":
      return .augmented(
        expression(o, .target), BinaryOperator(rawValue: node.kind(of: o, .op)) ?? .add, expression(o, .value))
    case "AnnAssign":
      return .annotated(expression(o, .target), annotation: expression(o, .annotation), optional(o, .value))
    case let kind where kind == "For" || kind == "AsyncFor":
      return .for(
        target: expression(o, .target), iterable: expression(o, .iter), body: statements(o, .body),
        orelse: statements(o, .orelse), isAsync: kind == "AsyncFor")
    case "While": return .while(expression(o, .test), body: statements(o, .body), orelse: statements(o, .orelse))
    case "If": return .if(expression(o, .test), body: statements(o, .body), orelse: statements(o, .orelse))
    case let kind where kind == "With" || kind == "AsyncWith":
      let items = node.list(o, .items).map {
        (context: expression($0, .context), target: optional($0, .optionalVars))
      }
      return .with(items, body: statements(o, .body), isAsync: kind == "AsyncWith")
    case "Raise": return .raise(optional(o, .exc), cause: optional(o, .cause))
    case let kind where kind == "Try" || kind == "TryStar":
      let handlers = node.list(o, .handlers).map {
        Handler(
          type: optional($0, .type), name: node.optionalText($0, .name), body: statements($0, .body),
          range: node.range($0))
      }
      return .try(
        body: statements(o, .body), handlers: handlers, orelse: statements(o, .orelse),
        finalBody: statements(o, .finalbody), isGroup: kind == "TryStar")
    case "Assert": return .assert(expression(o, .test), message: optional(o, .msg))
    case "Import": return .import(aliases(o))
    case "ImportFrom":
      return .importFrom(module: node.optionalText(o, .module), aliases(o), level: node.integer(o, .level))
    case "Global": return .global(node.texts(o, .names))
    case "Nonlocal": return .nonlocal(node.texts(o, .names))
    case "Expr": return .expression(expression(o, .value))
    case "Match": return .match(expression(o, .subject), node.list(o, .cases).map(matchCase))
    case "Break": return .break
    case "Continue": return .continue
    default: return .pass
    }
  }

  private func matchCase(_ o: Object) -> MatchCase {
    node.with(o, .pattern) { place in
      MatchCase(
        pattern: pattern(place), test: optional(o, .testGuard), body: statements(o, .body), range: node.range(place))
    }
  }

  private func pattern(_ o: Object) -> Pattern {
    switch node.kind(o) {
    case "MatchValue": return .value(expression(o, .value))
    case "MatchSingleton": return .singleton(node.with(o, .value, node.constant))
    case "MatchSequence": return .sequence(node.list(o, .patterns).map(pattern))
    case "MatchMapping":
      let entries = zip(expressions(o, .keys), node.list(o, .patterns)).map { (key: $0, value: pattern($1)) }
      return .mapping(entries, rest: node.optionalText(o, .rest))
    case "MatchClass":
      let keywords = zip(node.texts(o, .keywordNames), node.list(o, .keywordPatterns).map(pattern))
      return .type(
        expression(o, .cls), node.list(o, .patterns).map(pattern), keywords: keywords.map { (name: $0, value: $1) })
    case "MatchStar": return .star(node.optionalText(o, .name))
    case "MatchOr": return .any(node.list(o, .patterns).map(pattern))
    default: return .capture(node.optional(o, .pattern, pattern), name: node.optionalText(o, .name))
    }
  }

  private func function(_ o: Object, isAsync: Bool) -> Function {
    Function(
      name: node.text(o, .name), parameters: parameters(o), body: statements(o, .body),
      decorators: expressions(o, .decorators), returns: optional(o, .returns), isAsync: isAsync)
  }

  private func parameters(_ owner: Object) -> Parameters {
    node.with(owner, .args) { o in
      let defaults = expressions(o, .defaults)
      let names = node.list(o, .posonlyargs) + node.list(o, .args)
      let positional = names.enumerated().map { index, name in
        let position = index - (names.count - defaults.count)
        return parameter(name, position >= 0 ? defaults[position] : nil)
      }
      let keywordDefaults = node.optionalList(o, .keywordDefaults)
      let keywordOnly = zip(node.list(o, .kwonlyargs), keywordDefaults).map { parameter($0, $1.map(expression)) }
      return Parameters(
        positional: positional, variadic: node.optional(o, .vararg) { parameter($0, nil) }, keywordOnly: keywordOnly,
        keywords: node.optional(o, .kwarg) { parameter($0, nil) })
    }
  }

  private func parameter(_ o: Object, _ defaultValue: Expression?) -> Parameters.Parameter {
    Parameters.Parameter(name: node.text(o, .arg), annotation: optional(o, .annotation), defaultValue: defaultValue)
  }

  private func aliases(_ o: Object) -> [Alias] {
    node.list(o, .names).map { Alias(name: node.text($0, .name), asName: node.optionalText($0, .asname)) }
  }

  private func keywords(_ o: Object) -> [Keyword] {
    node.list(o, .keywords).map { Keyword(name: node.optionalText($0, .arg), value: expression($0, .value)) }
  }

  // Expressions

  private func expressions(_ object: Object, _ field: NodeAccess.Field) -> [Expression] {
    node.list(object, field).map(expression)
  }

  private func expression(_ object: Object, _ field: NodeAccess.Field) -> Expression {
    node.with(object, field, expression)
  }

  private func optional(_ object: Object, _ field: NodeAccess.Field) -> Expression? {
    node.optional(object, field, expression)
  }

  private func expression(_ object: Object) -> Expression { Expression(expressionKind(object), node.range(object)) }

  private func expressionKind(_ o: Object) -> Expression.Kind {
    switch node.kind(o) {
    case "Name": return .name(node.text(o, .id))
    case "Constant": return .constant(node.with(o, .value, node.constant))
    case "List": return .list(expressions(o, .elts))
    case "Tuple": return .tuple(expressions(o, .elts))
    case "Set": return .set(expressions(o, .elts))
    case "Dict":
      let keys = node.optionalList(o, .keys)
      return .dict(zip(keys, node.list(o, .values)).map { (key: $0.map(expression), value: expression($1)) })
    case "BinOp":
      return .binary(
        expression(o, .left), BinaryOperator(rawValue: node.kind(of: o, .op)) ?? .add, expression(o, .right))
    case "UnaryOp": return .unary(UnaryOperator(rawValue: node.kind(of: o, .op)) ?? .plus, expression(o, .operand))
    case "BoolOp": return .boolean(isAnd: node.kind(of: o, .op) == "And", expressions(o, .values))
    case "Compare":
      let operators = node.list(o, .ops).map { CompareOperator(rawValue: node.kind($0)) ?? .equal }
      return .compare(expression(o, .left), Array(zip(operators, expressions(o, .comparators))))
    case "Call": return .call(expression(o, .function), expressions(o, .args), keywords(o))
    case "Attribute": return .attribute(expression(o, .value), node.text(o, .attr))
    case "Subscript": return .item(expression(o, .value), expression(o, .slice))
    case "Slice": return .slice(optional(o, .lower), optional(o, .upper), optional(o, .step))
    case "IfExp":
      return .conditional(
        test: expression(o, .test), then: expression(o, .body), otherwise: expression(o, .orelse))
    case "Lambda": return .lambda(parameters(o), expression(o, .body))
    case "ListComp": return .comprehension(comprehension(o, .list))
    case "SetComp": return .comprehension(comprehension(o, .set))
    case "GeneratorExp": return .comprehension(comprehension(o, .generator))
    case "DictComp":
      return .comprehension(
        Comprehension(kind: .dict, element: expression(o, .key), value: expression(o, .value), clauses: clauses(o)))
    case "Starred": return .starred(expression(o, .value))
    case "JoinedStr": return .joined(expressions(o, .values))
    case "FormattedValue":
      return .formatted(
        expression(o, .value), conversion: node.integer(o, .conversion), spec: optional(o, .formatSpec))
    case "NamedExpr": return .named(node.with(o, .target) { node.text($0, .id) }, expression(o, .value))
    case "Await": return .await(expression(o, .value))
    case "Yield": return .yield(optional(o, .value))
    case "YieldFrom": return .yieldFrom(expression(o, .value))
    default: return .constant(.ellipsis)
    }
  }

  private func comprehension(_ o: Object, _ kind: Comprehension.Kind) -> Comprehension {
    Comprehension(kind: kind, element: expression(o, .elt), value: nil, clauses: clauses(o))
  }

  private func clauses(_ o: Object) -> [Comprehension.Clause] {
    node.list(o, .generators).map {
      Comprehension.Clause(
        target: expression($0, .target), iterable: expression($0, .iter), conditions: expressions($0, .ifs),
        isAsync: node.integer($0, .isAsync) != 0)
    }
  }
}
