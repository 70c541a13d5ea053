import Foundation
import Testing

/// One way of breaking a port of the first document, and what the report has to say of it.
struct Breakage: Sendable, CustomTestStringConvertible {
  var what: String
  var id: String
  var edits: [(old: String, new: String)]
  var verdict = "different"
  /// The first difference.
  var kind: String
  /// The number of the output line, where the difference is in one.
  var outputLine: Int?
  var documentLine: Int
  /// The column of the document, where the line is that of a statement that ran.
  var documentColumn: Int?
  /// The line of the port; nil where there is none that the difference comes from.
  var portLine: Int?

  var testDescription: String { what }
  var port: String { "ports/\(id).swift" }

  static let all: [Breakage] = [
    Breakage(
      what: "a delay of two seconds is three", id: "creating-tasks", edits: [(".seconds(2)", ".seconds(3)")],
      kind: "time", outputLine: 6, documentLine: 155, documentColumn: 5, portLine: 5),
    Breakage(
      what: "two prints are swapped", id: "creating-tasks",
      edits: [
        ("print(\"Other work done!\")", "print(\"?\")"),
        ("print(\"Downloads started, doing other work...\")", "print(\"Other work done!\")"),
        ("print(\"?\")", "print(\"Downloads started, doing other work...\")"),
      ], kind: "order", outputLine: 1, documentLine: 165, documentColumn: 5, portLine: 15),
    Breakage(
      what: "a text is changed", id: "the-solution-async-io", edits: [("Fetching", "Getting")], kind: "output",
      outputLine: 1, documentLine: 57, documentColumn: 5, portLine: 8),
    Breakage(
      what: "a final value is changed", id: "asyncio-gather-run-multiple-coroutines",
      edits: [("Great post!", "Great Post!")], kind: "value", documentLine: 225, portLine: 51),
    Breakage(
      what: "a thrown error is swallowed", id: "basic-exception-handling",
      edits: [("throw ValueError(description: \"Something went wrong!\")", "return \"Something went wrong!\"")],
      kind: "output", outputLine: 1, documentLine: 431, documentColumn: 9, portLine: 17),
    Breakage(
      what: "awaits are serial, not concurrent", id: "the-solution-async-io",
      edits: [
        ("async let users = fetchData", "let users = try await fetchData"),
        ("async let posts = fetchData", "let posts = try await fetchData"),
        ("async let comments = fetchData", "let comments = try await fetchData"),
        ("return try await [", "return ["),
      ], kind: "time", outputLine: 2, documentLine: 57, documentColumn: 5, portLine: 8),
    Breakage(
      what: "an await is moved up", id: "creating-tasks",
      edits: [
        ("\ntry await Task.sleep(for: .seconds(0.5))", ""),
        ("// Do other work", "try await Task.sleep(for: .seconds(0.5))\n// Do other work"),
      ], kind: "order", outputLine: 1, documentLine: 165, documentColumn: 5, portLine: 3),
    Breakage(
      what: "the port does not compile", id: "creating-tasks",
      edits: [("print(\"Other work done!\")", "prnt(\"Other work done!\")")], verdict: "failed", kind: "compile",
      documentLine: 149, portLine: 17),
    Breakage(
      what: "the missing await is there", id: "pitfall-1-forgetting-to-await",
      edits: [("let result = someAsyncFunction()  // Missing await!", "let result = await someAsyncFunction()")],
      kind: "compile", documentLine: 939, portLine: 8),
  ]
}

