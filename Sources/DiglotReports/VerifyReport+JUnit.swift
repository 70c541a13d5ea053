import DiglotModel

extension VerifyReport {
  /// JUnit's XML, as Jenkins' and GitLab's readers take it.
  ///
  /// See https://github.com/jenkinsci/xunit-plugin (junit-10.xsd). What XML cannot hold is written as an escape.
  func junit() -> String {
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
    lines.append(#"<testsuites name="diglot" \#(Self.counts(of: pairs, isWhole: unfinished == 0))>"#)
    for (path, pairs) in documents {
      lines.append(#"  <testsuite name="\#(Self.escaped(path))" \#(Self.counts(of: pairs)) \#(Self.skipped(pairs))>"#)
      for pair in pairs { lines += testCase(pair) }
      lines.append("  </testsuite>")
    }
    if unfinished > 0 { lines += interruption }
    return lines.joined(separator: "\n") + "\n</testsuites>\n"
  }

  /// One error more, since who reads the report may take what is not in it for what did not have to be.
  private var interruption: [String] {
    let message = "\(unfinished) not verified: interrupted"
    return [
      #"  <testsuite name="diglot" \#(Self.counts(of: [], isWhole: false)) skipped="0">"#,
      #"    <testcase classname="diglot" name="the whole run" time="0">"#,
      #"      <error type="interrupted" message="\#(message)"/>"#,
      "    </testcase>", "  </testsuite>",
    ]
  }

  private static func counts(of pairs: [PairResult], isWhole: Bool = true) -> String {
    let interrupted = isWhole ? 0 : 1
    let failures = pairs.count { $0.verdict.outcome == .different || $0.verdict.outcome == .unported }
    let errors = pairs.count { $0.verdict.outcome == .failed } + interrupted
    let wall = pairs.reduce(0) { $0 + $1.wall }
    return
      #"tests="\#(pairs.count + interrupted)" failures="\#(failures)" errors="\#(errors)" time="\#(Seconds.short(wall))""#
  }

  private static func skipped(_ pairs: [PairResult]) -> String {
    #"skipped="\#(pairs.count { $0.verdict.outcome == .skipped })""#
  }

  private func testCase(_ pair: PairResult) -> [String] {
    let name = "classname=\"\(Self.escaped(pair.document))\" name=\"\(Self.escaped(pair.id))\""
    let head = "    <testcase \(name) time=\"\(Seconds.short(pair.wall))\""
    let element: String
    switch pair.verdict.outcome {
    case .equivalent: return [head + "/>"]
    case .skipped:
      return [
        head + ">", "      <skipped message=\"\(Self.escaped(pair.contract.skip ?? "no reason given"))\"/>",
        "    </testcase>",
      ]
    case .different, .unported: element = "failure"
    case .failed: element = "error"
    }
    let first = Finding.all(of: pair).first
    let (kind, message) = (first?.id ?? "", first?.message ?? "")
    let text = FindingText(pair: pair, terminal: Terminal(color: false)).lines.joined(separator: "\n")
    return [
      head + ">",
      "      <\(element) type=\"\(Self.escaped(kind))\" message=\"\(Self.escaped(message))\">\(Self.escaped(text, keepsLines: true))</\(element)>",
      "    </testcase>",
    ]
  }

  /// As the text of an attribute or an element.
  private static func escaped(_ text: String, keepsLines: Bool = false) -> String {
    let lines = keepsLines ? text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) : [text]
    return lines.map { line in
      Terminal.visible(line).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        .replacing("\"", with: "&quot;")
    }.joined(separator: "\n")
  }
}
