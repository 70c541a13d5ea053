internal import CPython
package import DiglotModel

/// The packages that a snippet declares for itself, in a block of comments (PEP 723):
///
///     # /// script
///     # dependencies = ["aiohttp==3.11.*"]
///     # ///
package enum ScriptMetadata {
  /// One dependency as it stands in a block.
  package struct Dependency: Sendable, Hashable {
    package var text: String
    package var location: SourceLocation
  }

  /// Reads the block with CPython's own `tomllib`. None without a block.
  ///
  /// - Throws: `[script-metadata-invalid]` with its place.
  package static func dependencies(of snippet: Snippet, in path: String) throws(Diagnostic) -> [Dependency] {
    guard snippet.source.contains("# /// script") else { return [] }
    let answer = try PythonGrammar.shared.get().evaluate(
      source, function: "dependencies", of: Array(snippet.source.utf8))
    var found: [Dependency] = []
    for line in answer.split(separator: "\n") {
      let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, let row = Int(parts[0]), let column = Int(parts[1]) else { continue }
      let place = SourceLocation(path: path, line: snippet.documentLine(max(row, 1)), column: max(column, 1))
      if parts[2].hasPrefix("!") {
        throw Diagnostic("script-metadata-invalid", String(parts[2].dropFirst()), at: place)
      }
      found.append(Dependency(text: String(parts[2].dropFirst()), location: place))
    }
    return found
  }

  /// The expression is that of PEP 723. Each line of the answer is ROW, COLUMN and a dependency behind `=`, or what is wrong
  /// behind `!`.
  private static let source = #"""
    import re, tomllib
    BLOCK = r"(?m)^# /// (?P<type>[a-zA-Z0-9-]+)$\s(?P<content>(^#(| .*)$\s)+)^# ///$"

    def dependencies(source):
        blocks = [match for match in re.finditer(BLOCK, source) if match["type"] == "script"]
        def row(offset): return source.count("\n", 0, offset) + 1
        if not blocks:
            return f"{row(source.find('# /// script'))}\t1\t!a block '# /// script' ends with a line '# ///'"
        if len(blocks) > 1:
            return f"{row(blocks[1].start())}\t1\t!a snippet has one block '# /// script'"
        first, lines = row(blocks[0].start("content")), blocks[0]["content"].splitlines()
        def answer(mark, text, line, column):
            return f"{first + line}\t{column}\t" + mark + " ".join(text.split())
        try:
            content = tomllib.loads("\n".join(line[2:] for line in lines) + "\n")
        except tomllib.TOMLDecodeError as error:
            place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)", str(error))
            line, column = (int(place[1]), int(place[2])) if place and place[1] else (len(lines), 1)
            return answer("!", "this is no TOML: " + str(error)[:place.start() if place else None], line - 1, column + 2)
        declared = content.get("dependencies", [])
        where = next((i for i, line in enumerate(lines) if line[2:].startswith("dependencies")), 0)
        if not isinstance(declared, list) or not all(isinstance(item, str) for item in declared):
            return answer("!", "'dependencies' is a list of texts", where, 3)
        found = []
        for item in declared:
            line = next((i for i in range(where, len(lines)) if item and item in lines[i]), where)
            column = len(lines[line][:max(lines[line].find(item), 0)].encode()) + 1
            found.append(answer("=", item, line, column))
        return "\n".join(found)
    """#
}
