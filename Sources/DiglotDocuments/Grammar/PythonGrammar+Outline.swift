extension PythonGrammar {
  /// Two more functions in Python, which use those of `pythonSource`: what a snippet's statements are, at any depth, and what is
  /// wrong with the snippet as a program. Both answer in text as those do.
  static let outlineSource = #"""
    WORDS = {_ast.Return: "value", _ast.Assign: "value", _ast.AugAssign: "value", _ast.Raise: "raise"}

    def first_line(node):
        return min([node.lineno] + [item.lineno for item in getattr(node, "decorator_list", ())])

    def word_of(node, index, owner):
        if isinstance(node, _ast.ClassDef):
            return "class"
        if isinstance(node, DEFINITIONS):
            return "generator" if has_own(node, _ast.Yield, _ast.YieldFrom) else "function"
        if isinstance(node, SUITES):
            return "suite"
        if isinstance(node, _ast.Expr):
            value = node.value
            if isinstance(value, _ast.Constant):
                documents = index == 0 and isinstance(value.value, str) and isinstance(owner, DEFINITIONS[:2])
                return "docstring" if documents else "value"
            called = isinstance(value, _ast.Call) and isinstance(value.func, _ast.Name) and value.func.id
            return "print" if called == "print" else "value"
        if isinstance(node, _ast.AnnAssign) and node.value is not None:
            return "value"
        if isinstance(node, _ast.Return) and node.value is None:
            return "other"
        return WORDS.get(type(node), "other")

    def has_own(function, *kinds):
        return any(isinstance(item, kinds) for part in function.body for item in walk(part, DEFINITIONS + (_ast.Lambda,)))

    def suites_of(node):
        for field in ("body", "orelse", "handlers", "finalbody", "cases"):
            inner = getattr(node, field, None)
            if not isinstance(inner, list):
                continue
            if field in ("handlers", "cases"):
                for part in inner:
                    yield part.body
            elif inner:
                yield inner

    def outline(source):
        def work():
            tree = compile(source, "<document>", "exec", FLAGS, True)
            result, count = [], 0
            todo = [(tree.body, 0, None)]
            while todo:
                suite, number, owner = todo.pop()
                for index, node in enumerate(suite):
                    own = list(suites_of(node))
                    head = min([part[0].lineno for part in own] + [node.end_lineno + 1]) - 1
                    active = has(node, _ast.Call, _ast.Await, _ast.With, _ast.AsyncWith, _ast.AsyncFor)
                    numbers = [repr(part.value) for part in walk(node)
                               if isinstance(part, _ast.Constant) and type(part.value) in (int, float)] if not own else []
                    result.append((first_line(node), node.end_lineno, max(head, node.lineno), number,
                                   word_of(node, index, owner), int(active), ",".join(numbers)))
                    for part in own:
                        count += 1
                        todo.append((part, count, node))
            result.sort(key=lambda row: (row[0], -row[1]))
            return "\n".join(["\t".join(map(str, row)) for row in result])
        try:
            return quietly(work)
        except BaseException:
            return "!0"

    def is_ellipsis(node):
        return isinstance(node, _ast.Expr) and isinstance(node.value, _ast.Constant) and node.value.value is Ellipsis

    def is_text(node):
        return isinstance(node, _ast.Expr) and isinstance(node.value, _ast.Constant) and isinstance(node.value.value, str)

    def elision(source):
        def work():
            tree = compile(source, "<document>", "exec", FLAGS, True)
            todo = [tree.body]
            while todo:
                suite = todo.pop()
                others = sum(not is_ellipsis(node) and not is_text(node) for node in suite)
                for node in suite:
                    if is_ellipsis(node) and others:
                        return str(node.lineno)
                    todo.extend(suites_of(node))
            return ""
        try:
            return quietly(work)
        except BaseException:
            return ""

    def top_level_await(tree):
        kinds = (_ast.Await, _ast.AsyncFor, _ast.AsyncWith)
        for statement in tree.body:
            for item in walk(statement, DEFINITIONS + (_ast.Lambda,)):
                if isinstance(item, kinds):
                    return item

    def shadowed(tree):
        for index, node in enumerate(tree.body):
            if not isinstance(node, DEFINITIONS) or node.decorator_list:
                continue
            for later in tree.body[index + 1:]:
                if isinstance(later, DEFINITIONS) and later.name == node.name and not later.decorator_list:
                    yield node, later
                    break
                # Whatever stands between may use the name, by a call of another function too.
                if not isinstance(later, DEFINITIONS[:2]) or later.decorator_list or has(later.args, _ast.Call):
                    if has(later, _ast.Call, _ast.Await) or any(
                            isinstance(item, _ast.Name) and item.id == node.name for item in walk(later)):
                        break

    def review(request):
        names, _, source = request.partition("\0")
        def work():
            tree = compile(source, "<document>", "exec", FLAGS, True)
            lines = []
            for name in names.split(","):
                uses = [item for item in walk(tree)
                        if isinstance(item, _ast.Name) and item.id == name and isinstance(item.ctx, _ast.Load)]
                use = min(uses, key=lambda item: (item.lineno, item.col_offset), default=None)
                if use:
                    lines.append(("undefined", use.lineno, use.col_offset + 1, name))
            node = top_level_await(tree)
            if node:
                word = {"Await": "await", "AsyncFor": "async for", "AsyncWith": "async with"}[type(node).__name__]
                lines.append(("await", node.lineno, node.col_offset + 1, word))
            for node, later in shadowed(tree):
                lines.append(("shadowed", node.lineno, node.col_offset + 1, node.name, later.lineno))
            return "\n".join(["\t".join(map(str, line)) for line in lines])
        try:
            return quietly(work)
        except BaseException:
            return "!0"
    """#
}
