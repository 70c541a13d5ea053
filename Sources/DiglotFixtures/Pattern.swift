/// A segment of a path, or a value of a query, as a fixture writes it: a text that must be equal, or `{name}` for any.
package enum Pattern: Sendable, Hashable {
  case exact(String)
  /// Any text; the name stands for it in the answer's body.
  case any(name: String)

  /// Every text is a pattern. One whose braces are not around a name is exact: no reader of fixtures lets it pass.
  package init(_ text: String) {
    let bytes = text.utf8
    guard bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}") else {
      self = .exact(text)
      return
    }
    let name = String(text.dropFirst().dropLast())
    self = Self.isName(name) ? .any(name: name) : .exact(text)
  }

  /// Whether this can be a pattern's name: ASCII letters, digits and `_`, not starting with a digit.
  package static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
    return text.utf8.allSatisfy { byte in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "_": true
      default: false
      }
    }
  }

  package var name: String? {
    if case .any(let name) = self { name } else { nil }
  }

  /// Equal byte for byte. `==` also equates canonically equivalent strings, which two URLs tell apart.
  func takes(_ text: String) -> Bool {
    switch self {
    case .exact(let own): own.utf8.elementsEqual(text.utf8)
    case .any: true
    }
  }
}

extension Route {
  /// The names of its patterns, those of the path first, then those of the query in the order of its names.
  package var patternNames: [String] {
    path.compactMap { Pattern($0).name } + query.keys.sorted().compactMap { query[$0].flatMap { Pattern($0).name } }
  }
}
