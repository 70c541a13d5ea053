"""What the reader of plain text takes wrongly or misses, by kinds of lines, and whether its confidence keeps what it promises."""
import ast, collections, re

BINS = (0, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)


def kind(text):
    """What a line looks like by itself."""
    text = text.strip()
    if re.match(r">>>( |$)|\.\.\.( |$)|In \[\d*\]:|Out\[\d*\]:", text):
        return "prompts"
    if text.startswith("#"):
        return "comments"
    if re.match(r"(@|(async )?(def|class|if|for|while|with|try|match|case|elif|else|except|finally)\b.*:)", text):
        return "headers"
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError):
        return "parts of statements" if re.search(r"[(\[{,\\]$|^[)\]}]|\"\"\"", text) else "what parses only in its place, or never"
    if not body:
        return "comments"
    node = body[0]
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return "imports"
    if isinstance(node, (ast.Assign, ast.AugAssign, ast.AnnAssign)):
        return "assignments and annotations"
    if isinstance(node, ast.Expr):
        if isinstance(node.value, (ast.Call, ast.Await)):
            return "calls"
        literal = (ast.Constant, ast.List, ast.Dict, ast.Set, ast.Tuple, ast.UnaryOp, ast.JoinedStr)
        return "literals" if isinstance(node.value, literal) else "names and other expressions"
    return "other statements"


def kinds(rows):
    """Prints how many lines of each kind are missed or wrong; of the wrong ones also what the document calls their blocks."""
    counts = {True: collections.Counter(), False: collections.Counter()}
    languages = collections.Counter()
    for row in rows:
        counts[row.label][kind(row.text)] += 1
        if row.label is False:
            languages["prose" if row.block is None else row.language or "no language"] += 1
    for label, title in ((True, "missed"), (False, "wrong")):
        print(f"  {title}: " + ", ".join(f"{count} {name}" for name, count in counts[label].most_common()))
    print("  wrong, by what the document calls it: " + ", ".join(f"{count} {name}" for name, count in languages.most_common(12)))


def ends(rows):
    """The numbers of the first and of the last lines of blocks of Python, from 0 on, blank lines left out."""
    blocks = collections.defaultdict(list)
    for number, row in enumerate(rows):
        if row.label and row.text:
            blocks[row.block].append(number)
    return {numbers[0] for numbers in blocks.values()}, {numbers[-1] for numbers in blocks.values()}


def calibration(rows, predicted):
    """Prints, for each range of confidence, how many boundaries have it and how many of them are those of a block.

    A boundary in a block of which nobody can say what it is counts for nothing. One between two blocks of Python with nothing but blank
    lines between them is one more than needed, and right.
    """
    counts = collections.defaultdict(lambda: [0, 0, 0.0])
    for path, snippets in predicted.items():
        starts, stops = ends(rows[path])
        for snippet in snippets:
            for side, known in (("start", starts), ("end", stops)):
                number = snippet["lines"][side] - 1
                if rows[path][number].label is None:
                    continue
                confidence = snippet["boundaries"][side]["confidence"]
                place = next(i for i in range(len(BINS)) if confidence < BINS[i + 1])
                counts[side, place][0] += 1
                counts[side, place][1] += number in known
                counts[side, place][2] += confidence
    for side in ("start", "end"):
        parts = []
        for place in range(len(BINS) - 1):
            count, right, total = counts[side, place]
            if count:
                parts.append(f"{total / count:.2f}: {right / count:.3f} of {count}")
        print(f"  {side}s of snippets, mean confidence: share that is right: " + "; ".join(parts))
