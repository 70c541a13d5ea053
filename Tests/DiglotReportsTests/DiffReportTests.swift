import DiglotModel
import DiglotReports
import Testing

/// Sources, timelines and the first cause.
@Suite struct `A diff` {
  private func observation(_ lines: [(Int, String, Int)], end: Int) -> Observation {
    let output = lines.map { line in
      OutputLine(at: line.0 * 1_000_000, text: line.1, place: .init(line: line.2, column: 1))
    }
    return Observation(
      document: "c/document.txt", id: "a", end: End(.finished), output: output,
      time: Timing(virtual: end * 1_000_000))
  }

  private var report: DiffReport {
    var late = Difference(
      .time, line: 2, message: "line 2 comes at 4.0 s in Swift, at 2.0 s in Python",
      pythonPlace: .init(line: 12, column: 1), swiftPlace: .init(line: 2, column: 1))
    late.at = 2_000_000_000
    var end = Difference(.end, message: "Swift finishes, Python raises A")
    end.at = 1_000_000_000 * 4
    let structure = Difference(.structure, line: 2, message: "serial instead of concurrent: Swift waits longer")
    let verdict = Verdict(.different, differences: [late, structure, end])
    let pair = PairResult(
      document: "c/document.txt", id: "a", lines: LineRange(start: 10, end: 12), port: "c/ports/a.swift",
      verdict: verdict, contract: .exact, python: observation([(0, "go", 10), (2000, "done", 12)], end: 2000),
      swift: observation([(0, "go", 1), (4000, "done", 2)], end: 4000), root: "c")
    return DiffReport(
      pair: pair, strict: verdict,
      python: SourceText(path: "c/document.txt", start: 10, text: "print('go')\nawait wait()\nprint('done')\n"),
      swift: SourceText(path: "c/ports/a.swift", start: 1, text: "print(\"go\")\nprint(\"done\")\n"))
  }

  @Test func `below each other where the terminal is narrow`() {
    #expect(
      report.text(color: false, width: 80) == """
        c/document.txt:10 a
          port: c/ports/a.swift

          line writes  Python, c/document.txt
            10      1  print('go')
            11         await wait()
        >   12      2  print('done')
          line writes  Swift, c/ports/a.swift
             1      1  print("go")
        >    2      2  print("done")

        - Python
        + Swift
              1    0.000  go
        >-    2    2.000  done
        >+    2    4.000  done
         -  end   finished, at 2.0 s
         +  end   finished, at 4.0 s

        first cause, at 2.0 s: line 2 comes at 4.0 s in Swift, at 2.0 s in Python
          serial instead of concurrent: Swift waits longer
        with the contract: different
          [time-differs] line 2 comes at 4.0 s in Swift, at 2.0 s in Python
          [structure-differs] serial instead of concurrent: Swift waits longer
          [end-differs] Swift finishes, Python raises A
        without the contract: different
          [time-differs] line 2 comes at 4.0 s in Swift, at 2.0 s in Python
          [structure-differs] serial instead of concurrent: Swift waits longer
          [end-differs] Swift finishes, Python raises A

        """)
  }

  @Test func `next to each other, by what is written and by time, where it is wide`() {
    let text = report.text(color: false, width: 101)
    #expect(
      text.contains(
        """

          line writes  Python, c/document.txt              |   line writes  Swift, c/ports/a.swift
            10      1  print('go')                         |     1      1  print("go")
            11         await wait()                        |
        >   12      2  print('done')                       |     2      2  print("done")

        """.replacing("|   line", with: "| line").replacing("|     1", with: "|    1").replacing(
          "|     2", with: "|    2")),
      "\(text)")
    #expect(
      text.contains(
        """
             1    0.000  go                                |    1    0.000  go
        >    2    2.000  done                              |
        >                                                  |    2    4.000  done
        *  end  finished, at 2.0 s                         |  end  finished, at 4.0 s

        """), "\(text)")
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 101 })
  }

  @Test func `has its first cause in the JSON`() {
    #expect(report.json().contains("\"cause\": {\n    \"at\": 2.0"))
  }

  @Test func `a change of a file is shown with what is around it`() {
    let old = (1...9).map { "\($0)\n" }.joined()
    let new = old.replacing("5\n", with: "five\n5½\n")
    #expect(
      ChangeText(old: old, new: new).text(color: false) == """
            …
            3
            4
          - 5
          + five
          + 5½
            6
            7
            …

        """)
    #expect(ChangeText(old: nil, new: "a\n").text(color: false) == "  + a\n")
    #expect(ChangeText(old: "a\n", new: nil).text(color: false) == "  - a\n")
    #expect(ChangeText(old: "a\n", new: "a\n").text(color: false) == "")
  }
}
