/// A pattern as instructions for the machine.
struct RegexProgram: Sendable {
  enum Instruction: Sendable {
    case scalar(UInt32)
    case foldedScalar(UInt32)
    case any(isAll: Bool)
    /// The number of a set.
    case set(Int)
    /// Goes on here or, if that fails, there.
    case choice(Int, Int)
    case jump(Int)
    /// Notes the position in a slot.
    case save(Int)
    case assertion(RegexAssertion)
    case backreference(Int, isFolded: Bool)
    /// The body follows and ends with `accept`.
    case look(behind: Int?, isNegative: Bool, next: Int)
    case atomic(next: Int)
    /// Goes there if a group took no part.
    case branch(group: Int, else: Int)
    /// As many as possible, or as few, of the one instruction that follows.
    case run(min: Int, max: Int, RegexNode.RepeatKind)
    /// Begins a loop: the counter starts anew.
    case enter(Int)
    /// Another round, which begins there, or on.
    case loop(Int, body: Int, min: Int, max: Int, isLazy: Bool)
    case accept
  }

  var instructions: [Instruction] = []
  var sets: [RegexSet] = []
  var counters = 0

  init(_ node: RegexNode) {
    add(node)
    instructions.append(.accept)
  }

  /// The scalar with which each match begins, if there is one.
  var first: UInt32? {
    for instruction in instructions {
      switch instruction {
      case .save: continue
      case .scalar(let value): return value
      case .run(let min, _, _) where min > 0: continue
      default: return nil
      }
    }
    return nil
  }

  /// Whether matches begin at the start of the text only.
  var isAnchored: Bool {
    if case .assertion(.start)? = instructions.first { return true }
    return false
  }

  private mutating func add(_ node: RegexNode) {
    switch node {
    case .empty: break
    case .scalar(let value): instructions.append(.scalar(value))
    case .foldedScalar(let value): instructions.append(.foldedScalar(value))
    case .any(let isAll): instructions.append(.any(isAll: isAll))
    case .set(let set):
      sets.append(set)
      instructions.append(.set(sets.count - 1))
    case .sequence(let nodes): for node in nodes { add(node) }
    case .alternatives(let nodes): add(alternatives: nodes)
    case .group(let number, let node):
      instructions.append(.save(2 * number))
      add(node)
      instructions.append(.save(2 * number + 1))
    case .repeat(let node, let min, let max, let kind): add(node, min, max, kind)
    case .assertion(let assertion): instructions.append(.assertion(assertion))
    case .backreference(let group, let isFolded): instructions.append(.backreference(group, isFolded: isFolded))
    case .look(let node, let behind, let isNegative):
      let at = reserve()
      add(node)
      instructions.append(.accept)
      instructions[at] = .look(behind: behind, isNegative: isNegative, next: instructions.count)
    case .atomic(let node):
      let at = reserve()
      add(node)
      instructions.append(.accept)
      instructions[at] = .atomic(next: instructions.count)
    case .conditional(let group, let yes, let no):
      let at = reserve()
      add(yes)
      let end = reserve()
      instructions[at] = .branch(group: group, else: instructions.count)
      add(no)
      instructions[end] = .jump(instructions.count)
    }
  }

  private mutating func reserve() -> Int {
    instructions.append(.accept)
    return instructions.count - 1
  }

  private mutating func add(alternatives nodes: [RegexNode]) {
    var ends: [Int] = []
    for node in nodes.dropLast() {
      let at = reserve()
      add(node)
      ends.append(reserve())
      instructions[at] = .choice(at + 1, instructions.count)
    }
    if let last = nodes.last { add(last) }
    for end in ends { instructions[end] = .jump(instructions.count) }
  }

  private mutating func add(_ node: RegexNode, _ min: Int, _ max: Int, _ kind: RegexNode.RepeatKind) {
    if max == 0 { return }
    if node.isSingle {
      instructions.append(.run(min: min, max: max, kind))
      add(node)
      return
    }
    if kind == .possessive {
      add(.atomic(.repeat(node, min: min, max: max, .greedy)))
      return
    }
    if min == 0 && max == 1 {
      let at = reserve()
      add(node)
      let next = instructions.count
      instructions[at] = kind == .lazy ? .choice(next, at + 1) : .choice(at + 1, next)
      return
    }
    let counter = counters
    counters += 1
    instructions.append(.enter(counter))
    let jump = reserve()
    let body = instructions.count
    add(node)
    instructions[jump] = .jump(instructions.count)
    instructions.append(.loop(counter, body: body, min: min, max: max, isLazy: kind == .lazy))
  }
}
