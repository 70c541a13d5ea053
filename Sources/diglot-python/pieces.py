"""Executes the pieces of a request: the source of a snippet, or of a context around it.

A piece is {"path": …, "line": …, "source": …}; its source starts on the 1-based line of the file. Where its lines do not follow one
another there, "lines" has the line of each. "display" says which values are shown, as `Snippet.display` has it. "survives" are pairs of
lines, the first and the last one of statements whose errors the document shows, and after which it goes on.
"""

import _diglot_passages as passages
import _diglot_program as programs
import ast
import asyncio
import builtins
import inspect
import linecache
import re
import sys
import traceback
import types

# What the parser itself warns of: escapes, and numbers that a keyword follows without a space (Parser/tokenizer.c, `verify_end_of_number`).
WARNED = re.compile(r"\\|[0-9](and|else|for|if|in|is|not|or)\b")
ballast = []


def run(piece, names, shift, watches, program=None):
    """Executes a piece and returns its tree. Where there are watches or a program, the tree has them in it.

    From the first statement that awaits at top level on, the rest is one coroutine.
    """
    path, flags = piece["path"], ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    show_lines(piece)

    insiders = watches + [program] if program else watches

    def part(statements):
        module = ast.Module(body=statements, type_ignores=[])
        return passages.furnish(compile(module, path, "exec", flags, dont_inherit=True), insiders)

    def awaits(code):
        return code.co_flags & inspect.CO_COROUTINE

    tree = parse(piece, flags)
    passages.display(tree, piece.get("display"))
    if piece.get("display") == "lastValue":
        builtins.display = show
    survivors = [(node, first, last) for first, last in piece.get("survives", ()) for node in tree.body
                 if passages.first_line(node) >= first and node.end_lineno <= last]
    passages.insert(watches, tree, lambda nodes: awaits(part(nodes)))
    if program:
        programs.insert(program, tree, bindings)
    if survivors:
        return run_interactively(tree, names, shift, part, awaits, {(first, last) for _, first, last in survivors})
    code = passages.furnish(compile(tree, path, "exec", flags, dont_inherit=True), insiders)
    if not awaits(code):
        move_addresses(shift)
        exec(code, names)
        return tree

    first = next(i for i, node in enumerate(tree.body) if awaits(part([node])))
    before, after = part(tree.body[:first]), part(tree.body[first:])
    move_addresses(shift)
    exec(before, names)
    asyncio.run(types.FunctionType(after, names)())
    return tree


def show(*values):
    """What cells of a notebook call `display`: the texts of values, not their pictures."""
    for value in values:
        print(repr(value))


def run_interactively(tree, names, shift, part, awaits, survivors):
    """Executes statements one by one, and goes on behind those whose errors the document shows."""
    move_addresses(shift)
    with asyncio.Runner() as runner:
        for node in tree.body:
            code = part([node])
            lines = passages.first_line(node), node.end_lineno
            try:
                if awaits(code):
                    runner.run(types.FunctionType(code, names)())
                else:
                    exec(code, names)
            except Exception as error:
                if not any(first <= lines[0] and lines[1] <= last for first, last in survivors):
                    raise
                sys.stderr.write("".join(traceback.format_exception_only(type(error), error)))
    return tree


def parse(piece, flags):
    """The tree of a piece, whose nodes have the lines of the file."""
    source, lines, moved = piece["source"], piece.get("lines"), 0
    if not lines:
        # A warning of the parser has the line of the text that it gets. Elsewhere the tree is moved: reading thousands of empty lines takes
        # longer than most examples.
        if piece["line"] < 100 or WARNED.search(source):
            source = "\n" * (piece["line"] - 1) + source
        else:
            moved = piece["line"] - 1
    flags |= ast.PyCF_ONLY_AST
    try:
        tree = compile(source, piece["path"], "exec", flags, dont_inherit=True)
    except SyntaxError as error:
        if lines and error.lineno:
            error.lineno = file_line(piece, error.lineno)
            error.end_lineno = error.lineno
        if not moved:
            raise
        tree = None
    if tree is None: # its words may name lines as well
        tree, moved = compile("\n" * moved + source, piece["path"], "exec", flags, dont_inherit=True), 0
    if moved:
        ast.increment_lineno(tree, moved)
    for node in ast.walk(tree) if lines else ():
        if getattr(node, "end_lineno", None) is not None:
            node.lineno, node.end_lineno = file_line(piece, node.lineno), file_line(piece, node.end_lineno)
    return tree


def file_line(piece, line):
    """The line of the file on which a line of the source stands; both are 1-based."""
    lines = piece.get("lines")
    return lines[min(line, len(lines)) - 1] if lines else piece["line"] + line - 1


class Lines:
    """The lines of a file of which some are known, as `linecache` wants them: a list of all would be as long as the file."""

    def __init__(self):
        self.known, self.last = {}, 0

    def show(self, number, text):
        self.known[number], self.last = text, max(number, self.last)

    def __len__(self):
        return self.last

    def __getitem__(self, place):
        if isinstance(place, slice):
            return [self.known.get(index + 1, "\n") for index in range(*place.indices(self.last))]
        if not -self.last <= place < self.last:
            raise IndexError(place)
        return self.known.get(place % self.last + 1, "\n")


def show_lines(piece):
    """Lets tracebacks show the lines of a piece beside those of the pieces of the same file before it."""
    path, known = piece["path"], linecache.cache.get(piece["path"])
    shown = known[2] if known and isinstance(known[2], Lines) else Lines()
    for number, line in enumerate(piece["source"].splitlines(), 1):
        shown.show(file_line(piece, number), line + "\n")
    linecache.cache[path] = (0, None, shown, path)


def move_addresses(shift):
    """Fills the holes that other work left in the heap, then moves what comes next by `shift` blocks, once in a run.

    Objects of one size then lie one behind the other, and moving them changes the order of a set of them; in holes they would stay
    where they are (Objects/obmalloc.c: a pool with a free block serves before a fresh one).
    """
    if ballast:
        return
    for size in range(48, 513, 16):
        row = last = 0
        while row < 8 and len(ballast) < 100_000:
            ballast.append(bytes(size - 33))
            row = row + 1 if id(ballast[-1]) == last + size else 0
            last = id(ballast[-1])
        ballast.extend(bytes(size - 33) for _ in range(shift))


def names(tree):
    """The names that a source binds or reads, at any depth."""
    found = set()
    for node in ast.walk(tree):
        found.add(getattr(node, "id", None) or getattr(node, "name", None))
        if isinstance(node, ast.alias):
            found.add(node.asname or node.name.partition(".")[0])
    return found


def bindings(tree):
    """The lines on which the statements of a module or a function bind names, the last one for each name."""
    scopes = passages.DEFINITIONS + (ast.Lambda,)
    nodes, lines = list(tree.body), {}
    while nodes:
        node = nodes.pop(0)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            lines[node.id] = max(node.lineno, lines.get(node.id, 0))
        if not isinstance(node, scopes):
            nodes.extend(ast.iter_child_nodes(node))
    return lines
