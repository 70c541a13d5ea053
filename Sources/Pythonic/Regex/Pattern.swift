extension re {
  /// Python's `re.Pattern`: a pattern that was read.
  public struct Pattern: Sendable {
    public let pattern: String
    /// How many groups it has.
    public let groups: Int
    let program: RegexProgram
    let names: [(name: String, group: Int)]

    init(_ pattern: String, _ flags: Flags) throws {
      var parser = RegexParser(pattern, flags)
      let node = try parser.parse()
      self.pattern = pattern
      groups = parser.groupCount
      names = parser.names
      program = RegexProgram(node)
    }

    /// Python's `p.groupindex`.
    public var groupindex: Dict<String, Int> { Dict(names.map { ($0.name, $0.group) }) }

    /// Python's `p.search(text, pos, endpos)`: the first match anywhere.
    public func search(_ text: String, _ pos: Int = 0, _ endpos: Int? = nil) -> Match? {
      let subject = Subject(text)
      var machine = machine(subject, endpos)
      guard machine.search(from: start(pos, machine)) else { return nil }
      return Match(self, subject, machine.slots)
    }

    /// Python's `p.match(text, pos, endpos)`: a match that begins at the start.
    public func match(_ text: String, _ pos: Int = 0, _ endpos: Int? = nil) -> Match? {
      let subject = Subject(text)
      var machine = machine(subject, endpos)
      guard machine.match(at: start(pos, machine)) != nil else { return nil }
      return Match(self, subject, machine.slots)
    }

    /// Python's `p.fullmatch(text, pos, endpos)`: a match of the whole.
    public func fullmatch(_ text: String, _ pos: Int = 0, _ endpos: Int? = nil) -> Match? {
      let subject = Subject(text)
      var machine = machine(subject, endpos)
      machine.isFull = true
      guard machine.match(at: start(pos, machine)) != nil else { return nil }
      return Match(self, subject, machine.slots)
    }

    private func start(_ pos: Int, _ machine: RegexMachine) -> Int { Swift.min(Swift.max(0, pos), machine.end) }

    private func machine(_ subject: Subject, _ endpos: Int?) -> RegexMachine {
      let count = subject.scalars.count
      return RegexMachine(
        program, subject.scalars, end: Swift.min(Swift.max(0, endpos ?? count), count), groups: groups)
    }

    /// All matches from left to right; none overlaps another, and an empty one follows none that is empty.
    func matches(in subject: Subject, atMost limit: Int = .max, _ body: (Match) throws -> Void) rethrows {
      var machine = machine(subject, nil)
      var position = 0
      var count = 0
      while count < limit, position <= machine.end, machine.search(from: position) {
        let match = Match(self, subject, machine.slots)
        try body(match)
        count += 1
        position = match.end()
        machine.mustAdvanceFrom = match.start() == match.end() ? position : nil
      }
    }

    /// Python's `p.finditer(text)`, all at once.
    public func finditer(_ text: String) -> [Match] {
      var result: [Match] = []
      matches(in: Subject(text)) { result.append($0) }
      return result
    }

    /// Python's `p.findall(text)` of a pattern with one group at most: what that group, or the whole, matched.
    public func findall(_ text: String) -> [String] {
      if groups > 1 { stop(TypeError("a pattern with several groups finds tuples: findallGroups")) }
      return finditer(text).map { $0.groupOrNil(groups) ?? "" }
    }

    /// Python's `p.findall(text)` of a pattern with several groups: what all groups matched.
    public func findallGroups(_ text: String) -> [TupleOf<String>] { finditer(text).map { $0.groups("") } }

    /// Python's `p.split(text, maxsplit)`.
    ///
    /// What groups of the pattern match comes in between; all of them must take part, else see `splitGroups`.
    public func split(_ text: String, _ maxsplit: Int = 0) -> [String] {
      splitGroups(text, maxsplit).map { part in
        guard let part else { stop(TypeError("a group of the pattern took no part in a split: splitGroups")) }
        return part
      }
    }

    /// Python's `p.split(text, maxsplit)`, with nil for a group that took no part.
    public func splitGroups(_ text: String, _ maxsplit: Int = 0) -> [String?] {
      if maxsplit < 0 { return [text] }
      var result: [String?] = []
      var last = 0
      let subject = Subject(text)
      matches(in: subject, atMost: maxsplit == 0 ? .max : maxsplit) { match in
        result.append(subject.text(last, match.start()))
        for group in 0..<groups { result.append(match.groupOrNil(group + 1)) }
        last = match.end()
      }
      return result + [subject.text(last, subject.scalars.count)]
    }
  }

  /// A text as the machine reads it.
  final class Subject: Sendable {
    let string: String
    let scalars: [UInt32]

    init(_ string: String) {
      self.string = string
      scalars =
        string.hasOnlyASCII ? string.withBytes { $0.map(UInt32.init) } : string.unicodeScalars.map(\.value)
    }

    func text(_ start: Int, _ end: Int) -> String {
      if start >= end { return "" }
      if string.hasOnlyASCII { return string.withBytes { String(bytes: $0[start..<end]) } }
      var result = String.UnicodeScalarView()
      // Each came out of a string.
      for value in scalars[start..<end] { if let scalar = Unicode.Scalar(value) { result.append(scalar) } }
      return String(result)
    }
  }
}

extension re.Pattern: Representable, CustomStringConvertible {
  public var repr: String { "re.compile(\(pattern.repr))" }
  public var description: String { repr }
}
