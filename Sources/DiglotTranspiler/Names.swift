/// Names as Swift writes them.
enum Names {
  static let reserved: Set<String> = [
    "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer", "deinit", "do", "else",
    "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init",
    "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public", "repeat",
    "rethrows", "return", "self", "Self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true",
    "try", "typealias", "var", "where", "while", "Any", "Type", "await", "async",
  ]

  /// What a function, a variable or a parameter is called: `min_cost` becomes `minCost`, `N` stays.
  static func variable(_ name: String) -> String {
    if name == "_" { return "_" }
    let lead = name.prefix { $0 == "_" }
    let parts = name.dropFirst(lead.count).split(separator: "_").map(String.init)
    guard let first = parts.first else { return String(lead) }
    let isAllUpper = !name.contains(where: \.isLowercase)
    let camel: String
    if isAllUpper {
      camel =
        parts.count == 1 ? first : lowered(first) + parts.dropFirst().map { capitalized($0.lowercased()) }.joined()
    } else {
      camel = lowerFirst(first) + parts.dropFirst().map(capitalized).joined()
    }
    let whole = String(lead) + camel
    if taken.contains(whole) { return whole + "_" }
    return reserved.contains(whole) ? "`\(whole)`" : whole
  }

  /// Functions of Swift's and of `Pythonic`'s that a translation may call: a variable of that name would hide them.
  private static let taken: Set<String> = [
    "abs", "accumulate", "bin", "bisectLeft", "bisectRight", "chr", "combinations", "divmod", "enumerate", "float",
    "floordiv", "format", "heappop", "heappush", "heapify", "hex", "int", "isTrue", "math", "max", "min", "mod",
    "nlargest", "nsmallest", "oct", "ord", "permutations", "pow", "print", "product", "range", "re", "reduce", "repr",
    "round", "shiftLeft", "sorted", "str", "sum", "transposed", "truediv", "zip",
  ]

  /// What a function of the library is called: `combinations_with_replacement` becomes `combinationsWithReplacement`.
  static func function(_ name: String) -> String {
    let parts = name.split(separator: "_").map(String.init)
    return (parts.first ?? name) + parts.dropFirst().map(capitalized).joined()
  }

  static func type(_ name: String) -> String {
    let plain = String(name.prefix { $0 == "_" }) + name.split(separator: "_").map { capitalized(String($0)) }.joined()
    return types.contains(plain) ? "My\(plain)" : plain
  }

  private static let types: Set<String> = [
    "Array", "Dict", "Set", "String", "Int", "Double", "Bool", "Tuple", "TupleOf", "PySet", "Optional", "Error", "Task",
    "Counter", "Deque", "Character", "Result", "Range", "Sequence", "Collection", "Never", "Void", "Any", "Type",
    "Self",
    "Number", "BigInt", "Generator", "Union", "Bytes", "DefaultDict", "OrderedDict", "PyRange", "Substring", "Iterator",
    "Float", "UInt", "Dictionary", "Slice", "Mirror", "Duration", "Actor", "Unicode", "Exception",
  ]

  private static func lowered(_ text: String) -> String { text.lowercased() }
  private static func lowerFirst(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
  private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
