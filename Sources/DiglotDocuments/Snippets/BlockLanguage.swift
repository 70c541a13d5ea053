internal import DiglotModel

/// What a document means by the name of a language.
enum BlockLanguage: Equatable {
  case python
  /// A session of the interactive interpreter.
  case transcript
  case shell
  case diff
  /// Text, or what a program wrote.
  case text
  case other

  /// - Parameter name: as the document has it, in lower case; `pygments` and the editors know these names.
  init(_ name: String) {
    self = Self.names[name] ?? .other
  }

  private static let names: [String: BlockLanguage] = {
    var names: [String: BlockLanguage] = [:]
    for (language, words) in [
      (BlockLanguage.python, "python py python3 py3 python3.x ipython ipython3 sage jupyter-python jupyter"),
      (.transcript, "pycon pycon3 python-console python-repl pyrepl doctest doctests"),
      (.shell, "bash sh shell zsh fish console shell-session shellsession terminal bat cmd powershell ps1 dos doscon"),
      (.diff, "diff udiff patch"),
      (.text, "text txt plain plaintext none output out stdout result results"),
    ] {
      for word in words.split(separator: " ") { names[String(word)] = language }
    }
    return names
  }()
}
