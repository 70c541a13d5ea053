package import DiglotModel

/// The packages of a document, each with its version and the hashes of its wheels, in pip's own format.
///
/// The comments at its head say for which declared packages it was made, so that a lock file that is stale is known as such.
package struct PackageLock: Sendable {
  package let path: String
  package let text: String
  /// What was declared when it was made, sorted.
  package let declared: [String]

  /// Reads a lock file.
  package init(text: String, path: String) {
    (self.path, self.text) = (path, text)
    let marked = text.split(separator: "\n").filter { $0.hasPrefix(Self.mark) }
    declared = marked.map { String($0.dropFirst(Self.mark.count)) }
  }

  /// A new lock file.
  ///
  /// - Parameter platforms: what the wheels are for, in words.
  init(path: String, requirements: [Requirement], pins: [Pin], platforms: String) {
    let declared = Set(requirements.map(\.text)).sorted()
    var lines = [
      "# Written by 'diglot install' for \(platforms).",
      "# 'diglot install --update' makes it anew, for these packages:",
    ]
    lines += declared.map { Self.mark + $0 }
    for pin in pins.sorted(by: { $0.name < $1.name }) {
      let hashes = pin.hashes.sorted().map { "    --hash=" + $0 }
      lines.append(([pin.name + "==" + pin.version] + hashes).joined(separator: " \\\n"))
    }
    (self.path, self.declared, text) = (path, declared, lines.joined(separator: "\n") + "\n")
  }

  private static let mark = "# package: "

  /// One package in one version.
  struct Pin: Sendable, Equatable {
    var name: String
    var version: String
    /// `sha256:…`, one for each wheel.
    var hashes: Set<String>
  }

  /// Whether there is anything to install: a marker may exclude all that is declared.
  var isEmpty: Bool { lines.isEmpty }

  /// The 1-based lines on which packages stand, with their normalized names.
  private var lines: [(number: Int, name: String)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      guard let first = line.first, first.isASCII, first.isLetter || first.isNumber else { return nil }
      return (index + 1, Requirement.normalized(String(line.prefix { !"=[ ;".contains($0) })))
    }
  }

  /// Where a package stands; the head of the file for one that does not.
  func location(of name: String) -> SourceLocation {
    SourceLocation(path: path, line: lines.first { $0.name == name }?.number ?? 1)
  }

  /// - Throws: `[packages-stale]` where it was made for other packages than are declared now.
  package func check(_ requirements: [Requirement], help: String) throws(Diagnostic) {
    if let new = requirements.first(where: { !declared.contains($0.text) }) {
      throw Diagnostic(
        "packages-stale", "'\(new.text)' is not among the packages for which \(path) was made", at: new.location,
        help: help)
    }
    let texts = requirements.map(\.text)
    if let old = declared.first(where: { !texts.contains($0) }) {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      throw Diagnostic(
        "packages-stale", "the lock file was made for '\(old)', which is not declared any more",
        at: SourceLocation(path: path, line: (lines.firstIndex { $0 == Self.mark + old } ?? 0) + 1), help: help)
    }
  }
}
