import DiglotModel
import DiglotReports
import Foundation
import Testing

struct ClaimReportTests {
  private let pair: PairResult = {
    var pair = PairResult(
      document: "c/d.txt", id: "a", lines: LineRange(start: 10, end: 20), port: "c/ports/a.swift",
      verdict: Verdict(.equivalent), contract: .exact, root: "c")
    let claim = Claim(line: 14, column: 9, kind: .value, text: "9")
    pair.claims = [
      ClaimVerdict(
        claim: claim, python: .notBorneOut("gives 8"), swift: .notBorneOut("gives 8"), outcome: .documentStale,
        message: "the document claims '9', but Python gives 8, and so does Swift"),
      ClaimVerdict(
        claim: Claim(line: 12, kind: .duration, text: "2 s"), python: .borneOut("takes 2.0 s"),
        swift: .notJudged("a port has no lines of the document"), outcome: .borneOut, message: "Python takes 2.0 s"),
      ClaimVerdict(
        claim: Claim(line: 18, kind: .error, text: "Raises E"), python: .notJudged("the line never ran"),
        swift: .notJudged("the line never ran"), outcome: .notJudged, message: "not judged: the line never ran"),
    ]
    pair.findings = [
      Diagnostic(
        "definition-shadowed", "'f' is defined again", at: SourceLocation(path: "c/d.txt", line: 10, column: 1),
        severity: .warning)
    ]
    return pair
  }()

  @Test func `the document's own mistakes have a section, and fail nothing`() {
    let report = VerifyReport(pairs: [pair])
    #expect(
      report.text(color: false) == """
        the document itself:
          c/d.txt:10:1: warning: [definition-shadowed] 'f' is defined again
          c/d.txt:14:9: warning: [claim-stale] the document claims '9', but Python gives 8, and so does Swift

        claims: 3, 1 borne out, 1 not borne out, 1 not judged
        1 pair: 1 equivalent; 0 relaxations; virtual 0.0 s

        """)
    #expect(report.isSuccess)
    #expect(!report.isDocumentTrue)
  }

  @Test func `json has every claim with what both sides did`() throws {
    let json = VerifyReport(pairs: [pair]).json()
    let root = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(
      root["claims"] as? [String: Int] == [
        "claims": 3, "borneOut": 1, "documentStale": 1, "pythonChanged": 0, "portWrong": 0, "declared": 0,
        "notJudged": 1, "findings": 2,
      ])
    let first = try #require((root["pairs"] as? [[String: Any]])?.first)
    let claims = try #require(first["claims"] as? [[String: Any]])
    let stale = claims[0]
    #expect(stale["line"] as? Int == 14)
    #expect(stale["column"] as? Int == 9)
    #expect(
      ["kind", "text", "verdict", "python", "swift", "pythonVerdict", "message"].map { stale[$0] as? String } == [
        "value", "9", "documentStale", "gives 8", "gives 8", "notBorneOut",
        "the document claims '9', but Python gives 8, and so does Swift",
      ])
    #expect(claims[1]["swift"] is NSNull)
    #expect(claims[2]["reason"] as? String == "the line never ran")
    let findings = try #require(first["findings"] as? [[String: Any]])
    #expect(findings.map { $0["id"] as? String } == ["definition-shadowed"])
  }
}
