import DiglotModel
import Testing

@testable import DiglotDocuments

/// Where a fragment first reads a name, by its text and by CPython's syntax tree: the same.
struct NameUseTests {
  /// The first place, as `line:column`, that each of the two tells; nil where the text cannot tell.
  private func places(_ source: String) throws -> (text: String?, tree: String) {
    let grammar = try PythonGrammar.shared.get()
    let bytes = Array(source.utf8)
    guard case .names(let names) = grammar.survey(bytes) else { return (nil, "") }
    let rows = grammar.review(bytes, undefined: names.undefined).filter { $0[0] == "undefined" }
    let places = rows.compactMap { row in Int(row[1]).flatMap { line in Int(row[2]).map { (line, $0) } } }
    let uses = names.isAmbiguous ? nil : NameUses.first(of: names.undefined, in: bytes)
    let first = uses?.min { ($0.line, $0.column) < ($1.line, $1.column) }
    return (
      uses.map { _ in first.map { "\($0.line):\($0.column)" } ?? "" }, places.min(by: <).map { "\($0.0):\($0.1)" } ?? ""
    )
  }

  @Test func `in the functions of Python's own library`() throws {
    var told = 0
    for function in RandomDocumentTests.functions {
      let (text, tree) = try places(function.joined(separator: "\n") + "\n")
      guard let text else { continue }
      #expect(text == tree, "\(function[0])")
      if !tree.isEmpty { told += 1 }
    }
    #expect(told > 50)
  }

  @Test(
    arguments: [
      ("a.name(name)\n", "1:1"), ("f(name=1)\nname\n", "1:1"), ("print(sep=1)\nsep\n", "2:1"),
      ("'name' # name\nname\n", "2:1"), ("\"\"\"\nname\n\"\"\"\nname\n", "4:1"), ("x = ...\nname\n", "2:1"),
      ("from name import y\nname.y()\n", "2:1"), ("x = 1; from name import (\n  y)\nname\n", "3:1"),
      ("raise ValueError from name\n", "1:23"), ("x = 'a\\'' + name\n", "1:13"), ("print(1 == name)\n", "1:12"),
      ("é = [\n  name]\n", "2:3"), ("x = r'\\' + name\n", nil), ("x = 1.5 + name\n", "1:11"),
      ("x = b'a' + b\n", "1:12"), ("x = r'a', rb'c', u'd', name, b\n", "1:24"), ("import os; name()\nname()\n", "1:12"),
      ("import os  # nice :)\nf(name=1)\nname\n", "2:1"), ("import name, \\\n  y\nz = x\n", "3:5"),
    ] as [(String, String?)])
  func `past strings, comments, attributes, arguments and imports`(_ source: String, _ expected: String?) throws {
    let (text, tree) = try places(source)
    #expect(text ?? tree == expected ?? tree)
  }

  @Test(arguments: ["x = f'{name}'\n", "def f(name): return name\nname\n", "def f():\n  global name\n  return name\n"])
  func `the text cannot tell everywhere`(_ source: String) throws { #expect(try places(source).text == nil) }
}
