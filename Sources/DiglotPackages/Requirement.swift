package import DiglotModel

/// A package that a document declares, as PEP 508 writes it: `aiohttp==3.11.*`, `httpx[http2]>=0.27`.
package struct Requirement: Sendable, Hashable {
  /// As it stands in the document or in `diglot.yaml`.
  package var text: String
  /// The package's name, normalized (PEP 503): in lower case, its parts joined by `-`.
  package var name: String
  /// Where it is declared.
  package var location: SourceLocation

  /// Reads what tells a name on an index from all else that pip would take: options, paths, URLs. The rest, versions and
  /// markers, is pip's to judge.
  ///
  /// - Throws: `[package-invalid]`.
  package init(_ text: String, at location: SourceLocation) throws(Diagnostic) {
    func invalid(_ why: String) -> Diagnostic {
      Diagnostic(
        "package-invalid", "'\(text)' \(why)", at: location, help: "write it as PEP 508 does: 'aiohttp==3.11.*'")
    }
    guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      throw Diagnostic("package-invalid", "a package is declared on one line", at: location)
    }
    let trimmed = text.drop { $0 == " " }
    let name = trimmed.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    let rest = trimmed.dropFirst(name.count).drop { $0 == " " }
    guard let first = name.first, let last = name.last, !"-_.".contains(first), !"-_.".contains(last) else {
      throw invalid("does not begin with the name of a package")
    }
    if rest.first == "@" { throw invalid("names an address, which no lock file can hold for other machines") }
    guard rest.isEmpty || "[(<>=!~;".contains(rest.first ?? " ") else { throw invalid("is no name with versions") }
    self.text = String(trimmed)
    self.name = Self.normalized(String(name))
    self.location = location
  }

  /// PEP 503: `Foo._-bar` is `foo-bar`.
  package static func normalized(_ name: String) -> String {
    name.lowercased().split { "-_.".contains($0) }.joined(separator: "-")
  }
}
