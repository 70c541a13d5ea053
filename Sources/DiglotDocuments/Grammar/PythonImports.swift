package import DiglotModel

/// What a source imports.
package enum PythonImports {
  /// Whether a source can come to import more than the standard library: an import statement says so, or it imports or starts
  /// Python by other means. In doubt it can: a source that does not parse, a text with the word `import` in it.
  ///
  /// - Throws: `[python-unavailable]`.
  package static func reachBeyondStandardLibrary(_ source: String) throws(Diagnostic) -> Bool {
    try PythonGrammar.shared.get().evaluate(program, function: "reach", of: Array(source.utf8)) != "no"
  }

  /// Whether the standard library has a module of this name.
  ///
  /// - Throws: `[python-unavailable]`.
  package static func isStandardModule(_ name: String) throws(Diagnostic) -> Bool {
    try PythonGrammar.shared.get().evaluate(program, function: "standard", of: Array(name.utf8)) == "yes"
  }

  /// `0x2400` is `PyCF_ONLY_AST | PyCF_ALLOW_TOP_LEVEL_AWAIT`.
  private static let program = #"""
    import _ast, re, sys
    OTHER_MEANS = {"importlib", "pkgutil", "runpy", "__import__", "executable"}

    def standard(name):
        return "yes" if name in sys.stdlib_module_names else "no"

    def reach(source):
        todo = [compile(source, "<snippet>", "exec", 0x2400)]
        while todo:
            node = todo.pop()
            if isinstance(node, _ast.Import): modules = [alias.name for alias in node.names]
            elif isinstance(node, _ast.ImportFrom): modules = [node.module or "."]
            else: modules = []
            if any(module.split(".")[0] not in sys.stdlib_module_names for module in modules): return "yes"
            words = {getattr(node, "id", None), getattr(node, "attr", None), getattr(node, "module", None)}
            words.update(module for module in modules)
            words.update(alias.name for alias in getattr(node, "names", ()) if isinstance(alias, _ast.alias))
            if words & OTHER_MEANS: return "yes"
            if isinstance(node, _ast.Constant) and isinstance(node.value, str) and re.search(r"\bimport\b", node.value):
                return "yes"
            for field in node._fields:
                value = getattr(node, field, None)
                todo += [part for part in (value if isinstance(value, list) else [value]) if isinstance(part, _ast.AST)]
        return "no"
    """#
}
