"""A folder of documents, how fast `diglot extract` reads it, and how much of a corpus `diglot watch` verifies again.

`tools/benchmark scale` calls `run`.

The documents are made up, in the proportions of real ones: in 181 Markdown documents of packages on PyPI that have examples, there are
1,254 bytes for each example, 297 of them in the example itself; of three examples two are fragments, or transcripts. The seed is fixed, so that
each run reads the same bytes.
"""
import json, os, random, subprocess, sys, tempfile, time

WORDS = """
    the a function value returns when each call server that which list of with and object keys for you can read write class in not or
    data loop small example shows result error before after text line word name option default number given reader cache handler request
""".split()
NAMES = "total count items price reader cache handler record queue batch width height color token path user order event".split()
EXAMPLES = [
    """from dataclasses import dataclass

@dataclass
class {B}:
    {a}: int
    {c}: str = "{w}"

    def describe(self, times={n}):
        return ", ".join([f"{{self.{c}}} {{self.{a}}}"] * times)

{b} = {B}({n})
print({b}.describe(2))
""",
    """import asyncio

async def fetch_{a}({b}, delay=0.{n}):
    await asyncio.sleep(delay)
    return {b} * {n}

async def main():
    results = await asyncio.gather(*[fetch_{a}(i) for i in range({n})])
    for result in results:
        print("{w}", result)

asyncio.run(main())
""",
    """def {a}_of({b}s):
    {c} = {{}}
    for {b} in {b}s:
        {c}.setdefault(len({b}), []).append({b})
    return sorted({c}.items())

print({a}_of(["{w}", "{v}", "a"]))  # [(1, ['a'])]
try:
    {a}_of({n})
except TypeError as error:
    print("no list:", error)
""",
    """import re

pattern = re.compile(r"(\\w+)\\s*=\\s*(\\d+)")
text = "{w} = {n}, {v} = 1{n}"
{a} = {{name: int(value) for name, value in pattern.findall(text)}}
print({a})
assert {a}["{w}"] == {n}
""",
    """with open("{w}.txt", "w") as file:
    for {a} in range({n}):
        file.write(f"{{{a}}}: {{{a} ** 2}}\\n")

with open("{w}.txt") as file:
    {b} = sum(int(line.split(": ")[1]) for line in file)
print({b})
""",
    """{b} = {a}.find("{w}", limit={n})
for item in {b}:
    {c}.append(item.name)  # in order
    if len({c}) > {n}:
        break
""",
    """class {B}({a}.Base):
    {c} = {a}.Field(default={n})

    def save(self, *args, **options):
        self.{c} += 1
        return super().save(*args, **options)
""",
    """with {a}.open("{w}") as {b}:
    {b}.write({c}, retries={n})
    assert {b}.status == "{v}"
""",
    """response = await client.get("/{w}", params={{"{a}": {n}}})
{b} = response.json()["{b}"]
print({b}, {c})
""",
    """>>> {a} = [{n}, 2, 3]
>>> {a}.append({n})
>>> sum({a})
{m}
>>> {a}[0]
{n}
""",
    """>>> {a} = {B}("{w}", {c}={n})
>>> {a}.{c}
{n}
>>> {a}.check()
Traceback (most recent call last):
  ...
ValueError: {v}
""",
    """>>> {b}.{a}("{w}")
'{w}'
>>> {b}.{c}({n}, "{v}")
[{n}, '{v}']
""",
]


def example(source):
    """One piece of code, or two of a kind one below the other, as long on average as real examples are."""
    first = source.choice(EXAMPLES)
    parts = [first]
    if source.random() < 0.7:
        parts.append(source.choice([part for part in EXAMPLES if part.startswith(">>>") == first.startswith(">>>")]))
    return "\n".join(filled(source, part) for part in parts)


def filled(source, text):
    words = source.sample(NAMES, 3)
    n = source.randint(2, 9)
    return text.format(
        a=words[0], b=words[1], c=words[2], B=words[1].capitalize(), w=source.choice(WORDS), v=source.choice(WORDS), n=n,
        m=2 * n + 5)


def paragraph(source, size):
    sentences, length = [], 0
    while length < size:
        words = source.choices(WORDS, k=source.randint(6, 14))
        words[source.randrange(len(words))] = f"`{source.choice(NAMES)}`"
        sentences.append(" ".join(words).capitalize() + ".")
        length += len(sentences[-1]) + 1
    return "\n".join(" ".join(sentences[start:start + 2]) for start in range(0, len(sentences), 2))


def markdown(source, examples):
    parts = [f"# {source.choice(WORDS).capitalize()} and {source.choice(NAMES)}"]
    for number in range(examples):
        parts += [f"## {source.choice(WORDS).capitalize()} the {source.choice(NAMES)} {number}", paragraph(source, 600)]
        parts += ["- " + paragraph(source, 60) for _ in range(2)]
        parts += ["```python\n" + example(source) + "```", paragraph(source, 120)]
    return "\n\n".join(parts) + "\n"


