/// Names as Swift writes them.
enum Names {
  static let reserved: Set<String> = [
    "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do", "else",
    "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init",
    "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public", "repeat",
    "rethrows", "return", "self", "Self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true",
    "try", "typealias", "var", "where", "while", "Any", "Type", "await", "async",
  ]

  /// Of the program that is being translated.
  @TaskLocal static var spellings = Spellings.none

  /// Behind the name of a variable that shadows another one of that name, until the text is done.
  static let mark: Character = "\u{5}"

  static func unmarked(_ text: String) -> String { text.replacing(String(mark), with: "") }

  /// What a function, a variable or a parameter is called.
  static func variable(_ name: String) -> String { spellings.swiftName(name) ?? camelCase(name) }

  /// `min_cost` as `minCost`; `N` stays.
  static func camelCase(_ name: String) -> String {
    if name.last == mark { return camelCase(String(name.dropLast())) + String(mark) }
    if name == "_" { return "_" }
    let lead = name.prefix { $0 == "_" }
    let parts = name.dropFirst(lead.count).split(separator: "_").map(String.init)
    guard let first = parts.first else { return String(lead) }
    let isAllUpper = !name.contains(where: \.isLowercase)
    let camel: String
    if isAllUpper {
      camel =
        name.count == 1 ? first : lowered(first) + parts.dropFirst().map { capitalized($0.lowercased()) }.joined()
    } else {
      camel = lowerFirst(first) + parts.dropFirst().map(capitalized).joined()
    }
    let whole = String(lead) + camel
    if taken.contains(whole) { return whole + "_" }
    return reserved.contains(whole) ? "`\(whole)`" : whole
  }

  /// Functions of Swift's and of `Pythonic`'s that a translation may call: a variable of that name would hide them.
  private static let taken: Set<String> = [
    "abs", "accumulate", "bin", "bisectLeft", "bisectRight", "chr", "combinations", "divmod", "enumerate", "error",
    "float",
    "floordiv", "format", "heappop", "heappush", "heapify", "hex", "int", "isTrue", "math", "max", "min", "mod",
    "nlargest", "nsmallest", "oct", "ord", "permutations", "pow", "print", "product", "range", "re", "reduce", "repr",
    "round", "shiftLeft", "sorted", "str", "sum", "transposed", "truediv", "zip",
  ]

  /// Whether a translation may call a function of `Pythonic`'s by this name.
  static func isFunction(_ swift: String) -> Bool {
    taken.contains(swift) || ["count", "cycle", "islice"].contains(swift)
  }

  /// What a function of the library is called: `combinations_with_replacement` becomes `combinationsWithReplacement`.
  static func function(_ name: String) -> String {
    let parts = name.split(separator: "_").map(String.init)
    return (parts.first ?? name) + parts.dropFirst().map(capitalized).joined()
  }

  static func type(_ name: String) -> String {
    let plain = String(name.prefix { $0 == "_" }) + name.split(separator: "_").map { capitalized(String($0)) }.joined()
    return types.contains(plain) ? "My\(plain)" : plain
  }

  /// Types that a translation may write.
  private static let types: Set<String> = [
    "Any", "Array", "BigInt", "Bool", "Comparable", "Dict", "Double", "Equatable", "Exception", "FunctionCache",
    "Generator",
    "IdentityHashable", "Int", "Never", "Number", "PySet", "PythonEnum", "PythonHashable", "Random", "Representable",
    "Self",
    "Sendable", "Sequence", "String", "Tuple", "TupleOf", "Type", "Union", "Void",
  ]

  private static func lowered(_ text: String) -> String { text.lowercased() }
  private static func lowerFirst(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
  private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
