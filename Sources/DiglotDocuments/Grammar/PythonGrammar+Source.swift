extension PythonGrammar {
  /// The part of the analysis that is written in Python, because the syntax tree is at hand there.
  ///
  /// It answers in text: a line for each statement, fields parted by tabs, names by commas; `!LINE` where the source does not parse.
  /// `FLAGS` is `PyCF_ONLY_AST | PyCF_ALLOW_TOP_LEVEL_AWAIT`. Every exception counts as "does not parse": the parser answers deep
  /// nesting with `MemoryError` or `RecursionError`. Warnings are off meanwhile, as `"\\d"` would print one.
  static let pythonSource = #"""
    import _ast, _symtable, _warnings, builtins
    FLAGS = 0x2400
    QUIET = ("ignore", None, Warning, None, 0)
    BUILTINS = set(dir(builtins)) | set(
        "exit quit copyright credits license help __file__ __builtins__ __annotations__ __class__ __classdict__"
        " __conditional_annotations__ __path__ __qualname__ __module__".split())
    TYPES = {"int", "str", "float", "bool", "bytes", "list", "dict", "set", "tuple", "object", "complex", "frozenset", "type"}
    DEFINITIONS = (_ast.FunctionDef, _ast.AsyncFunctionDef, _ast.ClassDef)
    SUITES = tuple(getattr(_ast, n) for n in "If For While With Try TryStar AsyncFor AsyncWith Match".split() if hasattr(_ast, n))
    COMPREHENSIONS = (_ast.ListComp, _ast.SetComp, _ast.DictComp, _ast.GeneratorExp)

    def quietly(work):
        filters = getattr(_warnings, "filters", [])
        filters.insert(0, QUIET)
        try:
            return work()
        finally:
            filters.remove(QUIET)

    def walk(node, closed=()):
        todo = [node]
        while todo:
            node = todo.pop()
            yield node
            if isinstance(node, closed):
                continue
            for field in reversed(node._fields):
                value = getattr(node, field, None)
                if isinstance(value, _ast.AST):
                    todo.append(value)
                elif isinstance(value, list):
                    todo.extend(item for item in reversed(value) if isinstance(item, _ast.AST))

    def has(node, *kinds):
        return any(isinstance(item, kinds) for item in walk(node))

    def is_typed(node, lines):
        # Whoever writes brackets over several lines ends the last one with a comma; no program that prints them does.
        if node.end_lineno - node.lineno < 2 or not isinstance(node, (_ast.List, _ast.Dict, _ast.Set, _ast.Tuple, _ast.Call)):
            return False
        if has(node, _ast.Name) and not isinstance(node, _ast.Call) and any(
                item.id in ("true", "false", "null", "undefined") for item in walk(node) if isinstance(item, _ast.Name)):
            return False
        before = lines[node.end_lineno - 1][:node.end_col_offset - 1].strip() or lines[node.end_lineno - 2].split(b"#")[0].strip()
        return before.endswith(b",")

    def expression(node, lines):
        if isinstance(node, _ast.Await):
            return ("await", 2 if has(node.value, _ast.Call) else 0)
        if isinstance(node, _ast.Call):
            return call(node, lines)
        if isinstance(node, _ast.Constant):
            if node.value is Ellipsis:
                return ("ellipsis", 0)
            if isinstance(node.value, (str, bytes)):
                quoted = lines[node.lineno - 1][node.col_offset:].lstrip(b"rRbBuU")
                return ("docstring", 0) if quoted[:3] in (b'"' * 3, b"'" * 3) else ("data", 0)
            return ("data", 0)
        if isinstance(node, COMPREHENSIONS):
            return ("expression", 2)
        active = has(node, _ast.Call, _ast.Await, _ast.NamedExpr, *COMPREHENSIONS)
        if isinstance(node, (_ast.UnaryOp, _ast.Starred)):
            return ("word" if has(node, _ast.Name) else "data", 0)
        if isinstance(node, (_ast.List, _ast.Dict, _ast.Set)) and not active:
            if is_typed(node, lines):
                return ("data", 2)
            return ("section" if isinstance(node, _ast.List) and len(node.elts) == 1 else "data", 0)
        if isinstance(node, _ast.Tuple) and not active:
            return ("word" if has(node, _ast.Name) else "data", 0)
        if any(isinstance(item, _ast.Compare) and isinstance(item.ops[0], (_ast.Eq, _ast.NotEq)) for item in walk(node)) and has(
                node, _ast.Attribute, _ast.Call, _ast.Subscript):
            return ("expression", 2)
        if active or isinstance(node, _ast.JoinedStr):
            return ("expression", 1)
        if isinstance(node, (_ast.BinOp, _ast.Compare, _ast.BoolOp)):
            return ("word", 1)
        return ("subscript" if isinstance(node, _ast.Subscript) else "word", 0)

    def call(node, lines):
        function = node.func
        if not isinstance(function, (_ast.Name, _ast.Attribute, _ast.Call, _ast.Subscript)):
            return ("word", 0)
        spaced = lines[function.end_lineno - 1][function.end_col_offset:][:1] != b"("
        values = node.args + [word.value for word in node.keywords]
        if isinstance(function, _ast.Name) and function.id[:1].isupper() and "Error" not in function.id:
            return ("constructor", 2 if is_typed(node, lines) else 0)
        rich = has(function, _ast.Call, _ast.JoinedStr) or any(
            not isinstance(v, (_ast.Name, _ast.Starred)) and not (isinstance(v, _ast.Constant) and not v.value) for v in values
        ) or any(isinstance(word.value, _ast.Name) for word in node.keywords)
        if spaced:
            return ("spaced", 1 if rich else 0)
        if rich:
            return ("call", 2)
        if isinstance(function, _ast.Name) and function.id in BUILTINS and values:
            return ("call", 2)
        return ("call", 1 if values else 0)

    def kind(node, lines):
        name = type(node).__name__
        if isinstance(node, DEFINITIONS):
            return ("definition", 2 if node.body[0].lineno > node.lineno else 1)
        if isinstance(node, SUITES):
            body = node.cases[0].body if name == "Match" else node.body
            weak = kind(body[0], lines)[0] in ("word", "data", "annotation", "spaced")
            return ("suite", (1 if weak else 2) if body[0].lineno > node.lineno else (0 if weak else 1))
        if name in ("Import", "ImportFrom"):
            return ("import", 2 if name == "ImportFrom" else 1)
        if name == "Assign":
            target = node.targets[0]
            if not has(target, _ast.Name):
                return ("word", 0)
            if lines[target.end_lineno - 1][target.end_col_offset:][:1] == b"=" and not has(node.value, _ast.Call):
                return ("assign", 0)
            if node.end_lineno - node.lineno > 1 and not isinstance(node.value, _ast.Constant):
                return ("assign", 3)
            return ("assign", 1 if isinstance(node.value, _ast.Name) else 2)
        if name == "AugAssign" or name == "TypeAlias":
            return ("assign", 2)
        if name == "AnnAssign":
            if isinstance(node.target, _ast.Subscript):
                return ("foreign", 0)
            if node.value is not None:
                return ("assign", 2)
            if isinstance(node.annotation, _ast.Subscript) and isinstance(node.target, _ast.Name):
                return ("annotation", 1)
            base = node.annotation.value if isinstance(node.annotation, _ast.Subscript) else node.annotation
            return ("annotation", 1 if isinstance(base, _ast.Name) and base.id in TYPES else 0)
        if name == "Expr":
            return expression(node.value, lines)
        if name in ("Return", "Raise", "Assert", "Delete"):
            if name == "Raise" and isinstance(node.exc, _ast.Call):
                return ("keyword", 2)
            return ("keyword", 1) if has(node, _ast.Call, _ast.Subscript, _ast.BinOp, _ast.Compare) else ("word", 0)
        return ("word", 0)

    def describe(node, lines):
        sort, level = kind(node, lines)
        assigned, defined, reads = [], [], []
        if isinstance(node, DEFINITIONS):
            defined.append(node.name)
        elif sort != "data":
            for item in walk(node, DEFINITIONS + COMPREHENSIONS + (_ast.Lambda,)):
                if isinstance(item, _ast.Name):
                    (reads if isinstance(item.ctx, _ast.Load) else assigned).append(item.id)
                elif isinstance(item, DEFINITIONS):
                    defined.append(item.name)
        callee = ""
        if isinstance(node, _ast.Expr) and isinstance(node.value, _ast.Call):
            function = node.value.func
            callee = getattr(function, "attr", "") or getattr(function, "id", "")
        imported = [a.asname or a.name.partition(".")[0] for a in node.names] if sort == "import" else []
        parts = (sort, str(level), callee, ",".join(assigned), ",".join(defined), ",".join(imported), ",".join(reads))
        return "\t".join(parts)

    def facts(source):
        def work():
            lines = source.encode().split(b"\n")
            tree = compile(source, "<document>", "exec", FLAGS, True)
            return "\n".join([describe(node, lines) for node in tree.body])
        try:
            return quietly(work)
        except SyntaxError as error:
            return "!%d" % (error.lineno or 0)
        except BaseException:
            return "!0"

    SCOPES = tuple(getattr(_symtable, name) for name in (
        "SCOPE_OFF SCOPE_MASK GLOBAL_IMPLICIT GLOBAL_EXPLICIT DEF_LOCAL DEF_IMPORT USE DEF_BOUND").split())

    def table(source):
        return quietly(lambda: _symtable.symtable(source, "<document>", "exec"))

    def is_expression(source):
        try:
            quietly(lambda: compile(source, "<document>", "eval", FLAGS & ~0x400, True))
            return "1"
        except BaseException:
            return ""

    def refusal(source):
        try:
            quietly(lambda: compile(source, "<document>", "exec", FLAGS, True))
        except SyntaxError as error:
            return str(error.lineno or 0)
        except BaseException:
            return "0"
        return ""
    """#
}
