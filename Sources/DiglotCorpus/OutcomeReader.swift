internal import DiglotModel

/// Reads what `OutcomeText` writes, each error with its line.
struct OutcomeReader {
  let path: String

  /// - Throws: `[outcome-invalid]`
  func outcome(_ text: String) throws(Diagnostic) -> Outcome {
    var outcome = Outcome(python: "")
    var hasEnd = false
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let tag = line.prefix { $0 != " " }
      let rest = line.dropFirst(tag.count).drop { $0 == " " }
      let isRead: Bool
      switch tag {
      case "python":
        outcome.python = String(rest)
        isRead = !rest.isEmpty
      case "clock":
        outcome.clock = .real
        isRead = rest == "real"
      case "out", "err", "out~", "err~": isRead = read(line: rest, tag, &outcome)
      case "request": isRead = read(request: rest, &outcome)
      case "body":
        let body = EscapedText.unescaped(rest)
        isRead = body != nil && !outcome.requests.isEmpty
        if isRead { outcome.requests[outcome.requests.count - 1].body = Array((body ?? "").utf8) }
      case "end":
        isRead = !hasEnd && read(end: rest, &outcome)
        hasEnd = true
      case "value":
        let parts = rest.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        isRead = parts.count == 3 && parts[1] == "="
        if isRead { outcome.values[String(parts[0])] = String(parts[2]) }
      default: isRead = false
      }
      if !isRead { throw error("this line is none of a recorded outcome", line: index + 1) }
    }
    guard hasEnd, !outcome.python.isEmpty else {
      throw error("a recorded outcome has a line 'python' and a line 'end'", line: 1)
    }
    return outcome
  }

  private func error(_ message: String, line: Int) -> Diagnostic {
    Diagnostic(
      "outcome-invalid", message, at: SourceLocation(path: path, line: line),
      help: "'diglot accept' writes the file anew")
  }

  private func read(line rest: Substring, _ tag: Substring, _ outcome: inout Outcome) -> Bool {
    guard let (at, text) = timed(rest) else { return false }
    let isPattern = tag.hasSuffix("~")
    guard let text = isPattern ? String(text) : EscapedText.unescaped(text) else { return false }
    outcome.lines.append(
      Outcome.Line(at: at, stream: tag.hasPrefix("out") ? .stdout : .stderr, text: text, isPattern: isPattern))
    return true
  }

  /// `GET https://api.example.com/posts/3  200 at 2.500`
  private func read(request rest: Substring, _ outcome: inout Outcome) -> Bool {
    guard let (at, text) = timed(rest), let gap = text.ranges(of: "  ").last,
      let blank = text.firstIndex(of: " "), blank < gap.lowerBound,
      let url = EscapedText.unescaped(text[text.index(after: blank)..<gap.lowerBound])
    else { return false }
    let words = text[gap.upperBound...].split(separator: " ")
    guard words.count == 1 || words.count == 3 && words[1] == "at", let what = words.first else { return false }
    var request = Request(at: at, method: String(text[..<blank]), url: url)
    if let status = Int(what) {
      (request.outcome, request.status) = (.answered, status)
    } else {
      guard let known = Request.Outcome(rawValue: String(what)) else { return false }
      request.outcome = known
    }
    if words.count == 3 {
      guard let ended = seconds(words[2]) else { return false }
      request.ended = ended
    }
    outcome.requests.append(request)
    return true
  }

  private func read(end rest: Substring, _ outcome: inout Outcome) -> Bool {
    guard let (at, text) = timed(rest) else { return false }
    let kind = text.prefix { $0 != " " }
    let details = text.dropFirst(kind.count + 1)
    guard let known = End.Kind(rawValue: String(kind)) else { return false }
    outcome.endedAt = at
    outcome.end = End(known)
    switch known {
    case .finished, .exited: outcome.end.status = Int(details) ?? 0
    case .crashed: outcome.end.type = String(details)
    case .raised:
      let split = details.firstRange(of: ": ")
      outcome.end.type = String(details[..<(split?.lowerBound ?? details.endIndex)])
      guard let message = EscapedText.unescaped(split.map { details[$0.upperBound...] } ?? "") else { return false }
      outcome.end.message = message
    case .timedOut, .deadlocked: break
    }
    return true
  }

  /// A time, and the text behind two blanks.
  private func timed(_ rest: Substring) -> (at: Int, text: Substring)? {
    let word = rest.prefix { $0 != " " }
    guard let at = seconds(word) else { return nil }
    let text = rest.dropFirst(word.count)
    guard text.isEmpty || text.hasPrefix("  ") else { return nil }
    return (at, text.dropFirst(2))
  }

  /// "2.000" as nanoseconds.
  private func seconds(_ word: Substring) -> Int? {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].count == 3, let whole = UInt32(parts[0]), let fraction = UInt32(parts[1]) else {
      return nil
    }
    return Int(whole) * 1_000_000_000 + Int(fraction) * 1_000_000
  }
}
