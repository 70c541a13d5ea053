internal import Synchronization

/// Python's `re`: regular expressions in Python's syntax, with the matches that Python's engine finds.
///
///     if let match = re.search(#"(\w+)@(\w+)"#, text) { print(match.group(1)) }
///
/// Mirrors Lib/re and Modules/_sre: a backtracking engine on code points. A call that takes more than `re.stepLimit`
/// steps ends the program with `RuntimeError`, where Python would run on.
// In small letters, as Python names it.
// swift-format-ignore: TypeNamesShouldBeCapitalized
public enum re {
  /// Python's flags: `re.I | re.M` is `[.ignorecase, .multiline]`.
  public struct Flags: OptionSet, Sendable, Hashable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// `re.I`: letters match in both cases.
    public static let ignorecase = Flags(rawValue: 2)
    /// `re.M`: `^` and `$` match at the ends of lines.
    public static let multiline = Flags(rawValue: 8)
    /// `re.S`: `.` matches the end of a line, too.
    public static let dotall = Flags(rawValue: 16)
    /// `re.U`, which is the default: classes are Unicode's.
    public static let unicode = Flags(rawValue: 32)
    /// `re.X`: white space and comments in the pattern are skipped.
    public static let verbose = Flags(rawValue: 64)
    /// `re.A`: classes are those of ASCII.
    public static let ascii = Flags(rawValue: 256)
  }

  /// How many steps one call may take, for all the matches that it finds.
  public static let stepLimit = 200_000_000

  /// Python's `re.compile(pattern, flags)`.
  public static func compile(_ pattern: String, _ flags: Flags = []) -> Pattern {
    orStop { try compileChecked(pattern, flags) }
  }

  /// - Throws: `RegexError` for what is no pattern.
  public static func compileChecked(_ pattern: String, _ flags: Flags = []) throws -> Pattern {
    let key = PatternKey(pattern: Array(pattern.utf8), flags: flags)
    if let known = known.withLock({ $0[key] }) { return known }
    let result = try Pattern(pattern, flags)
    known.withLock { known in
      if known.count >= 512 { known.removeAll(keepingCapacity: true) }
      known[key] = result
    }
    return result
  }

  /// A pattern by its bytes: Swift takes texts for equal that Python does not.
  private struct PatternKey: Hashable {
    let pattern: [UInt8]
    let flags: Flags
  }

  /// The patterns that were read, as many as Python keeps: `_cache` in Lib/re/__init__.py.
  private static let known = Mutex<[PatternKey: Pattern]>([:])

  public static func search(_ pattern: String, _ text: String, _ flags: Flags = []) -> Match? {
    compile(pattern, flags).search(text)
  }

  public static func match(_ pattern: String, _ text: String, _ flags: Flags = []) -> Match? {
    compile(pattern, flags).match(text)
  }

  public static func fullmatch(_ pattern: String, _ text: String, _ flags: Flags = []) -> Match? {
    compile(pattern, flags).fullmatch(text)
  }

  /// Python's `re.findall` of a pattern with one group at most.
  public static func findall(_ pattern: String, _ text: String, _ flags: Flags = []) -> [String] {
    compile(pattern, flags).findall(text)
  }

  /// Python's `re.findall` of a pattern with several groups.
  public static func findallGroups(_ pattern: String, _ text: String, _ flags: Flags = []) -> [TupleOf<String>] {
    compile(pattern, flags).findallGroups(text)
  }

  public static func finditer(_ pattern: String, _ text: String, _ flags: Flags = []) -> [Match] {
    compile(pattern, flags).finditer(text)
  }

  public static func sub(
    _ pattern: String, _ replacement: String, _ text: String, _ count: Int = 0, flags: Flags = []
  ) -> String {
    compile(pattern, flags).sub(replacement, text, count)
  }

  /// Python's `re.sub` with a function.
  public static func sub(
    _ pattern: String, _ replacement: (Match) throws -> String, _ text: String, _ count: Int = 0, flags: Flags = []
  ) rethrows -> String {
    try compile(pattern, flags).sub(replacement, text, count)
  }

  public static func subn(
    _ pattern: String, _ replacement: String, _ text: String, _ count: Int = 0, flags: Flags = []
  ) -> Tuple<String, Int> {
    compile(pattern, flags).subn(replacement, text, count)
  }

  /// Python's `re.split`, where all groups of the pattern take part in each match.
  public static func split(_ pattern: String, _ text: String, _ maxsplit: Int = 0, flags: Flags = []) -> [String] {
    compile(pattern, flags).split(text, maxsplit)
  }

  /// Python's `re.escape(text)`.
  public static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if "()[]{}?*+-|^$\\.&~# \t\n\r\u{B}\u{C}".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}

/// Python's `re.error`: a pattern or a replacement that is none.
open class RegexError: Exception, @unchecked Sendable {}
