"""Notes when a program passes through lines that its document claims something of: when, with which value or error.

A watch is put into the syntax tree, so that nothing is traced and other code costs nothing: its statements become the body of a
`with`, the value of the first one the operand of an operator. The manager is a constant of the compiled code, since a name would
be the program's to see.
"""

import _diglot
import ast
import json
import sys
import types

PASSAGE = 9
LIMIT = 100  # passages noted for one watch
SIZE = 20_000  # bytes of a value's note
SIGN = "\0diglot watch "


class Watch:
    def __init__(self, request, wire):
        self.first, self.last, self.function = request["first"], request["last"], request["function"]
        self.wire = wire
        self.count = 0
        self.open = {}  # by the frame that is inside: each of them is inside once
        self.sign = f"{SIGN}{self.first} {self.last} {self.function}"

    def note(self, number, **content):
        lines = {"first": self.first, "last": self.last, "number": number}
        _diglot.note(PASSAGE, json.dumps(lines | content).encode())

    def __enter__(self):
        if self.count < LIMIT:
            self.count += 1
            self.open[id(sys._getframe(1))] = self.count
            self.note(self.count, event="entered")

    def __exit__(self, kind, error, trace):
        number = self.open.pop(id(sys._getframe(1)), None)
        if number is not None:
            content = {"error": self.wire(error, 0, set())} if isinstance(error, BaseException) else {}
            self.note(number, event="left", **content)

    def __matmul__(self, value):
        number = self.open.get(id(sys._getframe(1)))
        if number is not None:
            try:
                content = self.wire(value, 0, set())
                if len(json.dumps(content)) > SIZE:
                    content = ["opaque", "value that is too large"]
            except BaseException:  # a class of the program that fights back
                content = ["opaque", "value that cannot be read"]
            kind = type(value)
            name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
            self.note(number, event="value", value=content, type=name)
        return value


class Display:
    """Shows a value as the interactive interpreter does: nothing for None (Python/sysmodule.c, `sys_displayhook`)."""

    def __matmul__(self, value):
        sys.displayhook(value)
        return value


FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINITIONS = (*FUNCTIONS, ast.ClassDef)
DISPLAY = Display()
DISPLAY_SIGN = "\0diglot display"


def display(tree, which):
    """Has values of expressions shown: those of all at the top level for "values", that of the last one for "lastValue"."""
    if which == "values":
        nodes = [node for suite, owner in suites(tree, closed=DEFINITIONS) for node in suite]
    else:
        nodes = tree.body[-1:] if which == "lastValue" else []
    for node in nodes:
        if isinstance(node, ast.Expr):
            sign = ast.copy_location(ast.Constant(DISPLAY_SIGN), node.value)
            node.value = ast.copy_location(ast.BinOp(sign, ast.MatMult(), node.value), node.value)


def insert(watches, tree, awaits):
    """Puts each watch around its statements; one whose statements are not in this tree, or cannot be joined, is left out."""
    for watch in sorted(watches, key=lambda watch: watch.first - watch.last):  # outer ones first
        wrapped = False
        for suite, owner in suites(tree):
            if wrapped:
                break
            if watch.function:
                wrapped = suite is getattr(owner, "body", None) and is_function(owner, watch) and wrap_function(watch, owner)
                continue
            inside = [node for node in suite if first_line(node) >= watch.first and node.end_lineno <= watch.last]
            if not inside or first_line(inside[0]) != watch.first or inside[-1].end_lineno != watch.last:
                continue
            start = suite.index(inside[0])
            if any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in inside):
                continue
            # At the top level what awaits runs in a coroutine, and what comes before does not.
            if isinstance(owner, ast.Module) and len({bool(awaits([node])) for node in inside}) > 1:
                continue
            note_value(watch, inside)
            suite[start:start + len(inside)] = [around(watch, inside)]
            wrapped = True
    if watches:
        ast.fix_missing_locations(tree)


def suites(tree, closed=()):
    todo = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, closed):
            continue
        for field in ("body", "orelse", "finalbody"):
            suite = getattr(node, field, None)
            if isinstance(suite, list) and suite:
                yield suite, node
        todo.extend(ast.iter_child_nodes(node))


def first_line(node):
    return min([node.lineno] + [item.lineno for item in getattr(node, "decorator_list", ())])


def is_function(node, watch):
    return isinstance(node, FUNCTIONS) and first_line(node) == watch.first and node.end_lineno == watch.last


def wrap_function(watch, node):
    start = 1 if ast.get_docstring(node, clean=False) is not None else 0
    if node.body[start:]:
        node.body[start:] = [around(watch, node.body[start:])]
    return True


def around(watch, statements):
    """The watch's position is that of the statements, so that they keep their line in every traceback."""
    item = ast.withitem(context_expr=ast.copy_location(ast.Constant(watch.sign), statements[0]))
    node = ast.With(items=[item], body=list(statements))
    node.lineno, node.col_offset = first_line(statements[0]), statements[0].col_offset
    node.end_lineno, node.end_col_offset = statements[-1].end_lineno, statements[-1].end_col_offset
    return node


def note_value(watch, statements):
    """Has the value of the first statement pass through the watch; that of `x += 1` is read afterwards."""
    node = statements[0]

    def passed(value):
        return ast.copy_location(ast.BinOp(ast.copy_location(ast.Constant(watch.sign), value), ast.MatMult(), value), value)

    if isinstance(node, (ast.Expr, ast.Assign, ast.AnnAssign, ast.Return)) and node.value is not None:
        node.value = passed(node.value)
    elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
        name = ast.copy_location(ast.Name(node.target.id, ast.Load()), node.target)
        statements.insert(1, ast.copy_location(ast.Expr(passed(name)), node))


def furnish(code, watches):
    """The code with the watches themselves in place of the constants that stand for them."""
    if not watches and DISPLAY_SIGN not in code.co_consts:
        return code
    known = {watch.sign: watch for watch in watches} | {DISPLAY_SIGN: DISPLAY}

    def constant(value):
        if type(value) is types.CodeType:
            return furnish(value, watches)
        return known.get(value, value) if type(value) is str else value

    return code.replace(co_consts=tuple(map(constant, code.co_consts)))
