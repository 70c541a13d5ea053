/// Marks by which a block that is no Python is told from other such blocks.
enum ForeignText {
  /// Whether a block is a change of a text: every line is added, removed or kept.
  static func isDiff(_ excerpt: Excerpt) -> Bool {
    var changes = 0
    for line in 0..<excerpt.count where !excerpt.lines.isBlank(line) {
      let text = excerpt.text(line)
      if text.starts(with: "@@ ") || text.starts(with: "diff --git ") { return true }
      switch text.first {
      case UInt8(ascii: "+"), UInt8(ascii: "-"): changes += 1
      case 0x20: break
      default: return false
      }
    }
    return changes > 0
  }

  /// Whether the first line is a command of a shell.
  static func isShell(_ excerpt: Excerpt) -> Bool {
    for line in 0..<excerpt.count where !excerpt.lines.isBlank(line) {
      let text = excerpt.lines.content(line)
      if text.starts(with: "# ") { continue }
      if text.starts(with: "$ ") || text.starts(with: "% ") || text.starts(with: "./") || text.starts(with: "#!/bin") {
        return true
      }
      let words = text.split(separator: 0x20, maxSplits: 2)
      guard let first = words.first?.text, words.count > 1 else { return false }
      return commands.contains(first) || first.hasSuffix(">") && first.contains("\\")
    }
    return false
  }

  /// Whether a block has the marks of a language with braces, semicolons or tags.
  static func isBraced(_ excerpt: Excerpt) -> Bool {
    (0..<excerpt.count).contains { line in
      let text = excerpt.lines.content(line)
      return Evidence.isBraced(text) || text.first == UInt8(ascii: "<")
    }
  }

  private static let commands: Set<String> = Set(
    """
    pip pip3 pipx python python2 python3 py conda mamba cd git export npm npx yarn curl wget docker docker-compose poetry uv uvx apt \
    apt-get sudo brew make mkdir source pytest tox nox easy_install virtualenv hatch pdm echo cat ls rm cp mv touch chmod jupyter \
    flask django-admin uvicorn gunicorn celery kubectl helm aws cargo go node java bash sh zsh ssh scp tar unzip which pre-commit
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
