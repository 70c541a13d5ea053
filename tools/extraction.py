"""A labelled set for plain text: real documents whose blocks of code are marked, with the marks and the indentation taken away.

`tools/benchmark extraction` makes it from documents in source distributions of packages, and measures what
`diglot extract --read-as plainText` finds in it. The labels are those of other people's parsers: markdown-it-py and docutils.

A line of code is one that the document itself calls Python and that CPython parses, or a transcript. Lines of blocks in other languages
and lines of prose are none. Blocks to which the document gives no language are left out of the count, and so are those that it calls
Python and CPython does not parse.
"""
import ast, collections, glob, importlib.util, json, os, re, subprocess, sys, tarfile, warnings

import confusion

PYTHON = re.compile(r"(python3?|py3?|pycon3?|python-console|doctest|ipython3?|testcode|code-cell)([+.].*)?$")
PARSERS = ["docutils", "markdown-it-py"]
BACKENDS = ["hatchling", "hatch-vcs", "hatch-fancy-pypi-readme", "flit_core", "poetry-core", "setuptools", "setuptools-scm", "wheel",
            "pdm-backend"]

# Packages whose source distributions have documentation. Left out on purpose: pydantic, FastAPI and what CPython documents.
# The reader was tuned by what it missed in the first ones, hardly by what it missed in the second.
TUNED = """
    aiohttp==3.14.5 alembic==1.20.1 anytree==2.13.0 arrow==1.4.0 asyncpg==0.32.0 attrs==26.1.0 babel==2.18.0 backoff==2.2.1
    betamax==0.9.0 blessed==1.52.0 blinker==1.9.0 boltons==26.2.0 cachetools==8.0.2 cattrs==26.2.1 celery==5.7.0 cerberus==1.3.8
    click==8.5.1 cmd2==4.3.1 dataset==2.0.0 decorator==5.3.1 deepdiff==9.1.0 docopt==0.6.2 docutils==0.23 dynaconf==3.3.5
    environs==15.2.0 factory_boy==3.3.3 fire==0.7.1 flask==3.1.3 freezegun==1.5.5 frozendict==2.5.1 funcy==2.1 furl==2.1.4
    glom==25.12.0 html5lib==1.1 httpcore==1.0.9 httpx==0.28.1 humanize==4.17.0 inflect==7.6.0 injector==0.24.0
    intervaltree==3.2.1 invoke==3.0.3 itsdangerous==2.2.0 jedi==0.20.1 jinja2==3.1.6 joblib==1.6.0 jsonpickle==4.1.4
    jsonschema==4.26.0 lark==1.3.1 loguru==0.7.3 mako==1.4.3 marshmallow==4.4.0 mimesis==22.2.0 mistune==3.4.0
    mongoengine==0.29.3 more_itertools==11.2.1 mpmath==1.4.1 msgspec==0.22.0 multidict==7.2.1 networkx==3.6.1 nox==2026.10.20
    parse==1.22.4 parso==0.8.7 peewee==4.5.3 pint==0.25.3 pluggy==1.7.0 plumbum==2.0.2 prettytable==3.18.0
    prompt_toolkit==3.0.53 pydash==8.1.0 pyparsing==3.3.3 pyrsistent==0.20.0 pytest==9.2.0 pytest_benchmark==5.3.1
    python_dateutil==4.0.0 python_slugify==9.2.0 python_statemachine==3.2.2 redis==8.1.0 requests==2.34.2 responses==0.26.3
    respx==0.23.1 returns==0.30.0 rich==15.0.0 schedule==1.2.2 schema==0.7.8 scrapy==2.19.0 sh==2.4.0 simpy==4.1.2
    sortedcontainers==2.4.0 sqlalchemy==2.1.9 structlog==26.1.0 sympy==1.14.0 tabulate==0.10.0 tenacity==9.2.1 textual==8.2.8
    tinydb==4.9.0 toolz==1.0.0 tornado==6.6.1 traitlets==5.16.1 transitions==0.9.3 trio==0.35.0 ujson==6.1.0
    uncertainties==3.2.3 voluptuous==0.16.0 watchdog==7.1.0 wcwidth==0.9.4 werkzeug==3.1.9 wrapt==2.5.2 zeep==4.3.3
""".split()
HELD_OUT = """
    Flask-Login==0.6.3 PyAutoGUI==0.9.54 aiofiles==25.1.0 aiosqlite==0.22.1 apischema==0.19.0 automat==25.4.16 beartype==0.23.1
    bitstring==5.0.0 blacksheep==2.6.4 bleach==6.4.0 bottle==0.13.4 cherrypy==18.10.0 connexion==3.3.0 dacite==1.9.2
    databases==0.9.0 django_filter==26.2 djangorestframework==3.18.3 dominate==2.9.1 dramatiq==2.2.1 expression==5.8.0
    falcon==4.4.0 flask-restx==1.3.2 flask_sqlalchemy==3.1.1 graphene==3.4.3 gunicorn==27.0.1 huey==3.5.4 icontract==2.7.3
    jmespath==1.1.0 jsonpath_ng==1.16.0 litestar==2.25.0 markdown==3.11.3 mashumaro==3.23 mypy==2.4.1 passlib==1.7.4
    phonenumbers==9.0.43 procrastinate==3.10.0 pyjwt==2.15.1 pymdown_extensions==12.3 pypdf==7.1.1 pyramid==2.1 pyserde==0.34.0
    python_docx==1.2.0 quart==0.22.0 reactivex==6.1.0 rq==3.0.0 sanic==25.12.1 stamina==26.1.0 starlette==1.10.0 streamz==0.6.6
    textdistance==4.6.3 tortoise_orm==1.1.9 tqdm==4.70.1 trafaret==2.1.1 transitions_gui==0.9.0 uvicorn==0.54.0
    validators==0.36.0 yattag==1.16.1
""".split()

