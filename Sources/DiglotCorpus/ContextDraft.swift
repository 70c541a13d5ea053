internal import DiglotDocuments
package import DiglotModel

/// A context for a fragment, drafted from the names that it does not define.
enum ContextDraft {
  /// Whether a context is a draft that somebody has to fill in.
  static func isOpen(_ text: String) -> Bool { text.contains("raise NotImplementedError(\"say in this file what") }

  /// - Returns: nil for a snippet that defines all that it uses.
  static func text(for snippet: Snippet) throws(Diagnostic) -> String? {
    let names = snippet.undefinedNames
    guard !names.isEmpty else { return nil }
    var (imports, stubs): ([String], [String]) = ([], [])
    for name in names {
      if snippet.source.contains("\(name)."), try PythonImports.isStandardModule(name) {
        imports.append("import \(name)\n")
      } else {
        stubs.append(
          """


          def \(name)(*args, **kwargs):
              raise NotImplementedError("say in this file what '\(name)' is")

          """)
      }
    }
    let about = "# What '\(snippet.id)' takes for granted. Drafted from the names that it does not define.\n"
    return about + imports.joined() + stubs.joined() + (stubs.isEmpty ? "\n" : "\n\n") + "# diglot: snippet\n"
  }
}
