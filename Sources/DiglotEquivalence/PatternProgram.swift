/// A pattern as steps that are all tried at once (Ken Thompson, "Regular Expression Search Algorithm", 1968): the time is
/// the length of the line times the number of steps, whatever the pattern. A backtracking engine takes minutes for
/// `(a+)+` on a line of thirty characters.
struct PatternProgram {
  /// The most steps that a pattern may come to.
  static let sizeLimit = 5_000

  private enum Step {
    case one(ScalarTest)
    /// Go on at both.
    case split(Int, Int)
    case jump(Int)
    case start, end
    case match
  }

  private var steps: [Step] = []

  init(_ node: PatternNode) throws(PatternProblem) {
    try add(node)
    try append(.match)
  }

  private mutating func append(_ step: Step) throws(PatternProblem) {
    guard steps.count < Self.sizeLimit else { throw PatternProblem(message: "it repeats too much: write it shorter") }
    steps.append(step)
  }

  private mutating func add(_ node: PatternNode) throws(PatternProblem) {
    switch node {
    case .one(let test): try append(.one(test))
    case .start: try append(.start)
    case .end: try append(.end)
    case .sequence(let parts): for part in parts { try add(part) }
    case .choice(let choices): try add(choices[...])
    case .repeated(let node, let least, let most):
      for _ in 0..<least { try add(node) }
      guard let most else {
        let split = steps.count
        try append(.jump(split + 1))
        try add(node)
        try append(.jump(split))
        steps[split] = .split(split + 1, steps.count)
        return
      }
      var splits: [Int] = []
      for _ in least..<most {
        splits.append(steps.count)
        try append(.jump(0))
        try add(node)
      }
      for split in splits { steps[split] = .split(split + 1, steps.count) }
    }
  }

  private mutating func add(_ choices: ArraySlice<PatternNode>) throws(PatternProblem) {
    guard let first = choices.first else { return }
    guard choices.count > 1 else { return try add(first) }
    let split = steps.count
    try append(.jump(0))
    try add(first)
    let jump = steps.count
    try append(.jump(0))
    steps[split] = .split(split + 1, steps.count)
    try add(choices.dropFirst())
    steps[jump] = .jump(steps.count)
  }

  /// Whether the pattern matches the whole of a line.
  func matches(_ line: some Collection<Unicode.Scalar>) -> Bool {
    var seen = [Int](repeating: -1, count: steps.count)
    var current: [Int] = []
    var position = 0
    var isAtEnd = line.isEmpty
    reach(0, &current, &seen, position, isAtEnd)
    var index = line.startIndex
    while index != line.endIndex, !current.isEmpty {
      let scalar = line[index]
      line.formIndex(after: &index)
      position += 1
      isAtEnd = index == line.endIndex
      var following: [Int] = []
      for step in current {
        if case .one(let test) = steps[step], test.takes(scalar) {
          reach(step + 1, &following, &seen, position, isAtEnd)
        }
      }
      current = following
    }
    return isAtEnd && current.contains { if case .match = steps[$0] { true } else { false } }
  }

  /// Adds the steps that take a character, or match, and that can be reached without one. Each once: `seen` holds the
  /// position at which a step was last reached.
  private func reach(_ step: Int, _ list: inout [Int], _ seen: inout [Int], _ position: Int, _ isAtEnd: Bool) {
    var pending = [step]
    while let step = pending.popLast() {
      guard seen[step] != position else { continue }
      seen[step] = position
      switch steps[step] {
      case .one, .match: list.append(step)
      case .jump(let next): pending.append(next)
      case .split(let first, let second): pending += [second, first]
      case .start: if position == 0 { pending.append(step + 1) }
      case .end: if isAtEnd { pending.append(step + 1) }
      }
    }
  }
}