SETS = {"tuned": TUNED, "held out": HELD_OUT}

Block = collections.namedtuple("Block", "first last marks lines language")  # of the document, 0-based; `marks` are the lines to take away
# A line of the plain text: whether it is code (True, False, or None for what nobody can say), and of which block, in which language.
Row = collections.namedtuple("Row", "text label language block", defaults=(None, None))


def language_of(info):
    """The language of a fence; None where it has none, or where a directive of MyST has more than code in it."""
    words = info.strip().lower().replace("{code-block}", "").replace("{code}", "").replace("{sourcecode}", "").split()
    name = re.split(r"[,;:]", words[0])[0] if words else ""
    directive = re.match(r"\{(\.?)([\w-]+)\}?", name)
    if directive:
        return directive[2] if directive[1] or PYTHON.match(directive[2]) else None
    return name or None


def markdown_blocks(text):
    from markdown_it import MarkdownIt

    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "fence":
            start, end = token.map
            lines = token.content.split("\n")[:-1]
            marks = [start] + [line for line in range(start + 1 + len(lines), end)]
            yield Block(start + 1, start + len(lines), marks, lines, language_of(token.info))
        elif token.type == "code_block":
            lines = token.content.rstrip("\n").split("\n")
            yield Block(token.map[0], token.map[0] + len(lines) - 1, [], lines, None)


class AnyOption(dict):
    def __bool__(self):
        return True

    def __contains__(self, name):
        return True

    def __getitem__(self, name):
        return lambda value: value


CODE = {"code-block", "code", "sourcecode", "ipython", "testcode", "doctest", "testsetup", "highlight-block"}
OTHER = {"testoutput", "parsed-literal", "math", "raw", "literalinclude", "productionlist", "graphviz", "prompt"}
NOTHING = {"toctree", "image", "figure", "include", "automodule", "autoclass", "autofunction", "highlight", "currentmodule", "index"}


