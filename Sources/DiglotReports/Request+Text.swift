import DiglotModel

extension Request {
  /// The request with what became of it: "GET https://api.example.com/posts/3  200 at 0.800".
  var summary: String {
    let end = ended.map { " at " + Seconds.fixed($0) } ?? ""
    let result =
      switch outcome {
      case .answered: status.map { "\($0)" } ?? "answered"
      case .abandoned: "abandoned"
      case .failed: "failed"
      case .open: "open"
      }
    return Terminal.visible("\(method) \(url)") + "  " + result + end
  }

  /// When it came, in seconds and as wide as the time of an output line, and what became of it.
  var timedText: String {
    let time = Seconds.fixed(at)
    return String(repeating: " ", count: max(0, 8 - time.count)) + time + "  " + summary
  }

  /// Among output lines. None of those can begin with an arrow: they begin with their time.
  var markedText: String { "→" + timedText.dropFirst() }
}

extension Observation {
  /// What to add for requests that no fixture answers, a note for each kind of request; at most five.
  var fixtureHints: [String] {
    var hints: [String] = []
    for request in requests where !request.hasFixture {
      let hint =
        "no fixture answers \(request.method) \(request.url)" + (FixturePlace(request, of: document)?.advice ?? "")
      if !hints.contains(hint) { hints.append(hint) }
    }
    guard hints.count > 5 else { return hints }
    return hints.prefix(5) + ["no fixture answers \((hints.count - 5).of("other request"))"]
  }
}

/// The file that would answer a request.
struct FixturePlace {
  /// "add 'corpus/a/fixtures/api.example.com/posts/3.yaml'", behind a colon.
  let advice: String

  /// - Returns: nil where no file can, since the URL has no host.
  init?(_ request: Request, of document: String) {
    let parts = request.url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)[0]
      .split(separator: "/", omittingEmptySubsequences: false)
    // "https:", "", the host, the path's segments
    guard parts.count > 2, parts[0].hasSuffix(":"), parts[1].isEmpty, !parts[2].isEmpty else { return nil }
    var segments = parts.dropFirst(3).map(String.init)
    if segments.last == "" { segments.removeLast() }
    // A segment that can be no file's name, or only another one's, is best a pattern.
    var names = segments.enumerated().map { Self.isName($1) ? $1 : "{part\($0 + 1)}" }
    // 'index' is its folder, 'host.yaml' the host itself.
    if names.isEmpty || names.last == "index" || names == ["host"] { names.append("index") }
    var path = document.split(separator: "/", omittingEmptySubsequences: false).dropLast().map { String($0) }
    path += ["fixtures", String(parts[2])] + names
    let method = request.method == "GET" || request.method == "HEAD" ? "" : " with '\(request.method):'"
    advice = ": add '\(path.joined(separator: "/")).yaml'\(method)"
  }

  private static func isName(_ segment: String) -> Bool {
    !segment.isEmpty && segment != "." && segment != ".." && segment.utf8.count < 200
      && !segment.contains { "%{}".contains($0) }
  }
}