@Suite struct `A broken port` {
  @Test(arguments: Breakage.all) func `is found, at its line of document and port`(_ breakage: Breakage) async throws {
    let copy = try FirstDocument.copy()
    var port = try copy.text(breakage.port)
    for (old, new) in breakage.edits {
      #expect(port.components(separatedBy: old).count == 2, "'\(old)' is once in the port")
      port = port.replacingOccurrences(of: old, with: new)
    }
    try copy.write(breakage.port, port)
    let arguments = ["verify", copy.path, "--only", breakage.id]

    let json = try await CommandLineRun(arguments + ["--format", "json"])
    #expect(json.status == 1)
    let pair = try #require(try json.report(VerifyJSON.self).pairs.first)
    #expect(pair.verdict == breakage.verdict)
    let difference = try #require(pair.differences.first)
    #expect(difference.kind == breakage.kind)
    #expect(difference.line == breakage.outputLine)
    #expect(!difference.message.isEmpty && !difference.message.hasSuffix("."))
    if let column = breakage.documentColumn {
      #expect(difference.pythonPlace == VerifyJSON.Place(line: breakage.documentLine, column: column))
    }
    #expect(difference.swiftPlace?.line == breakage.portLine)

    let text = try await CommandLineRun(arguments)
    #expect(text.status == 1)
    let lines = text.stdout.split(separator: "\n").map(String.init)
    let head = "\(copy.path)/document.txt:\(breakage.documentLine):"
    let first = lines.first ?? ""
    #expect(first.hasPrefix(head), "\(first)")
    #expect(first.dropFirst(head.count).contains(/^[0-9]+: error: \[[a-z-]+\] ./), "\(first)")
    if let line = breakage.portLine {
      let port = "  port: \(copy.path)/\(breakage.port):\(line):"
      #expect(lines.contains { $0.hasPrefix(port) && $0.dropFirst(port.count).contains(/^[0-9]+$/) }, "\(text.stdout)")
    }
    #expect(lines.contains("  repeat: diglot verify \(copy.path) --only \(breakage.id)"))
  }

  @Test func `that is deleted is unported`() async throws {
    let copy = try FirstDocument.copy()
    try copy.remove("ports/creating-tasks.swift")
    let json = try await CommandLineRun(["verify", copy.path, "--only", "creating-tasks", "--format", "json"])
    #expect(json.status == 1)
    let report = try json.report(VerifyJSON.self)
    #expect(report.summary.unported == 1)
    #expect(report.pairs.first?.verdict == "unported")
    let text = try await CommandLineRun(["verify", copy.path, "--only", "creating-tasks"])
    #expect(text.status == 1)
    #expect(text.stdout.hasPrefix("\(copy.path)/document.txt:149:1: error: [port-missing] "))
  }

  @Test func `that belongs to no snippet is told, with the nearest id`() async throws {
    let copy = try FirstDocument.copy()
    let port = try copy.text("ports/creating-tasks.swift")
    try copy.write("ports/creating-task.swift", port)
    try copy.remove("ports/creating-tasks.swift")
    let ran = try await CommandLineRun(["verify", copy.path, "--only", "timeouts"])
    #expect(ran.status == 1)
    #expect(ran.stderr.contains("\(copy.path)/ports/creating-task.swift:1:1: error: [port-without-snippet] "))
    #expect(ran.stderr.contains("'creating-tasks'"))
  }

  @Test func `costs only its own verdict`() async throws {
    let copy = try FirstDocument.copy()
    try copy.write("ports/creating-tasks.swift", "let numbers = [1]\nprint(numbers[numbers.count])\n")
    let ran = try await CommandLineRun(["verify", copy.path, "--format", "json"])
    #expect(ran.status == 1)
    let report = try ran.report(VerifyJSON.self)
    #expect(report.summary.equivalent == 30)
    #expect(report.summary.different == 1)
    #expect(report.pairs.first { $0.verdict == "different" }?.id == "creating-tasks")
  }

  @Test func `is shown by diff, both sides with their times`() async throws {
    let copy = try FirstDocument.copy()
    let port = try copy.text("ports/creating-tasks.swift")
    try copy.write("ports/creating-tasks.swift", port.replacingOccurrences(of: ".seconds(2)", with: ".seconds(3)"))
    let ran = try await CommandLineRun(["diff", copy.path, "--only", "creating-tasks"])
    #expect(ran.status == 1)
    for time in ["2.000", "3.000"] {
      #expect(ran.stdout.contains("\(time)  Finished download: file1.txt"), "\(ran.stdout)")
    }
    #expect(ran.stdout.contains("0.500  Other work done!"))
  }
}