def make(folder, documents=1000, examples=10):
    """Writes the documents, a hundred in each folder; returns their bytes."""
    source, size = random.Random(7), 0
    for number in range(documents):
        place = os.path.join(folder, f"part-{number // 100}")
        os.makedirs(place, exist_ok=True)
        text = markdown(source, examples)
        with open(os.path.join(place, f"page-{number}.md"), "w") as file:
            file.write(text)
        size += len(text.encode())
    return size


def measured(*command):
    """Seconds, processor seconds, and the most memory that the process had, in MB."""
    with open(os.devnull, "w") as nothing:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=nothing, stderr=nothing)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"scale: {' '.join(command)} ended with {process.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


def report(title, size, *command):
    """The best of three: what else goes on at the machine only adds."""
    seconds, processor, memory = min(measured("tools/diglot", "extract", *command) for _ in range(3))
    print(f"{title:<46}{size / 1e6:>7.1f} MB{seconds:>8.2f} s{processor:>8.2f} s cpu{size / 1e6 / seconds:>7.1f} MB/s{memory:>7.0f} MB memory",
          flush=True)
    return seconds


def notebook(path, cells):
    with open(path, "w") as file:
        json.dump({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
            {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": f"x_{n} = {n}\nprint(x_{max(n - 1, 0)})"}
            for n in range(cells)]}, file)
    return os.path.getsize(path)


# What would take time quadratic in its length if a reader went back to where it was before.
HOSTILE = {"open brackets": "(\n", "open strings": '"""\n', "fences that nobody closes": "```python\nx = (\n", "nested quotes": "> ",
           "headings of marks": "# <<<<<<<<\n", "prompts": ">>> (\n", "colons": "if x:\n", "words and calls": "f(x)\nWord\n"}


def hostile(folder):
    print("\nhostile texts: processor seconds for 1 MB and for 2 MB")
    for name, piece in HOSTILE.items():
        times = []
        for size in (1_000_000, 2_000_000):
            for ending in ("md", "txt", "rst"):
                path = os.path.join(folder, f"hostile.{ending}")
                with open(path, "w") as file:
                    file.write(piece * (size // len(piece)))
                times.append(measured("tools/diglot", "extract", path)[1])
        print(f"  {name:<28}" + "   ".join(f"{ending} {times[n]:.2f} {times[n + 3]:.2f}" for n, ending in enumerate(("md", "txt", "rst"))),
              flush=True)


def watch(folder, documents=30):
    """Saves one of many documents beside `diglot watch`: what is verified again, and how long it takes."""
    for number in range(documents):
        place = os.path.join(folder, f"part-{number}")
        os.makedirs(place + "/ports")
        with open(place + "/document.md", "w") as file:
            file.write("".join(f"# {name}\n\n```python\nprint({number})\n```\n\n" for name in ("One", "Two")))
        for name in ("one", "two"):
            with open(f"{place}/ports/{name}.swift", "w") as file:
                file.write(f"print({number})\n")
    process = subprocess.Popen(["tools/diglot", "watch", folder], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def shown():
        text = ""
        for line in process.stdout:
            text += line
            if "waiting for changes" in line:
                return text
        sys.exit("scale: watch has ended: " + text)

    first = shown()
    seconds = []
    for turn in range(5):
        path = os.path.join(folder, f"part-{turn}", "document.md")
        with open(path) as file:
            text = file.read()
        with open(path, "w") as file:
            file.write(text.replace(f"print({turn})", f"print({turn})  # again", 1))
        start = time.perf_counter()
        again = shown()
        seconds.append(time.perf_counter() - start)
    process.terminate()
    process.wait()
    print(f"\nwatch: {first.splitlines()[-2]}; after one document of {documents} was saved: {again.splitlines()[-2]}, "
          f"shown {sorted(seconds)[2]:.2f} s later (median of 5)")


def run():
    """Prints all of it; returns the seconds for 1,000 documents as JSON, and what they are."""
    with tempfile.TemporaryDirectory() as folder:
        half = make(os.path.join(folder, "half"), documents=500)
        size = make(os.path.join(folder, "all"))
        report("500 documents, text", half, os.path.join(folder, "half"))
        report("1,000 documents, 10,000 snippets, text", size, os.path.join(folder, "all"))
        seconds = report("1,000 documents, 10,000 snippets, JSON", size, os.path.join(folder, "all"), "--format", "json")
        for cells in (2000, 4000):
            path = os.path.join(folder, "cells.ipynb")
            report(f"a notebook of {cells:,} cells, JSON", notebook(path, cells), path, "--format", "json")
        hostile(folder)
    with tempfile.TemporaryDirectory() as folder:
        watch(folder)
    return seconds, f"1,000 documents, {size / 1e6:.1f} MB: {size / 1e6 / seconds:.1f} MB/s"
