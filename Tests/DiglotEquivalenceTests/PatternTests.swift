import DiglotEquivalence
import DiglotModel
import Testing

/// Patterns as a relaxation of one line shows them: Python's line is tried, Swift's matches always.
struct PatternTests {
  private func matches(_ pattern: String, _ line: String) -> Bool {
    let relaxation = Relaxation(
      .pattern(lines: LineRange(start: 1, end: 1), python: pattern, swift: "y"), reason: "for the test")
    let verdict = Equivalence.compare(
      python: run(lines(line)), swift: run(lines("y")), contract: Contract(relaxations: [relaxation]))
    return verdict.outcome == .equivalent
  }

  @Test(arguments: [
    ("", ""), ("a", "a"), (".", "é"), ("a|b", "b"), ("a|b|cd", "cd"), ("(ab)*", "abab"), ("(?:ab)?c", "c"),
    ("a{2}", "aa"), ("a{2,}", "aaaa"), ("a{1,3}b", "aab"), ("a+?b*?", "aab"), ("[a-c]+", "abc"), ("[^a-c]", "d"),
    ("[]a]+", "]a"), ("[a-]+", "a-"), ("[\\d.]+", "1.5"), ("[\\]\\\\]+", "]\\"), ("\\w+ \\S+\\s", "naïve_1 !! "),
    ("^a$", "a"), ("(^a|b)$", "b"), ("(a*)*", "aaa"), ("(a|)*b", "aab"), ("\\d+", "٣4"),
    ("\\(\\) => \\{x\\}", "() => {x}"),
    ("'<_Unix.* object at 0x[0-9a-f]+>'", "'<_Unix loop object at 0x7f01>'"), ("a}]", "a}]"), ("\\D\\W", "x-"),
  ]) func `match whole lines`(pattern: String, line: String) { #expect(matches(pattern, line)) }

  @Test(arguments: [
    ("a", "aa"), ("a", ""), ("a|b", "ab"), (".", "\n"), ("a{2}", "a"), ("a{2,3}", "aaaa"), ("[^a]", "a"), ("a^", "a"),
    ("$a", "a"), ("\\d", "x"), ("\\w", "-"), ("\\S", " "), ("(ab)+", "aba"), ("e", "é"), ("A", "a"),
  ]) func `match nothing else`(pattern: String, line: String) { #expect(!matches(pattern, line)) }

  /// A backtracking engine needs 2 to the power of 5,000 steps for these.
  @Test(arguments: ["(a+)+", "(a|a)*", "(a|aa)+", "(a*)*b", "(a?){500}a{500}", ".*.*.*.*.*x", "((a+)+)+$"])
  func `are tried in the time that the line takes, whatever they are`(pattern: String) {
    #expect(!matches(pattern, String(repeating: "a", count: 5_000) + "!"))
  }

  @Test(arguments: [
    ("(a", "there is no ')' for this '('"), ("a)", "there is no '(' for this ')'"),
    ("[a", "there is no ']' for this '['"),
    ("*a", "'*' has nothing to repeat; write '\\*' for it"), ("a**", "'*' has nothing to repeat"),
    ("a{2", "a count reads '{2}', '{2,}' or '{2,5}' and is at most 1000"),
    ("a{3,2}", "a count reads '{2}', '{2,}' or '{2,5}' and is at most 1000"),
    ("(a{1000}){1000}", "it repeats too much: write it shorter"), ("a\\", "it ends with a '\\'"),
    ("(a)\\1", "'\\1' is not read; '\\d', '\\w', '\\s' and escaped signs are"),
    ("(?=a)", "of the groups that start with '(?' only '(?:' is read, which needs no backtracking"),
    ("[z-a]", "a range between brackets goes from one character up to another"),
  ]) func `that cannot be read say why`(pattern: String, problem: String) {
    #expect(LinePattern(pattern).problem == problem)
  }

  @Test func `nested without end are refused`() {
    #expect(LinePattern(String(repeating: "(", count: 100_000)).problem == "its groups are nested too deeply")
  }
}
