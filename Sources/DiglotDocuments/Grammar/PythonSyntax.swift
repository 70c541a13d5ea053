package import DiglotModel

/// CPython's syntax tree of a source as JSON, and whether two sources compile to the same code.
package enum PythonSyntax {
  /// - Returns: an object for each node with its `_kind`, its `start` and `end` in UTF-8 bytes, and its fields; empty for what is no
  ///   Python. A constant has the name of its type for its value, an operator its spelling.
  /// - Throws: `[python-unavailable]`.
  package static func json(_ source: [UInt8]) throws(Diagnostic) -> [UInt8] {
    let grammar = try PythonGrammar.shared.get()
    return Array(try grammar.evaluate(program, function: "tree", of: source).utf8)
  }

  /// Whether two sources compile to the same byte code, but for the places in the source that it names.
  ///
  /// - Throws: `[python-unavailable]`.
  package static func isSameCode(_ first: [UInt8], _ second: [UInt8]) throws(Diagnostic) -> Bool {
    let grammar = try PythonGrammar.shared.get()
    return try grammar.evaluate(program, function: "same", of: first + [0] + second) == "True"
  }

  /// 0x2000 lets `await` stand at the top level. Within f-strings, CPython has told places only since 3.12.
  private static let program = #"""
    import _ast, json, sys
    OPERATORS = dict(Add="+", Sub="-", Mult="*", Div="/", FloorDiv="//", Mod="%", Pow="**", And="and", Or="or", Eq="==",
                     NotEq="!=", Lt="<", LtE="<=", Gt=">", GtE=">=")

    def tree(source):
        data = source.encode()
        starts = [0]
        for line in data.split(b"\n"):
            starts.append(starts[-1] + len(line) + 1)

        def value(item):
            if isinstance(item, _ast.AST):
                return node(item)
            if isinstance(item, list):
                return [value(one) for one in item if one is not None]
            return item if isinstance(item, str) else None

        def node(item):
            kind = type(item).__name__
            if isinstance(item, (_ast.operator, _ast.boolop, _ast.cmpop)):
                return OPERATORS.get(kind, "")
            result = {"_kind": kind}
            if getattr(item, "end_lineno", None) is not None:
                result["start"] = starts[item.lineno - 1] + item.col_offset
                result["end"] = starts[item.end_lineno - 1] + item.end_col_offset
            if isinstance(item, _ast.Constant):
                return result | {"value": type(item.value).__name__}
            if isinstance(item, _ast.JoinedStr) and sys.version_info < (3, 12):
                return result
            for field in item._fields:
                result[field] = value(getattr(item, field, None))
            return result

        return json.dumps(node(compile(source, "<diglot>", "exec", 0x2400)))

    def same(sources):
        def content(code):
            constants = [content(c) if hasattr(c, "co_code") else (type(c).__name__, repr(c)) for c in code.co_consts]
            return (code.co_code, constants, code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars,
                    code.co_flags, code.co_argcount, code.co_kwonlyargcount, getattr(code, "co_exceptiontable", b""))

        first, second = (content(compile(source, "<diglot>", "exec", 0x2000)) for source in sources.split("\0"))
        return str(first == second)
    """#
}
