internal import DiglotModel

/// Which comments claim something, by their words.
enum ClaimWords {
  /// What follows `Output:`, `Prints:` or `Output (order may vary):`; the rest is empty where the output is on the next lines.
  static func outputLabel(_ text: String) -> (rest: String, isUnordered: Bool)? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    var label = text[..<colon].lowercased()
    var remark: [Substring] = []
    if label.hasSuffix(")"), let open = label.firstIndex(of: "(") {
      remark = label[open...].split { !$0.isLetter }
      label = String(label[..<open])
    }
    let words = label.split(separator: " ")
    guard words.last == "output" || words.last == "outputs" || words == ["prints"], words.count <= 2 else { return nil }
    let leaves: Set<Substring> = [
      "vary", "varies", "any", "differ", "differs", "random", "arbitrary", "guaranteed", "change", "changes",
    ]
    let isUnordered = remark.contains("order") && remark.contains(where: leaves.contains)
    return (String(text[text.index(after: colon)...].drop { $0 == " " }), isUnordered)
  }

  /// The kind of claim that a comment's words make, and its text; nil for prose.
  ///
  /// - Parameter isAlone: whether the comment has its line to itself; then fewer words are taken for a claim.
  static func kind(_ text: String, isAlone: Bool) -> (kind: Claim.Kind, text: String)? {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first else { return nil }
    if ["raises", "raise"].contains(first.lowercased()), words.count > 1, isErrorName(words[1]) {
      return (.error, text)
    }
    if isErrorName(first), words.count == 1 && !isAlone || isMessage(words, of: first) { return (.error, text) }
    if text.hasPrefix("<class '"), text.hasSuffix("'>") { return (.type, text) }
    if !isAlone, first == "type:", words.count > 1, !words[1].hasPrefix("ignore") {
      return (.type, words.dropFirst().joined(separator: " "))
    }
    if !isAlone, isTypeName(text) { return (.type, text) }
    if let type = returnedType(words, isAlone: isAlone) { return (.type, type) }
    return isDuration(words) ? (.duration, text) : nil
  }

  /// `KeyError: 'name'`: a name of an error with a colon, and something behind it where that is a line of its own.
  private static func isMessage(_ words: [String], of first: String) -> Bool {
    first.hasSuffix(":") && !first.dropLast().contains(":") && words.count > 1
  }

  static func isErrorName(_ word: String) -> Bool {
    let name = word.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." }.first ?? ""
    guard name.first?.isUppercase == true || name.contains(".") else { return false }
    return ["Error", "Exception", "Interrupt", "StopIteration", "StopAsyncIteration", "Exit"].contains {
      name.hasSuffix($0)
    }
  }

  private static let types: Set<String> = [
    "int", "float", "complex", "str", "bytes", "bool", "list", "tuple", "set", "frozenset", "dict",
  ]

  /// `int`, `list[str]`: names of built-in types, with what is in them.
  static func isTypeName(_ text: String) -> Bool {
    guard let name = text.split(separator: "[").first.map(String.init), types.contains(name) else { return false }
    return text == name || text.hasSuffix("]") && !text.contains(" ") || text.hasSuffix("]") && text.contains(", ")
  }

  /// What prose calls the types that it says are returned.
  private static let returned = [
    "coroutine": "coroutine", "generator": "generator", "list": "list", "dict": "dict", "dictionary": "dict",
    "tuple": "tuple", "set": "set", "string": "str", "str": "str", "integer": "int", "int": "int", "float": "float",
    "boolean": "bool", "bool": "bool", "bytes": "bytes", "None": "NoneType",
  ]

  /// The type of `Returns a coroutine object`; behind a statement the sentence begins so, in a line of its own it may have a subject.
  private static func returnedType(_ words: [String], isAlone: Bool) -> String? {
    guard let verb = words.firstIndex(where: { $0.lowercased() == "returns" }), verb == 0 || isAlone else { return nil }
    var rest = words[(verb + 1)...]
    if let article = rest.first, ["a", "an", "the"].contains(article) { rest.removeFirst() }
    guard let word = rest.popFirst() else { return nil }
    let name = String(word.prefix { $0.isLetter })
    guard let type = returned[name] else { return nil }
    // "Returns list elements": the noun is another.
    let ends =
      name != word || rest.isEmpty
      || ["object", "of", "with", "and", "not", "instead"].contains { rest.first?.hasPrefix($0) == true }
    return ends ? type : nil
  }

  /// Whether a number of seconds is the comment itself or what something takes.
  static func isDuration(_ words: [String]) -> Bool {
    let lowered = words.map { $0.lowercased() }
    guard let unit = lowered.indices.first(where: { isSeconds(lowered, $0) }) else { return false }
    let lead = lowered[..<unit]
    return lead.allSatisfy(approximations.contains) || saysTaking(lead)
  }

  private static let approximations: Set<String> = [
    "~", "≈", "about", "around", "approximately", "roughly", "only", "over", "under", "almost", "nearly",
  ]

  /// Whether the words are more than a number with its unit: `~`, `takes`, which say that something was measured.
  static func isMeasured(_ text: String) -> Bool {
    let words = text.lowercased().split(separator: " ").map(String.init)
    return text.contains("~") || text.contains("≈") || saysTaking(words[...])
      || words.first.map(approximations.contains) == true
  }

  static func saysTaking(_ words: ArraySlice<String>) -> Bool {
    words.contains { ["takes", "take", "took", "taking", "lasts"].contains($0) }
  }

  /// Whether the word at an index is a number with its unit, or a number that a unit follows.
  private static func isSeconds(_ words: [String], _ index: Int) -> Bool {
    let word = words[index].drop { "~≈<>(".contains($0) }
    let number = word.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
    guard number.first?.isNumber == true else { return false }
    let rest = word.dropFirst(number.count)
    let unit = rest.isEmpty ? (index + 1 < words.count ? Substring(words[index + 1]) : "") : rest
    let plain = unit.prefix { $0.isLetter }
    let units = ["s", "sec", "secs", "second", "seconds", "ms", "millisecond", "milliseconds"]
    return units.contains(String(plain))
  }
}
