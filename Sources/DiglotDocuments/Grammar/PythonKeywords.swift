/// The words that Python's grammar lets stand beside another word.
enum PythonKeywords {
  /// All keywords, the soft ones too (`Lib/keyword.py`).
  static let all = set(
    """
    False None True and as assert async await break class continue def del elif else except finally for from global if import in is
    lambda nonlocal not or pass raise return try while with yield match case type lazy
    """)

  /// The clauses that continue a compound statement at its own indentation.
  static let continuations = set("elif else except finally")

  /// The compound statements that have such clauses.
  static let continued = set("if for while try async")

  /// The keywords that no expression has, so that none can stand within brackets.
  static let statements = set(
    "assert break class continue def del elif except finally global import nonlocal pass raise return try while with")

  private static func set(_ words: String) -> Set<ArraySlice<UInt8>> {
    Set(words.split { $0 == " " || $0 == "\n" }.map { ArraySlice(Array($0.utf8)) })
  }
}
