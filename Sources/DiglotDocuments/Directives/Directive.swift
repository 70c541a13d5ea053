/// What a directive of reStructuredText or MyST does with its content.
enum Directive: Equatable {
  /// Code; the language that the directive means where its argument names none.
  case code(language: String?)
  /// Code in a language that the directive's name says, whatever its argument.
  case python(language: String)
  /// A cell of a notebook in text.
  case cell
  /// What the example before it prints.
  case output
  /// Code in another file.
  case include
  /// The language of the literal blocks that follow.
  case highlight
  case reStructuredText
  /// Neither prose nor examples.
  case opaque
  /// More of the document: notes, tabs, functions.
  case container

  /// - Parameter name: without a domain in front (`py:function`), or with one.
  init(_ name: String) {
    switch name.lowercased() {
    case "code-block", "code", "sourcecode", "parsed-literal", "prompt", "code-tab": self = .code(language: nil)
    case "jupyter-execute", "testcode", "testsetup", "testcleanup", "exec", "plot", "exec_code", "altair-plot",
      "bokeh-plot":
      self = .python(language: "python")
    case "ipython": self = .python(language: "ipython")
    case "doctest", "runblock": self = .python(language: "pycon")
    case "code-cell": self = .cell
    case "testoutput", "output-cell", "program-output": self = .output
    case "literalinclude": self = .include
    case "highlight": self = .highlight
    case "eval-rst": self = .reStructuredText
    case "raw", "math", "mermaid", "graphviz", "digraph", "image", "toctree", "include", "csv-table", "bibliography",
      "plantuml", "uml",
      "productionlist", "rubric", "contents", "index", "meta", "default-role", "role", "sectnum", "automodule",
      "command-output":
      self = .opaque
    default: self = .container
    }
  }
}
