import Foundation
import TestSupport
import Testing

/// `tools/endurance`, which is meant for thousands of pairs, with a few.
@Suite struct `Many pairs, again and again` {
  @Test func `grow no worker, and leave no process and no file behind`() async throws {
    let ran = try await ProgramRun(
      "/usr/bin/python3", [FirstDocument.root + "/tools/endurance", "200", "3"],
      changes: ["DIGLOT": CommandLineRun.diglot], joined: true)
    #expect(ran.status == 0, "\(ran.stdout)")
    #expect(ran.stdout.hasSuffix("\n3 runs of 200 pairs, of which 10 are different: 0 things wrong\n"), "\(ran.stdout)")
  }
}
