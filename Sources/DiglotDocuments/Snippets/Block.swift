internal import DiglotModel

/// A piece of a document that is set apart from its prose, or was told from it, before anybody knows what it is.
struct Block {
  /// What a program wrote, as the document shows it: a line and where it stands.
  struct ShownLine {
    var text: String
    /// 1-based.
    var line: Int
    var column = 1
    /// Whether it is of the value that a cell gave, and not of what it wrote.
    var isValue = false
  }

  /// Dedented; blank lines at the ends are left out.
  var excerpt: Excerpt
  /// What the document calls its language, in lower case; nil where it says nothing.
  var language: String?
  /// How sure it is that this is Python, where the reader has decided; nil where the content decides.
  var confidence: Double?
  var boundaries: Boundaries
  /// Whether nothing but blank lines, or words that announce output, stands between it and the block before.
  var followsPrevious = false
  /// Whether the words in front announce output: `Output:`.
  var isAnnounced = false
  /// Whether it may be text like any other, so that it is not worth telling where it is no example.
  var isTentative = false
  /// Why it is none of the document's examples, whatever it is: it is commented out, say.
  var exclusion: String?
  var display = Snippet.Display.nothing
  /// What the document records of a run of it, as notebooks do.
  var shown: [ShownLine] = []
  /// The error that ended that run.
  var shownError: ShownLine?
  /// Whether it shares a namespace with the other cells of its document.
  var isCell = false
  /// Whether it needs the program that the document is: an example in a docstring.
  var needsProgram = false
  /// The section that it belongs to, where headings do not tell.
  var section: [String]?

  init(_ excerpt: Excerpt, language: String? = nil, confidence: Double? = nil, boundaries: Boundaries) {
    self.excerpt = excerpt.dedented
    self.language = language
    self.confidence = confidence
    self.boundaries = boundaries
  }
}
