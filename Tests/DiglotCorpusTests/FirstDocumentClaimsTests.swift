import Foundation
import Testing

/// Every claim of the first document with its verdict, and all that is wrong with the document: each line was checked by hand.
@Suite struct `The claims of the first document` {
  private static let golden = FirstDocument.root + "/Tests/Fixtures/claims/mastering-asyncio.txt"

  @Test func `are all found, and judged as is expected`() async throws {
    let report = try await CommandLineRun(["verify", FirstDocument.folder, "--format", "json"]).report(ClaimsJSON.self)
    let claims = report.pairs.flatMap(\.claims).map {
      "\($0.line) \($0.kind) \($0.verdict): \($0.text)\n    \($0.message)"
    }
    let findings = report.pairs.flatMap(\.findings).map { "\($0.line):\($0.column) [\($0.id)] \($0.message)" }
    let found = (claims + [""] + findings + [""]).joined(separator: "\n")
    if ProcessInfo.processInfo.environment["DIGLOT_UPDATE"] == "1" {
      try found.write(toFile: Self.golden, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOfFile: Self.golden, encoding: .utf8) == found)
    #expect(claims.count == 31)
    #expect(findings.count == 12)
    #expect(report.claims["borneOut"] == 29)
    #expect(report.claims["documentStale"] == 1)
    #expect(report.claims["notJudged"] == 0)
  }

  @Test func `make no difference between the sides, and fail where that is asked for`() async throws {
    let only = ["verify", FirstDocument.folder, "--only", "creating-tasks"]
    let plain = try await CommandLineRun(only)
    #expect(plain.status == 0)
    #expect(plain.stdout.hasPrefix("the document itself:\n"))
    #expect(plain.stdout.contains("document.txt:181:1: warning: [claim-stale] the document claims 'Downloads started"))
    #expect(plain.stdout.contains("\nclaims: 8, 7 borne out, 1 not borne out\n1 pair: 1 equivalent"))
    let strict = try await CommandLineRun(only + ["--strict-claims"])
    #expect(strict.status == 1)
    #expect(strict.stdout == plain.stdout)
    let other = ["verify", FirstDocument.folder, "--only", "the-solution-async-io", "--strict-claims"]
    #expect(try await CommandLineRun(other).status == 0)
  }
}

/// What `verify --format json` says of claims.
struct ClaimsJSON: Decodable {
  struct Claim: Decodable {
    var line: Int
    var column: Int
    var kind: String
    var text: String
    var verdict: String
    var python: String?
    var swift: String?
    var message: String
  }

  struct Finding: Decodable {
    var id: String
    var line: Int
    var column: Int
    var message: String
  }

  struct Pair: Decodable {
    var id: String
    var verdict: String
    var differences: [VerifyJSON.Difference]
    var claims: [Claim]
    var findings: [Finding]
    var python: ObservationJSON?
  }

  var claims: [String: Int]
  var pairs: [Pair]
}