def restructured_blocks(text):
    from docutils import nodes, utils, frontend
    from docutils.parsers.rst import Directive, Parser, directives
    found = []

    class Anything(Directive):
        has_content, optional_arguments, final_argument_whitespace, option_spec = True, 1000, True, AnyOption()

        def run(self):
            lines = [line for _, line in self.content.items]
            if self.name in CODE or self.name in OTHER:
                if lines:
                    language = " ".join(self.arguments) if self.name in ("code-block", "code", "sourcecode") else \
                        "python" if self.name in CODE else "text"
                    marks = list(range(self.lineno - 1, lines[0]))
                    found.append(Block(lines[0], lines[-1], marks, list(self.content), language.split()[0].lower() if language.strip() else None))
                return []
            if self.name in NOTHING or not lines:
                return []
            node = nodes.container()
            self.state.nested_parse(self.content, self.content_offset, node, match_titles=1)
            return [node]

    directives.directive = lambda name, language, document: (Anything, [])
    settings = frontend.get_default_settings(Parser)
    settings.report_level = settings.halt_level = 5
    settings.file_insertion_enabled = settings.raw_enabled = False
    document = utils.new_document("document", settings)
    Parser().parse(text, document)
    lines = text.split("\n")
    taken = {line for block in found for line in range(block.first, block.last + 1)}
    for node in document.findall(nodes.literal_block):
        content = node.astext().split("\n")
        if node.line and node.line - 1 not in taken:
            found.append(Block(node.line - 1, node.line + len(content) - 2, [], content, None))
    inside = {line for block in found for line in range(block.first, block.last + 1)}
    line = 0
    while line < len(lines):  # paragraphs with a prompt
        if re.match(r"\s*>>>( |$)", lines[line]) and line not in inside:
            last = line
            while last + 1 < len(lines) and lines[last + 1].strip() and last + 1 not in inside:
                last += 1
            margin = len(lines[line]) - len(lines[line].lstrip())
            found.append(Block(line, last, [], [text[margin:] for text in lines[line:last + 1]], "pycon"))
            line = last
        line += 1
    return sorted(found)


def is_python(lines):
    """Whether CPython parses a block, or it is a transcript."""
    text = "\n".join(lines)
    first = next((line.strip() for line in lines if line.strip() and not line.strip().startswith("#")), "")
    if re.match(r">>>( |$)|In \[\d*\]:", first):
        return True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text.strip("\n") + "\n", "<block>", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        return bool(text.strip())
    except Exception:
        return False


def dedented(lines):
    first = next((line for line in lines if line.strip()), "")
    margin = len(first) - len(first.lstrip())
    return [line[min(margin, len(line) - len(line.lstrip())):].rstrip() for line in lines]


def stripped(text, blocks, keeps_blank):
    """The lines of the plain text, and how many blocks of each sort there are."""
    source = text.split("\n")
    rows = [Row(line.strip(), False) for line in source]
    counts = collections.Counter()
    for number, block in enumerate(blocks):
        lines = dedented(block.lines)
        whole = is_python(lines)
        if PYTHON.match(block.language or ""):
            label = True if whole else None
            counts["snippets" if whole else "unparsable"] += 1
        else:
            # A language that is no code may still be what a document calls a transcript.
            transcript = re.match(r">>> |In \[\d+\]: ", next((line for line in lines if line.strip()), ""))
            label = None if block.language is None or transcript else False
            counts["unnamed" if label is None else "others"] += 1
        for offset, line in enumerate(lines):
            if block.first + offset < len(rows):
                rows[block.first + offset] = Row(line, label, block.language, number)
        for line in block.marks:
            rows[line] = Row("", False) if keeps_blank else None
    rows = [row for row in rows if row is not None]
    return rows, counts


def documents(folder):
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".tar.gz"):
            continue
        with tarfile.open(os.path.join(folder, name)) as archive:
            for member in archive:
                # Lists of changes have next to no examples, and take docutils longest.
                if re.search(r"chang|histor|news|release", member.name, re.I):
                    continue
                if member.isfile() and member.name.endswith((".md", ".rst")) and 0 < member.size < 150_000:
                    yield member.name, archive.extractfile(member).read().decode("utf-8", "replace").replace("\r\n", "\n")


def build(archives, folder, keeps_blank):
    """Writes the set; returns the rows of each document by the path of its plain text."""
    os.makedirs(folder, exist_ok=True)
    result, counts, seen = {}, collections.Counter(), set()
    for name, text in documents(archives):
        key = re.sub(r"\s+", " ", text)
        if key in seen:
            continue
        seen.add(key)
        try:
            blocks = list(markdown_blocks(text) if name.endswith(".md") else restructured_blocks(text))
        except Exception:
            counts["unreadable"] += 1
            continue
        rows, own = stripped(text, blocks, keeps_blank)
        if not own["snippets"]:
            continue
        counts.update(own)
        counts["documents"] += 1
        path = os.path.join(folder, name.replace("/", "__") + ".txt")
        with open(path, "w") as file:
            file.write("\n".join(row.text for row in rows) + "\n")
        result[path] = rows
    return result, counts


def predictions(rows, diglot):
    """The snippets that are found in each document."""
    predicted = {}
    paths = sorted(rows)
    for start in range(0, len(paths), 200):
        output = subprocess.run([*diglot, "extract", "--read-as", "plainText", "--format", "json", *paths[start:start + 200]],
                                stdout=subprocess.PIPE, check=True).stdout
        predicted.update((document["path"], document["snippets"]) for document in json.loads(output)["documents"])
    return predicted


