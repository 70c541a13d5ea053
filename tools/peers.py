"""Diglot beside Sybil, pytest-examples and mktestdocs: what each finds in the same Markdown documents, what runs, how long it takes.

`tools/benchmark side-by-side` calls `run`. This file is also the program that asks one of the others: `peers.py find TOOL`, with the
documents' paths as JSON on standard input.
"""
import collections, json, os, re, statistics, subprocess, sys, tempfile, time

PACKAGES = ["sybil==10.1.0", "pytest-examples==0.0.18", "mktestdocs==0.2.5", "pytest==9.2.0"]
TOOLS = ("sybil", "pytest-examples", "mktestdocs")

# Each is how the tool's own documentation has it run on Markdown, as a test file of pytest, or as a program where it is no plug-in.
RUNS = {
    "sybil": ("conftest.py", """
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
pytest_collect_file = Sybil(parsers=[PythonCodeBlockParser(), SkipParser()], patterns=["*.md"]).pytest()
"""),
    "pytest-examples": ("test_documents.py", """
import pathlib, pytest
from pytest_examples import CodeExample, EvalExample, find_examples

@pytest.mark.parametrize("example", find_examples(*sorted(pathlib.Path(".").glob("*.md"))), ids=str)
def test_example(example: CodeExample, eval_example: EvalExample):
    eval_example.run(example)
"""),
    "mktestdocs": ("check.py", """
import contextlib, glob, io
from mktestdocs.__main__ import exec_python, grab_code_blocks
passed = failed = 0
for path in sorted(glob.glob("*.md")):
    for block in grab_code_blocks(open(path).read(), lang="python"):
        try:
            with contextlib.redirect_stdout(io.StringIO()): exec_python(block)
            passed += 1
        except BaseException: failed += 1
print(f"{failed} failed, {passed} passed")
"""),
}


def found_by_sybil(path):
    from sybil import Sybil
    from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
    document = Sybil(parsers=[PythonCodeBlockParser(), SkipParser()]).parse(__import__("pathlib").Path(path))
    text = open(path, encoding="utf-8").read()
    for example in document.examples():
        if example.parsed is None or not str(example.parsed).strip() or "skip" in type(example.region.evaluator).__name__.lower():
            continue
        # The region of a fence has its marks, that of a prompt has none.
        first, last = text.count("\n", 0, example.region.start), text.count("\n", 0, example.region.end - 1)
        lines = text.split("\n")
        if re.match(r"[\s>]*(?:[-*+]|\d+[.)])?\s*(`{3,}|~{3,}|<!--)", lines[first]):
            first += 1
            if re.match(r"[\s>]*(`{3,}|~{3,})\s*$|.*-->\s*$", lines[last]):
                last -= 1
        yield first + 1, last + 1


def found_by_pytest_examples(path):
    from pytest_examples import find_examples
    for example in find_examples(path):
        yield example.start_line + 1, example.end_line - 1


def found_by_mktestdocs(path):
    from mktestdocs.__main__ import check_codeblock, grab_code_blocks
    text = open(path, encoding="utf-8").read()
    # It tells no lines: they are counted as its own loop goes, and the texts have to be those that it gives.
    first, block, found = None, "", []
    for number, line in enumerate(text.split("\n"), 1):
        if "```" in line:
            if first is not None:
                if check_codeblock(block, lang="python"):
                    found.append((first + 1, number - 1))
                first, block = None, ""
            else:
                first = number
        if first is not None:
            block += line.strip() + "\n"
    count = len(grab_code_blocks(text, lang="python"))
    if len(found) != count:
        sys.exit(f"peers: mktestdocs finds {count} blocks in {path}, counted are {len(found)}")
    yield from found


