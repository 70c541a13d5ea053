"""Notes what the function that is a snippet's program leaves in its variables: `main`, where the last statement is `asyncio.run(main())`.

A port has at its top level what such a function has in its body, and so the two name the same values. They are read where the function
returns, and not kept any longer: what ends with them ends when it did.
"""

import _diglot_passages as passages
import ast
import sys


class Program:
    """Its local values at its last return, in their wire form, and the lines on which the names are bound."""

    sign = passages.SIGN + "program"

    def __init__(self, counts, wire):
        """`counts` says whether a name's value is one to note."""
        self.counts, self.wire = counts, wire
        self.values, self.lines = {}, {}

    def __enter__(self):
        pass

    def __exit__(self, kind, error, trace):
        if kind is None:
            self.values = {name: self.wire(value) for name, value in sys._getframe(1).f_locals.items() if self.counts(name, value)}


def insert(program, tree, bindings):
    """Puts the program around the body of its function, where a module has one."""
    if node := function(tree):
        program.lines = bindings(node)
        passages.wrap_function(program, node)
        ast.fix_missing_locations(node)


def function(tree):
    """The one function that the last statement of a module calls: `main()`, `asyncio.run(main())`, also as a value that is kept."""
    last = tree.body[-1] if tree.body else None
    if isinstance(last, ast.If) and not last.orelse and ast.unparse(last.test) == "__name__ == '__main__'":
        last = last.body[-1]
    call = last.value if isinstance(last, (ast.Expr, ast.Assign, ast.AnnAssign)) else None
    if isinstance(call, ast.Call) and ast.unparse(call.func) == "asyncio.run" and call.args:
        call = call.args[0]
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
        return None
    found = [node for node in tree.body if isinstance(node, passages.FUNCTIONS) and node.name == call.func.id]
    return found[0] if len(found) == 1 and not yields(found[0]) else None


def yields(function):
    nodes = list(function.body)
    while nodes:
        node = nodes.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(node, (*passages.FUNCTIONS, ast.Lambda)):
            nodes.extend(ast.iter_child_nodes(node))
    return False
