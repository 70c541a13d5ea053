internal import DiglotModel

/// Reads what a snippet's comments say will happen.
struct ClaimReader {
  let lines: TextLines
  let grammar: PythonGrammar

  /// The claims in the comments of a block, in the order of their lines.
  func read(_ range: ClosedRange<Int>) -> [Claim] {
    var claims: [Claim] = []
    var outputLine: Int?
    for comment in comments(range) {
      let text = text(of: comment)
      if comment.isAlone, let before = outputLine, comment.line == before + 1 {
        claims.append(Claim(line: comment.line + 1, kind: .output, text: raw(comment)))
        outputLine = comment.line
        continue
      }
      outputLine = nil
      if let rest = outputLabel(text) {
        if rest.isEmpty, comment.isAlone {
          outputLine = comment.line
        } else if !rest.isEmpty {
          claims.append(Claim(line: comment.line + 1, kind: .output, text: rest))
        }
      } else if let kind = kind(text, isAlone: comment.isAlone) {
        claims.append(Claim(line: comment.line + 1, kind: kind, text: text))
      } else if !comment.isAlone, text.hasPrefix("=> ") || text.hasPrefix("-> ") {
        claims.append(Claim(line: comment.line + 1, kind: .value, text: String(text.dropFirst(3))))
      }
    }
    return claims
  }

  /// The comments of lines that are known to be Python.
  func comments(_ range: ClosedRange<Int>) -> [LogicalLine.Comment] {
    let scanner = LogicalLineScanner(lines: lines)
    var result: [LogicalLine.Comment] = []
    var line = range.lowerBound
    while line <= range.upperBound {
      if lines.isBlank(line) {
        line += 1
      } else if let logical = scanner.scan(line) {
        result += logical.comments
        line = logical.lines.upperBound + 1
      } else {
        line += 1
      }
    }
    return result
  }

  /// The comment without its `#` and one space: what an output line is, its own indentation kept.
  private func raw(_ comment: LogicalLine.Comment) -> String {
    var bytes = lines.bytes[comment.offset + 1..<lines.end(comment.line)]
    if bytes.first == 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func text(of comment: LogicalLine.Comment) -> String {
    String(raw(comment).drop { $0 == " " || $0 == "\t" || $0 == "#" })
  }

  /// What follows `Output:` or `Output (order may vary):`; empty where the output is on the next lines.
  private func outputLabel(_ text: String) -> String? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    var label = text[..<colon].lowercased()
    if label.hasSuffix(")"), let open = label.firstIndex(of: "(") { label = String(label[..<open]) }
    let words = label.split(separator: " ")
    guard words.last == "output" || words.last == "outputs" || words == ["prints"], words.count <= 2 else { return nil }
    return String(text[text.index(after: colon)...].drop { $0 == " " })
  }

  private func kind(_ text: String, isAlone: Bool) -> Claim.Kind? {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first else { return nil }
    if ["raises", "raise"].contains(first.lowercased()), words.count > 1, isErrorName(words[1]) { return .error }
    if !isAlone, isErrorName(first), words.count == 1 || first.hasSuffix(":") { return .error }
    if text.hasPrefix("<class '"), text.hasSuffix("'>") { return .type }
    if isDuration(words) { return .duration }
    return !isAlone && isLiteral(text) ? .value : nil
  }

  private func isErrorName(_ word: String) -> Bool {
    let name = word.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." }.first ?? ""
    guard name.first?.isUppercase == true || name.contains(".") else { return false }
    return ["Error", "Exception", "Interrupt", "StopIteration", "StopAsyncIteration", "Exit"].contains {
      name.hasSuffix($0)
    }
  }

  /// Whether a number of seconds is the comment itself or what something takes.
  private func isDuration(_ words: [String]) -> Bool {
    let lowered = words.map { $0.lowercased() }
    guard let unit = lowered.indices.first(where: { isSeconds(lowered, $0) }) else { return false }
    let lead = lowered[..<unit]
    let approximations: Set<String> = ["~", "≈", "about", "around", "approximately", "roughly", "only"]
    if lead.allSatisfy(approximations.contains) { return true }
    return lead.contains { ["takes", "take", "took", "taking", "lasts"].contains($0) }
  }

  /// Whether the word at an index is a number with its unit, or a number that a unit follows.
  private func isSeconds(_ words: [String], _ index: Int) -> Bool {
    let word = words[index].drop { "~≈<>(".contains($0) }
    let number = word.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
    guard number.first?.isNumber == true else { return false }
    let rest = word.dropFirst(number.count)
    let unit = rest.isEmpty ? (index + 1 < words.count ? Substring(words[index + 1]) : "") : rest
    let plain = unit.prefix { $0.isLetter }
    let units = ["s", "sec", "secs", "second", "seconds", "ms", "millisecond", "milliseconds"]
    return units.contains(String(plain))
  }

  private func isLiteral(_ text: String) -> Bool {
    guard case .statements(let statements) = grammar.facts(Array((text + "\n").utf8)) else { return false }
    return statements.count == 1 && statements.allSatisfy { $0.reads.isEmpty && [.data, .section].contains($0.sort) }
  }
}