def environment(cache):
    return os.environ | {"PYTHONPATH": os.path.join(cache, "peers"), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "ignore",
                         "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}


def fetch(cache):
    """Fetches the documents of the extraction's set and installs the other tools, each once."""
    import extraction
    extraction.fetch_all(os.path.join(cache, "extraction"))
    if not os.path.exists(os.path.join(cache, "peers", "mktestdocs")) and not extraction.pip(
            "install", "--target", os.path.join(cache, "peers"), *PACKAGES):
        sys.exit("peers: pip cannot install " + ", ".join(PACKAGES))


def markdown_documents(cache, folder):
    """The Markdown documents of the extraction's set that have examples, one file each; returns their paths."""
    import extraction
    os.makedirs(folder, exist_ok=True)
    paths, seen = [], set()
    for name in ("tuned", "held-out"):
        for member, text in extraction.documents(os.path.join(cache, "extraction", name)):
            key = re.sub(r"\s+", " ", text)
            if member.endswith(".md") and re.search(r"(```|~~~)\W*py|>>> ", text) and key not in seen:
                seen.add(key)
                paths.append(os.path.join(folder, member.replace("/", "__")))
                with open(paths[-1], "w", encoding="utf-8") as file:
                    file.write(text)
    return sorted(paths)


def ours(paths):
    """What Diglot finds and what it sets apart, by path."""
    output = subprocess.run(["tools/diglot", "extract", "--format", "json", *paths], stdout=subprocess.PIPE,
                            stderr=subprocess.DEVNULL, check=True).stdout
    return {document["path"]: document for document in json.loads(output)["documents"]}


def explained(lines, first, last, document):
    """Why Diglot has no example where another tool has one; None where it has."""
    wanted = {number for number in range(first, last + 1) if lines[number - 1].strip()}
    snippets = {n for s in document["snippets"] for n in range(s["lines"]["start"], s["lines"]["end"] + 1)}
    if wanted <= snippets or not wanted:
        return None
    for block in document["skipped"]:
        if wanted & set(range(block["lines"]["start"], block["lines"]["end"] + 1)):
            return re.sub(r"'[^']*'", "'…'", f"set apart as {block['kind']}: {block['reason']}")
    if wanted & snippets:
        # Where a block takes more than one example has, its fences were paired otherwise.
        inside = [lines[n - 1] for n in sorted(wanted - snippets)]
        if any(re.match(r"[\s>]*(`{3,}|~{3,})", line) for line in inside):
            return "the other one pairs fences otherwise: there are fences inside of its block"
        if all(re.match(r"\s*([%!#]|>>>|\.\.\.)|.*\?$", line) for line in inside):
            return "the example is there, less comments at its ends and what only IPython runs"
        if any(re.match(r"[\s>]*>>> ", lines[n - 1]) for n in wanted):
            return "a transcript, whose example ends with its last answer"
        return "the example is there in part"
    before = "\n".join(lines[:first])
    if before.count("<!--") > before.count("-->"):
        return "it is commented out in the document"
    return "not seen"


def compare(cache, folder):
    """What each finds; returns whether every difference has its explanation."""
    paths = markdown_documents(cache, folder)
    start = time.perf_counter()
    known = ours(paths)
    taken = time.perf_counter() - start
    count = sum(len(document["snippets"]) for document in known.values())
    print(f"{len(paths)} Markdown documents of packages on PyPI\n")
    print(f"{'tool':<18}{'examples':>9}{'also ours':>11}{'seconds':>9}")
    print(f"{'diglot':<18}{count:>9}{'':>11}{taken:>9.2f}")
    differences, complete = {}, True
    for tool in TOOLS:
        start = time.perf_counter()
        output = subprocess.run([sys.executable, os.path.abspath(__file__), "find", tool], env=environment(cache),
                                input=json.dumps(paths), stdout=subprocess.PIPE, check=True, text=True).stdout
        taken = time.perf_counter() - start
        found, refused, reasons = 0, 0, collections.defaultdict(list)
        for path, examples in json.loads(output).items():
            if isinstance(examples, str):
                refused += 1
                continue
            with open(path, encoding="utf-8") as file:
                lines = file.read().split("\n")
            for first, last in examples:
                found += 1
                if reason := explained(lines, first, last, known[path]):
                    reasons[reason].append(f"{os.path.basename(path)}:{first}")
        missing = sum(map(len, reasons.values()))
        differences[tool] = reasons
        complete = complete and not reasons.get("not seen")
        print(f"{tool:<18}{found:>9}{found - missing:>11}{taken:>9.2f}" + (f"   gives up on {refused} documents" if refused else ""))
    for tool, reasons in differences.items():
        print(f"\nfound by {tool} and not by diglot as one example:")
        for reason, places in sorted(reasons.items(), key=lambda item: -len(item[1])):
            print(f"{len(places):>5}  {reason}\n         " + ", ".join(places[:3]))
    return complete


def command(tool):
    name = RUNS[tool][0]
    return [sys.executable, name] if name == "check.py" else [sys.executable, "-m", "pytest", "-q", "--no-header", *(
        ["-p", "pytest_examples"] if tool == "pytest-examples" else []), "."]


def timed(tool, folder, cache, turns):
    """The median of seconds for all of a process, and what it says at its end."""
    seconds = []
    for _ in range(turns):
        start = time.perf_counter()
        if tool == "diglot":
            paths = [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".md")]
            done = subprocess.run(["tools/diglot", "run", "--format", "json", *paths], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        else:
            done = subprocess.run(command(tool), cwd=folder, env=environment(cache), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        seconds.append(time.perf_counter() - start)
    if tool == "diglot":
        ends = [observation["end"] for observation in json.loads(done.stdout)["observations"]]
        failed = sum(end["kind"] != "finished" for end in ends)
        said = f"{failed} failed, {len(ends) - failed} passed"
    else:
        said = re.findall(r"^.*\d+ (?:passed|failed).*$", done.stdout.decode(), re.M)[-1:]
        said = re.sub(r" in [\d.]+s.*", "", said[0]).strip("= ") if said else "nothing"
    return statistics.median(seconds), said


def table(folder, cache, turns, title):
    print(f"\n{title}")
    rows = {}
    for tool in ("diglot", *TOOLS):
        with tempfile.TemporaryDirectory() as copy:
            for name in os.listdir(folder):
                os.symlink(os.path.join(folder, name), os.path.join(copy, name))
            if tool != "diglot":
                with open(os.path.join(copy, RUNS[tool][0]), "w") as file:
                    file.write(RUNS[tool][1])
            rows[tool], said = timed(tool, copy, cache, turns)
        print(f"  {tool:<18}{rows[tool]:>8.2f} s   {said}", flush=True)
    return rows


def trivial(folder, count):
    with open(os.path.join(folder, "trivial.md"), "w") as file:
        file.write("".join(f"# Part {number}\n\n```python\nprint({number})\n```\n\n" for number in range(count)))


def run(cache):
    """Prints all of it; returns the seconds of 1,000 trivial examples and what they are made of."""
    fetch(cache)
    with tempfile.TemporaryDirectory() as folder:
        complete = compare(cache, folder)
    with tempfile.TemporaryDirectory() as folder:
        for path in ("corpus/data-structures/document.md", "Tests/Fixtures/add/five-examples.md"):
            os.symlink(os.path.abspath(path), os.path.join(folder, path.split("/")[-1]))
        table(folder, cache, 3, "two documents of this repository, run; each time is that of a whole process, median of 3")
    with tempfile.TemporaryDirectory() as folder:
        trivial(folder, 1000)
        rows = table(folder, cache, 5, "1,000 trivial examples; diglot isolates each in a process of its own, the others none; median of 5")
        trivial(folder, 10_000)
        many, said = timed("diglot", folder, cache, 1)
        print(f"\n10,000 trivial examples: diglot {many:.2f} s   {said}")
        cost = (rows["diglot"] - rows["mktestdocs"]) / 1000
        print(f"What isolation costs: {1000 * cost:.2f} ms for each example, on {os.cpu_count()} cores: a fork, its memory, its end")
    if not complete:
        sys.exit("side-by-side: another tool finds what diglot does not see")
    return rows["diglot"], f"1,000 isolated examples; Sybil without isolation {rows['sybil']:.2f} s"


if __name__ == "__main__":
    finders = dict(zip(TOOLS, (found_by_sybil, found_by_pytest_examples, found_by_mktestdocs)))
    result = {}
    for document in json.load(sys.stdin):
        try:
            result[document] = list(finders[sys.argv[2]](document))
        except Exception as error:
            result[document] = type(error).__name__
    json.dump(result, sys.stdout)
