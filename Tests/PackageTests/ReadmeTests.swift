import TestSupport
import Testing

/// Every command and every quotation in the README holds.
///
/// A block of another language than `console` names the file that it quotes.
@Suite(.serialized) struct ReadmeTests {
  static let page = ConsolePage((try? Checkout.read("README.md")) ?? "")

  @Test func `all commands and quotations are found`() {
    #expect(Self.page.blocks.count == 19)
    #expect(Self.page.commands.count == 14)
    #expect(Self.page.blocks.allSatisfy { $0.language == "console" || $0.detail != nil })
  }

  @Test(arguments: page.commands)
  func `a command prints what the README says`(command: ConsolePage.Command) async throws {
    // Within 'swift test' a build would wait for the lock that 'swift test' holds.
    let built = try await Checkout.shell("timeout 20 tools/diglot --version")
    try #require(built.status == 0, "the release build is stale: 'tools/test' builds it first")
    let result = try await Checkout.shell(command.line)
    #expect(
      command.prints(result.output), "'\(command.line)' ended with \(result.status) and printed:\n\(result.output)")
  }

  @Test func `a quotation stands in the file that it names`() throws {
    let quotations = Self.page.blocks.filter { $0.detail != nil }
    #expect(quotations.count == 6)
    for quotation in quotations {
      let text = try Checkout.read(try #require(quotation.detail))
      #expect(text.contains(quotation.text), "\(quotation.detail ?? "")")
    }
  }

  @Test(arguments: [
    (["a", "b"], ["a", "b"], true), (["a", "b"], ["a"], false), (["a", "b", "c"], ["…", "c"], true),
    (["a"], ["a", "…"], true), (["a 12 s"], ["a … s"], true), (["a 12 m"], ["a … s"], false), (["."], ["a"], false),
  ])
  func `an ellipsis stands for any lines or any text`(lines: [String], pattern: [String], expected: Bool) {
    #expect(ConsolePage.matches(lines[...], pattern[...]) == expected)
  }
}
