import Testing

/// Snippets for the tests of what Python may count on.
enum SnippetExamples {
  struct Behaviour: Sendable, CustomTestStringConvertible {
    var example: Example
    var stdout: [String]
    var stderr: [String] = []
    /// Virtual seconds.
    var ends: Double = 0

    init(_ title: String, _ python: String, stdout: [String], stderr: [String] = [], ends: Double = 0) {
      example = Example(title, python: python)
      (self.stdout, self.stderr, self.ends) = (stdout, stderr, ends)
    }

    var testDescription: String { example.title }
  }

  static let behaviours: [Behaviour] = [
    Behaviour(
      "Pool Of Ten",
      """
      import time
      from concurrent.futures import ThreadPoolExecutor

      def work(n):
          time.sleep(1)
          return n * n

      start = time.monotonic()
      with ThreadPoolExecutor(max_workers=10) as pool:
          squares = list(pool.map(work, range(10)))
      print(squares)
      print(f"{time.monotonic() - start:.2f}")
      """, stdout: ["[0, 1, 4, 9, 16, 25, 36, 49, 64, 81]", "1.00"], ends: 1),
    Behaviour(
      "Main Guard",
      """
      def main():
          print("main runs")

      if __name__ == "__main__":
          main()
      """, stdout: ["main runs"]),
    Behaviour(
      "Pickle Of Main",
      """
      import pickle

      class Point:
          def __init__(self, x, y):
              self.x = x
              self.y = y

      copy = pickle.loads(pickle.dumps(Point(1, 2)))
      print(copy.x, copy.y, type(copy) is Point)
      """, stdout: ["1 2 True"]),
    Behaviour(
      "First Of January",
      """
      import datetime
      import time

      print(datetime.datetime.fromtimestamp(time.time(), datetime.timezone.utc).isoformat()[:19])
      print(datetime.date.today())
      """, stdout: ["2026-01-01T00:00:00", "2026-01-01"]),
    Behaviour(
      "Busy Loop",
      """
      import time

      start = time.time()
      while time.time() - start < 2:
          pass
      print(f"{time.time() - start:.1f}")
      """,
      stdout: ["2.0"], ends: 2),
    Behaviour(
      "Process Pool",
      """
      from concurrent.futures import ProcessPoolExecutor

      def square(n):
          return n * n

      if __name__ == "__main__":
          with ProcessPoolExecutor(max_workers=2) as pool:
              print(list(pool.map(square, [1, 2, 3])))
      """, stdout: ["[1, 4, 9]"]),
    Behaviour(
      "Awaits On Top",
      """
      import asyncio

      print("before")
      await asyncio.sleep(1)
      result = await asyncio.gather(asyncio.sleep(1, "a"), asyncio.sleep(2, "b"))
      print(result)
      """,
      stdout: ["before", "['a', 'b']"], ends: 3),
    Behaviour(
      "Thread Outlives Main",
      """
      import threading
      import time

      def work():
          time.sleep(3)
          print("work is done")

      threading.Thread(target=work).start()
      print("main is done")
      """, stdout: ["main is done", "work is done"], ends: 3),
    Behaviour(
      "Daemon Dies With Main",
      """
      import threading
      import time

      def work():
          time.sleep(3)
          print("never seen")

      threading.Thread(target=work, daemon=True).start()
      print("main is done")
      """, stdout: ["main is done"]),
    Behaviour(
      "At Exit", "import atexit\n\natexit.register(print, \"goodbye\")\nprint(\"main is done\")",
      stdout: ["main is done", "goodbye"]),
    Behaviour(
      "No Input",
      """
      import sys

      print(repr(sys.stdin.read()))
      try:
          input()
      except EOFError:
          print("no input")
      """,
      stdout: ["''", "no input"]),
    Behaviour(
      "Folder Of Its Own",
      """
      import os

      print(os.listdir("."))
      with open("left.txt", "w") as file:
          file.write("left")
      """,
      stdout: ["[]"]),
    Behaviour("Folder Of Its Own Too", "import os\n\nprint(os.listdir(\".\"))", stdout: ["[]"]),
    Behaviour(
      "Another Process",
      """
      import subprocess
      import sys

      result = subprocess.run([sys.executable, "-c", "print(6 * 7)"], capture_output=True, text=True)
      print(result.stdout.strip())
      """, stdout: ["42"]),
    Behaviour("Two Hours", "import time\n\ntime.sleep(7200)\nprint(\"awake\")", stdout: ["awake"], ends: 7200),
    Behaviour("No Newline", "print(\"first\")\nprint(\"no newline\", end=\"\")", stdout: ["first", "no newline"]),
    Behaviour("Other Letters", "print(\"naïve 日本 🎉\")\nprint(b\"\\xff\")", stdout: ["naïve 日本 🎉", "b'\\xff'"]),
    Behaviour(
      "Tasks In Threads",
      """
      import asyncio
      import time

      def block(n):
          time.sleep(n)
          return n

      async def main():
          print(await asyncio.gather(*(asyncio.to_thread(block, n) for n in (3, 1, 2))))

      asyncio.run(main())
      """, stdout: ["[3, 1, 2]"], ends: 3),
    Behaviour(
      "Timers",
      "import threading\n\nthreading.Timer(2, print, [\"two\"]).start()\nthreading.Timer(1, print, [\"one\"]).start()",
      stdout: ["one", "two"], ends: 2),
    // Printing takes no virtual time, however much it is.
    Behaviour(
      "Many Lines", "for number in range(5000):\n    print(number)", stdout: (0..<5000).map(String.init)),
    Behaviour("Own Imports", "import sys\n\nprint(sys.argv[1:], \"_diglot_harness\" in dir())", stdout: ["[] False"]),
  ]
}
