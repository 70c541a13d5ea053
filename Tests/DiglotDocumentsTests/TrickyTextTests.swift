import DiglotDocuments
import DiglotModel
import Testing

struct TrickyTextTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String
    var ranges: [String]

    init(_ name: String, _ text: String, _ ranges: [String]) {
      testDescription = name
      self.text = text
      self.ranges = ranges
    }
  }

  static let accepted = [
    Case(
      "a list runs into code",
      "It does:\n\n  1. Manages things\n  2. Handles I/O\nimport os\n\ndef f():\n    return os.sep\n", ["5-8"]),
    Case("decorators", "Use it so:\n\n@cache\n@other(1)\ndef f(x):\n    return x\n\nDone\n", ["3-6"]),
    Case(
      "prose in a string",
      "Text here\n\ns = \"\"\"This is prose, isn't it?\n\nMore # prose.\n\"\"\"\nprint(s)\n\nThe end.\n", ["3-7"]),
    Case(
      "nested functions with blank lines",
      "Look\n\ndef outer():\n    x = 1\n\n    def inner():\n\n        return x\n\n    return inner\n\nSome text follows here.\n",
      ["3-10"]),
    Case(
      "await at the top", "Try this now.\n\nasync with session() as s:\n    pass\n\nresult = await fetch(s)\n", ["3-6"]),
    Case("one assignment", "Sort them:\n\nx = sorted(items, key=len)\n\nThey are sorted.\n", ["3-3"]),
    Case("one print", "Say it\n\nprint(\"hi\")\n\nIt says hi.\n", ["3-3"]),
    Case("imports only", "Import it first.\n\nimport asyncio\nfrom typing import Any\n\nThen go on.\n", ["3-4"]),
    Case(
      "indented code",
      "An example::\n\n    import os\n\n    for name in os.listdir():\n        print(name)\n\nThat was it.\n", ["3-6"]),
    Case("comments at both ends", "Text.\n\n# set up\nx = 1\nprint(x)\n# Output:\n# 1\n\nText again.\n", ["3-7"]),
    Case("a bound name alone", "Text.\n\nframe = load(\"a.csv\")\n\nframe\n\nThis shows it.\n", ["3-5"]),
    Case(
      "two paragraphs of calls", "Text.\n\nimport pylab as plt\n\nplt.plot([1, 2])\n\nplt.show()\n\nA window opens.\n",
      ["3-7"]),
    Case("a literal printed after it", "Text.\n\nvalues = [1, 2]\nprint(values)\n\n[1, 2]\n\nThat was it.\n", ["3-4"]),
    Case(
      "a heading that is a name", "Text.\n\nx = f(1)\nprint(x)\n\nasyncio.Lock\n\nimport os\nprint(os.sep)\n",
      ["3-4", "8-9"]),
    Case(
      "a heading that is a call", "import asyncio\nprint(asyncio)\n\nasyncio.gather()\n\ngather() runs many.\n", ["1-2"]
    ),
    Case("a label glued to code", "Text.\n\npython\nimport os\nprint(os.sep)\n", ["4-5"]),
    Case(
      "hash headings",
      "# Title\n\nWords about it here.\n\n## Use\n\nimport os\nprint(os.sep)\n\n## Next\n\nx = os.sep.join([])\n",
      ["7-8", "12-12"]),
    Case("a space in blank lines tells", "A\n\nx = f(1)\n \ny = g(2)\n \nz = h(3)\n\nimport os\n", ["3-7", "9-9"]),
    Case("a notebook's prompt", "In [1]: x = 5\n\nOut[1]: 5\n", ["1-3"]),
    Case(
      "a transcript in two paragraphs", "Type:\n>>> x = f(1)\n\n>>> x\n1\n\nThat was it.\n\n>>> y = 2\n",
      ["2-5", "9-9"]),
    Case(
      "comments belong to a transcript",
      "Words.\n\n# Make one\n>>> x = f(1)\n\n# Show it\n\n>>> x\n1\n\nThe end of it.\n",
      ["3-9"]),
    Case("a transcript whose input goes on without a prompt", "Words.\n\n>>> f(\n    1,\n)\n2\n\nThe end.\n", ["3-6"]),
    Case("a transcript that repeats the first prompt", "Words.\n\n>>> f(\n>>>     1,\n>>> )\n2\n\nThe end.\n", ["3-6"]),
    Case("two spaces behind the prompt", "Words.\n\n>>>  f(1)\n>>>  g(2)\n\nThe end.\n", ["3-4"]),
    Case(
      "titles underlined with quotation marks",
      "Title\n\"\"\"\"\"\"\"\"\"\"\"\n\nimport os\nprint(os.sep)\n\nOther title\n\"\"\"\"\"\"\"\"\"\"\"\n\nSome words follow.\n",
      ["4-5"]),
    Case("calls one below the other", "Words here.\n\nserver.start()\nserver.block()\n\nMore of them.\n", ["3-4"]),
    Case(
      "a call that a sentence announces", "This starts the server:\n\nserver.engine.start()\n\nMore words.\n", ["3-3"]),
    Case("a statement with a comment", "Words here.\n\nuser.age == 3  # True\n\nMore of them.\n", ["3-3"]),
    Case("a comment above a literal", "Words here.\n\n# the schema\n{\"a\": 1}\n\nMore of them.\n", ["3-4"]),
    Case("a literal that somebody typed", "Words here.\n\n[\n    \"a\",\n    \"b\",\n]\n\nMore of them.\n", ["3-6"]),
    Case(
      "a comment that goes on below a line",
      "Words.\n\nx = f(1)  # error: it has\n          # no such thing\n\nMore of them.\n", ["3-4"]),
    Case("SQL beside it", "Words.\n\nSELECT * FROM t;\n\nquery = t.select(1)\n\nMore words.\n", ["5-5"]),
    Case(
      "HTML that it writes", "Words.\n\npage = html(1)\nprint(page)\n<html>\n</html>\n\nMore words.\n", ["3-4"]),
    Case("no-break spaces", "Text.\n\ndef f():\n\u{A0}\u{A0}\u{A0}\u{A0}return 1\n", ["3-4"]),
    Case("tabs", "Text.\n\nif x:\n\tprint(1)\nelse:\n\tprint(2)\n", ["3-6"]),
    Case("prose indented below a suite", "Text.\n\ndef f():\n    return 1\n\n    This is a note, not code.\n", ["3-4"]),
    Case(
      "try with clauses", "T\n\ntry:\n    f()\n\nexcept E:\n    g()\nelse:\n    h()\nfinally:\n    i()\n\nEnd of it.\n",
      ["3-11"]),
  ]

  @Test(arguments: accepted) func `an example is found`(_ item: Case) throws {
    #expect(try ranges(item.text) == item.ranges)
  }

  static let rejected = [
    Case("nothing", "", []), Case("a list of lines", "Words.\n\n[\n  \"a\",\n  \"b\"\n]\n\nMore.\n", []),
    Case(
      "sections of TOML", "Words.\n\n[tool.x]\na = \"b\"\nlist = [\n  1,\n]\n\n# more\nc = \"d\"\n\nMore.\n", []),
    Case("sections of INI", "Words.\n\n[/static]\na.b = True\na.c = \"d\"\n\nMore.\n", []),
    Case("items of a list", "Words:\n\n#. First item\n#. Second item\n\nMore.\n", []),
    Case("a log that looks like a transcript", "Words.\n\n>>> about to run a step...\nparent: started\n\nMore.\n", []),
    Case("a quotation", ">>> You said so.\n>> I did.\n", []), Case("blank", "\n \n\n", []),
    Case(
      "prose that parses",
      "Done\n\nUsage\n\nx, y\n\nSummary\n\nTips & Tricks\n\nasyncio is great\n\nreturn early\n\npass\n\nNote: this\n",
      []),
    Case("words in lines", "apple\nbanana\ncherry\n\nprint\n", []),
    Case(
      "shell", "pip install aiohttp\n\n$ python main.py\n\nls -l\n\ncd ..\n\npytest -v\n\nexport A=1\npython x.py\n", []
    ),
    Case("json", "{\n  \"name\": \"x\",\n  \"on\": true,\n  \"n\": [1, 2]\n}\n\n[1, 2]\n", []),
    Case("output", "Total: 5\n\n[1, 2, 3]\n\n3.14\n\n'abc'\n\nHello, world\n\nTrue\n", []),
    Case("javascript", "const x = 5;\nconsole.log(x);\nfoo(\"a\");\n\nfunction f() {\n    return g(\"x\");\n}\n", []),
    Case("swift", "import Foundation\n\nfunc f() {\n    print(\"x\")\n}\n", []),
    Case("go", "package main\n\nimport \"fmt\"\n\nfunc main() {\n    fmt.Println(\"hi\")\n}\n", []),
    Case("toml", "[tool.pytest]\ntestpaths = [\"tests\"]\naddopts = \"-v\"\n", []),
    Case("yaml", "version: 2\njobs:\n  build: x\n  - run: y\n", []),
    Case("a table", "ApproachBest ForOverhead\nasyncioI/O-bound (network)Low\nthreadingHigh\n", []),
    Case("comments only", "# just\n# comments\n\nText follows here.\n", []),
    Case("bullets", "- item\n\n* item\n\n- gather()\n\n* wait()\n\n1. (optional)\n\n[link](other)\n", []),
    Case(
      "a traceback",
      "Traceback (most recent call last):\n  File \"x.py\", line 1, in f\n    raise ValueError(\"x\")\nValueError: x\n",
      []),
    Case("names of functions", "gather()\nwait()\nas_completed()\n\nitem(s)\n\nNote (important)\n", []),
    Case("printed objects", "Point(x=1, y=2)\n\nUser(name='a')\n", []),
    Case(
      "a broken class", "class A:\n    def f(self):\n        return 1\n\n    def g(self):\n        print \"old\"\n", []),
  ]

  @Test(arguments: rejected) func `what only parses is no example`(_ item: Case) throws {
    #expect(try ranges(item.text) == item.ranges)
  }

  @Test func `transcripts do not crash`() throws {
    _ = try ranges(">>> x = 1\n>>> x\n1\n>>> def f():\n...     return 1\n...\n>>> f()\n1\n")
  }

  static let hostile: [(String, Int)] = [
    ("(", 5000), ("[", 100_000), ("-", 50_000), ("f(", 3000), ("1+", 20_000), ("lambda:", 5000), ("{(", 9000),
  ]

  @Test(arguments: hostile) func `deep nesting is only text`(_ text: String, _ count: Int) throws {
    #expect(try ranges(String(repeating: text, count: count) + "\n") == [])
    #expect(
      try ranges("x = " + String(repeating: "(", count: 300) + "1" + String(repeating: ")", count: 300) + "\n") == [])
  }

  @Test(arguments: ["(\n", "\"\"\" '''\n", "if x:\n", "f(\"\n", "def f(:\n    pass\n", "[a,\n\n", "    x = {\n"])
  func `hostile lines take linear time`(_ line: String) throws {
    _ = try ranges(String(repeating: line, count: 20_000))
  }

  @Test func `snippets without heading and under one heading are numbered`() throws {
    let text =
      "import os\nx = os.sep\n\nThis is a sentence.\n\ny = f(2)\n\nHeading One\n\nz = g(3)\n\nNow a sentence.\n\nw = h(4)\n"
    let snippets = try PlainTextReader.read(text, path: "a").snippets
    #expect(snippets.map(\.id) == ["snippet", "snippet-2", "heading-one", "heading-one-2"])
    #expect(snippets.map(\.section) == [[], [], ["Heading One"], ["Heading One"]])
  }

  @Test func `claims need a comment, not a string`() throws {
    let text =
      "x = \"# Output: 1\"  # 42\nprint(x)  # => done\nf()  # Raises ValueError\ny = '# ~2 seconds'  # fast\nz = 1  # [1, 'a']\n"
    let claims = try PlainTextReader.read(text, path: "a").snippets.flatMap(\.claims)
    #expect(
      claims.map { "\($0.line) \($0.kind.rawValue) \($0.text)" } == [
        "1 value 42", "2 value done", "3 error Raises ValueError", "5 value [1, 'a']",
      ])
  }
}
