internal import DiglotModel

/// What IPython's cells may hold besides Python: magics (`%matplotlib`), commands of a shell (`!pip install`), questions (`len?`).
enum IPythonSyntax {
  /// A cell less what only IPython runs.
  enum Cell {
    case python(Excerpt)
    /// The whole cell is something else: `%%bash`.
    case other(magic: String)
  }

  /// Cell magics that run the rest of the cell as Python.
  private static let transparent: Set<String> = ["time", "timeit", "capture", "prun", "memit", "mprun", "lprun"]

  /// The names that are there in every cell.
  static let names: Set<String> = ["display", "get_ipython", "In", "Out", "_", "__", "___"]

  /// Whether a line binds what a command or a magic gives: `files = !ls`.
  static func assigns(_ excerpt: Excerpt) -> Bool {
    (0..<excerpt.count).contains { line in
      let text = excerpt.text(line)
      return text.has("= !") || text.has("= %")
    }
  }

  /// Whether a cell has magics or commands that may write what is then shown below it.
  static func writes(_ excerpt: Excerpt) -> Bool {
    (0..<excerpt.count).contains { line in
      let content = excerpt.lines.content(line)
      guard content.first == UInt8(ascii: "%") else { return isOwn(content) }
      return !silent.contains(content.dropFirst().prefix { $0 != 0x20 }.text)
    }
  }

  private static let silent: Set<String> = [
    "matplotlib", "load_ext", "reload_ext", "autoreload", "config", "pylab", "precision", "xmode",
  ]

  static func read(_ excerpt: Excerpt) -> Cell {
    var result = Excerpt()
    for line in 0..<excerpt.count {
      let content = excerpt.lines.content(line)
      if result.isEmpty, content.starts(with: "%%") {
        let name = content.dropFirst(2).prefix { $0 != 0x20 }.text
        guard transparent.contains(name) else { return .other(magic: name) }
        continue
      }
      if isOwn(content) { continue }
      result.append(excerpt.text(line), at: excerpt.places[line])
    }
    return .python(result.dedented)
  }

  private static func isOwn(_ content: ArraySlice<UInt8>) -> Bool {
    switch content.first {
    case UInt8(ascii: "%"), UInt8(ascii: "!"), UInt8(ascii: "?"): true
    default: content.last == UInt8(ascii: "?") && !content.contains(0x20)
    }
  }
}
