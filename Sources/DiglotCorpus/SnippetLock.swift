internal import DiglotModel
internal import DiglotRunner

/// `snippets.lock`: the text of each snippet when it was last added, so that its files follow it when its id changes, and what was
/// drafted and not touched since.
struct SnippetLock {
  struct Entry: Equatable {
    /// The fingerprint of the snippet's text.
    var source: String
    /// Those of the port that was drafted, and of the snippet with its context then; nil where somebody wrote the port.
    var draft: String?
    var program: String?
  }

  static func fingerprint(_ text: String) -> String { CacheEntry.name(of: text) }

  var entries: [String: Entry] = [:]
  let path: String

  private static let head =
    "# Which text each snippet had when 'diglot add' last saw it, and its draft. Written by 'diglot add'.\n"

  /// - Throws: `[lock-invalid]` with its place; `[file-encoding]`, `[file-unreadable]`.
  init(path: String) throws(Diagnostic) {
    self.path = path
    guard let text = try CorpusFolder.text(path) else { return }
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let parts = line.split(separator: " ").map(String.init)
      let isHexadecimal = parts.dropFirst().allSatisfy { $0.count <= 16 && $0.allSatisfy(\.isHexDigit) }
      guard parts.count == 2 || parts.count == 4, isHexadecimal else {
        throw Diagnostic(
          "lock-invalid", "a line reads 'ID FINGERPRINT', and for a draft two more of them",
          at: SourceLocation(path: path, line: index + 1),
          help: "delete the file: 'diglot add' makes it anew, and keeps all other files")
      }
      entries[parts[0]] = Entry(
        source: parts[1], draft: parts.count > 2 ? parts[2] : nil, program: parts.count > 2 ? parts[3] : nil)
    }
  }

  var text: String {
    Self.head
      + entries.sorted { $0.key < $1.key }.map { id, entry in
        ([id, entry.source] + [entry.draft, entry.program].compactMap { $0 }).joined(separator: " ") + "\n"
      }.joined()
  }
}
