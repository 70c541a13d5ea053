extension re {
  /// Python's `re.Match`: where a pattern and its groups matched.
  public struct Match: Sendable {
    let subject: Subject
    let slots: [Int]
    let names: [(name: String, group: Int)]

    init(_ pattern: Pattern, _ subject: Subject, _ slots: [Int]) {
      self.subject = subject
      self.slots = slots
      names = pattern.names
    }

    /// The text that was searched.
    public var string: String { subject.string }

    /// Python's `m.group(n)`; the group must have taken part, else see `groupOrNil`.
    public func group(_ number: Int = 0) -> String { part(groupOrNil(number), "\(number)") }
    public func group(_ name: String) -> String { part(groupOrNil(name), name) }

    /// Python's `m.group(a, b, …)`.
    public func group(_ first: Int, _ second: Int, _ others: Int...) -> TupleOf<String> {
      TupleOf(([first, second] + others).map { group($0) })
    }

    /// Python's `m.group(n)`: nil if it took no part.
    public func groupOrNil(_ number: Int) -> String? {
      let number = checked(number)
      return slots[2 * number] < 0 || slots[2 * number + 1] < 0
        ? nil : subject.text(slots[2 * number], slots[2 * number + 1])
    }

    public func groupOrNil(_ name: String) -> String? { groupOrNil(number(name)) }

    /// Python's `m[n]`.
    public subscript(number: Int) -> String { group(number) }
    public subscript(name: String) -> String { group(name) }

    private func part(_ text: String?, _ name: String) -> String {
      guard let text else { stop(TypeError("group \(name) took no part in the match: groupOrNil")) }
      return text
    }

    private func checked(_ number: Int) -> Int {
      if number < 0 || 2 * number >= slots.count { stop(IndexError("no such group")) }
      return number
    }

    private func number(_ name: String) -> Int {
      guard let group = names.first(where: { $0.name == name })?.group else { stop(IndexError("no such group")) }
      return group
    }

    /// Python's `m.groups()`; all groups must have taken part, else see `groupsOrNil`.
    public func groups() -> TupleOf<String> { TupleOf((1..<(slots.count / 2)).map { group($0) }) }

    /// Python's `m.groups()`, with nil for a group that took no part.
    public func groupsOrNil() -> TupleOf<String?> { TupleOf((1..<(slots.count / 2)).map { groupOrNil($0) }) }

    /// Python's `m.groups(default)`.
    public func groups(_ default: String) -> TupleOf<String> {
      TupleOf((1..<(slots.count / 2)).map { groupOrNil($0) ?? `default` })
    }

    /// Python's `m.groupdict()`.
    public func groupdict() -> Dict<String, String?> { Dict(names.map { ($0.name, groupOrNil($0.group)) }) }

    /// Python's `m.start(n)`, in code points; -1 if the group took no part.
    public func start(_ number: Int = 0) -> Int { slots[2 * checked(number)] }
    public func start(_ name: String) -> Int { start(number(name)) }

    /// Python's `m.end(n)`.
    public func end(_ number: Int = 0) -> Int { slots[2 * checked(number) + 1] }
    public func end(_ name: String) -> Int { end(number(name)) }

    /// Python's `m.span(n)`.
    public func span(_ number: Int = 0) -> TupleOf<Int> { [start(number), end(number)] }

    /// Python's `m.expand(template)`.
    public func expand(_ template: String) -> String {
      orStop { try ReplacementTemplate(template, groups: slots.count / 2 - 1, names).expand(self) }
    }
  }
}

extension re.Match: Representable, CustomStringConvertible, TruthValue {
  public var repr: String { "<re.Match object; span=(\(start()), \(end())), match=\(group().repr)>" }
  public var description: String { repr }
  public var isTrue: Bool { true }
}
