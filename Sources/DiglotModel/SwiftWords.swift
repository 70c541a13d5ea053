/// What a word of a Swift source is to a page.
enum SwiftWords {
  /// - Parameter previous: the token in front of it.
  static func kind(of word: ArraySlice<UInt8>, behind previous: ArraySlice<UInt8>) -> SourceToken.Kind? {
    let text = String(decoding: word, as: UTF8.self)
    let before = String(decoding: previous, as: UTF8.self)
    if definers.contains(before), !keywords.contains(text) || text == "init" { return .definition }
    // Behind a dot a keyword is the name of a member: `.default`, `Task.init`.
    if before.last == ".", !before.hasSuffix(".."), text != "self" { return isCapital(word) ? .type : nil }
    if keywords.contains(text) { return .keyword }
    return isCapital(word) ? .type : nil
  }

  private static func isCapital(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first(where: { $0 != UInt8(ascii: "_") }) else { return false }
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
  }

  private static let definers: Set<String> = [
    "func", "struct", "class", "enum", "actor", "protocol", "typealias", "associatedtype", "macro",
  ]

  /// The reserved words of the language, and those that are keywords at the places where they are common in programs.
  private static let keywords: Set<String> = [
    "Any", "Self", "actor", "any", "as", "associatedtype", "async", "await", "borrowing", "break", "case", "catch",
    "class",
    "consuming", "continue", "convenience", "default", "defer", "deinit", "do", "else", "enum", "extension",
    "fallthrough",
    "false", "fileprivate", "final", "for", "func", "guard", "if", "import", "in", "indirect", "init", "inout",
    "internal",
    "is", "isolated", "lazy", "let", "mutating", "nil", "nonisolated", "open", "operator", "override", "package",
    "private",
    "protocol", "public", "repeat", "rethrows", "return", "self", "sending", "some", "static", "struct", "subscript",
    "super", "switch", "throw", "throws", "true", "try", "typealias", "unowned", "var", "weak", "where", "while",
    "yield",
  ]
}