def measure(rows, predicted):
    """How many lines of each label were found or not, and the lines that were taken wrongly or missed."""
    counts, wrong = collections.Counter(), []
    for path in sorted(rows):
        lines = {line - 1 for snippet in predicted[path]
                 for line in range(snippet["lines"]["start"], snippet["lines"]["end"] + 1)}
        for number, row in enumerate(rows[path]):
            if row.label is None or not row.text:
                continue
            found = number in lines
            counts[row.label, found] += 1
            if row.label != found:
                wrong.append((path, number + 1, row))
    return counts, wrong


def report(counts, wrong, limit):
    hits, false, missed = counts[True, True], counts[False, True], counts[True, False]
    print(f"precision {hits / (hits + false):.4f}   recall {hits / (hits + missed):.4f}   "
          f"{hits} lines found, {missed} missed, {false} wrong, {counts[False, False]} lines of prose")
    confusion.kinds(row for _, _, row in wrong)
    runs = []
    for path, number, row in wrong:
        if runs and runs[-1][0] == path and runs[-1][2] == number - 1 and runs[-1][3] == row.label:
            runs[-1][2], runs[-1][4] = number, runs[-1][4] + [row.text]
        else:
            runs.append([path, number, number, row.label, [row.text]])
    for label, title in ((True, "missed"), (False, "wrong")) if limit else ():
        chosen = sorted((run for run in runs if run[3] == label), key=lambda run: -len(run[4]))
        print(f"\n{title}: {len(chosen)} places")
        for path, first, last, _, lines in chosen[:limit]:
            print(f"  {os.path.basename(path)}:{first}-{last}")
            for line in lines[:6]:
                print(f"      {line[:110]}")
    return hits / (hits + false), hits / (hits + missed)


def pip(*arguments, modules=None):
    """Runs pip: an installed one, or the wheel of it that Debian keeps."""
    wheels = glob.glob("/usr/share/python-wheels/pip-*.whl")
    installed = importlib.util.find_spec("pip") is not None
    environment = os.environ | ({"PYTHONPATH": modules} if modules else {})
    command = [sys.executable, *(["-m", "pip"] if installed else [wheels[0] + "/pip"] if wheels else ["-m", "pip"]), *arguments]
    return subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def fetch(packages, folder, modules):
    """Downloads source distributions, each once; returns those that cannot be had."""
    os.makedirs(folder, exist_ok=True)
    missing = []
    for package in packages:
        if not os.path.exists(os.path.join(folder, package.replace("==", "-") + ".tar.gz")):
            if not pip("download", "--no-deps", "--no-binary", ":all:", "--no-build-isolation", "-d", folder, package, modules=modules):
                missing.append(package)
    return missing


def fetch_all(cache):
    """Fetches the parsers and both sets of packages, and says which cannot be had."""
    modules = os.path.join(cache, "parsers")
    if not os.path.exists(os.path.join(modules, "docutils")) and not pip("install", "--target", modules, *PARSERS, *BACKENDS):
        sys.exit("extraction: pip cannot install " + ", ".join(PARSERS))
    sys.path.insert(0, modules)
    for name, packages in SETS.items():
        missing = fetch(packages, os.path.join(cache, name.replace(" ", "-")), modules)
        if missing:
            print(f"{name}: not to be had: " + ", ".join(missing))


def run(cache, limit):
    """Fetches, builds, measures and prints; returns precision and recall of the first set with blank lines in place of fences."""
    fetch_all(cache)
    first = None
    for name in SETS:
        for keeps in (True, False):
            rows, counts = build(os.path.join(cache, name.replace(" ", "-")),
                                 os.path.join(cache, "set", "blank" if keeps else "joined"), keeps)
            print(f"\n{name}, fences " + ("become blank lines" if keeps else "are taken away") +
                  f": {counts['documents']} documents, {counts['snippets']} snippets")
            predicted = predictions(rows, ["tools/diglot"])
            # What is missed in documents of the second set is counted, and not looked at.
            found = report(*measure(rows, predicted), limit if keeps and name == "tuned" else 0)
            confusion.calibration(rows, predicted)
            first = first or found
    return first


if __name__ == "__main__":
    run(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20)
