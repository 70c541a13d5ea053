package import DiglotModel

/// The packages of a document, each with its version and the hashes of its wheels, in pip's own format.
///
/// The comments at its head say for which declared packages it was made, so that a lock file that is stale is known as such.
package struct PackageLock: Sendable {
  package let path: String
  package let text: String
  /// What was declared when it was made, sorted.
  package let declared: [String]

  let pins: [Pin]

  /// Reads a lock file, which somebody else may have written: what pip takes besides (addresses, options, other files) can have it run code
  /// of a package where nothing is kept in.
  ///
  /// - Throws: `[lock-invalid]` for a line that Diglot does not write.
  package init(text: String, path: String) throws(Diagnostic) {
    (self.path, self.text) = (path, text)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    declared = lines.filter { $0.hasPrefix(Self.mark) }.map { String($0.dropFirst(Self.mark.count)) }
    var pins: [Pin] = []
    var isOpen = false  // the line before ends in a backslash
    for (index, line) in lines.enumerated() {
      if isOpen, let hash = line.wholeMatch(of: /\ {4}--hash=(sha(?:256|384|512):[0-9a-f]+)( \\)?/) {
        pins[pins.count - 1].hashes.insert(String(hash.output.1))
        isOpen = hash.output.2 != nil
      } else if !isOpen, let pin = line.wholeMatch(of: /([A-Za-z0-9][A-Za-z0-9._-]*)==([A-Za-z0-9.!+_-]+) \\/) {
        pins.append(Pin(name: String(pin.output.1), version: String(pin.output.2), hashes: []))
        isOpen = true
      } else if isOpen || !line.isEmpty && !line.hasPrefix("#") {
        throw Diagnostic(
          "lock-invalid", "a package reads 'NAME==VERSION \\', with '    --hash=…' on each line that follows",
          at: SourceLocation(path: path, line: index + 1), help: "'diglot install --update' makes the lock file anew")
      }
    }
    self.pins = pins
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
    (self.path, self.declared, self.pins) = (path, declared, pins)
    text = lines.joined(separator: "\n") + "\n" + Self.requirements(pins)
  }

  /// What pip is given: the packages, and nothing else that a lock file may hold.
  var requirements: String { Self.requirements(pins) }

  private static func requirements(_ pins: [Pin]) -> String {
    pins.sorted { $0.name < $1.name }.map { pin in
      let hashes = pin.hashes.sorted().map { "    --hash=" + $0 }
      return ([pin.name + "==" + pin.version] + hashes).joined(separator: " \\\n") + "\n"
    }.joined()
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
  var isEmpty: Bool { pins.isEmpty }

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
