import DiglotDocuments
import DiglotModel
import Testing

struct SnippetReviewTests {
  private func findings(_ text: String) throws -> [String] {
    try PlainTextReader.read(text, path: "a.txt").snippets.flatMap(\.findings).map(\.text)
  }

  @Test(arguments: [
    (
      "import os\nprint(os.sep, fetch(1))\n",
      [
        "a.txt:2:15: warning: [snippet-not-self-contained] the example is not self-contained: 'fetch' comes from none before it"
      ]
    ),
    (
      "import os\nx = os.sep\n\nThis is a sentence.\n\ny = f(os.sep, 2)\nprint(g(y))\n",
      [
        "a.txt:6:5: warning: [snippet-not-self-contained] the example is not self-contained: 'os' comes from an earlier one, 'f' and 'g' come from none before it"
      ]
    ),
    (
      "import asyncio\nawait asyncio.sleep(1)\n",
      [
        "a.txt:2:1: warning: [await-outside-function] 'await' outside of a function: as a file of its own this is a SyntaxError"
      ]
    ),
    (
      "def f():\n    return 1\n\ndef f():\n    return 2\n\nprint(f())\n",
      ["a.txt:1:1: warning: [definition-shadowed] 'f' is defined again on line 4 before anything can use it"]
    ),
  ])
  func `a mistake is found at its place`(text: String, expected: [String]) throws {
    #expect(try findings(text) == expected)
  }

  @Test(arguments: [
    // Used in between, by a call that may use it, by a decorator, in a branch.
    "def f():\n    return 1\n\nprint(f())\n\ndef f():\n    return 2\n",
    "import os\ndef f():\n    return 1\n\nos.getcwd()\n\ndef f():\n    return 2\n",
    "import functools\n@functools.cache\ndef f():\n    return 1\n\n@functools.cache\ndef f():\n    return 2\n",
    "import os\ndef f():\n    return 1\n\nif os.sep:\n    def f():\n        return 2\n",
    "def f():\n    return 1\n\ng = f\ndef f():\n    return 2\n",
    // Inside of a function.
    "import asyncio\nasync def f():\n    await asyncio.sleep(1)\n",
  ])
  func `what may be meant is none`(text: String) throws {
    #expect(try findings(text) == [])
  }
}
