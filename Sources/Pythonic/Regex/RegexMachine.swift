/// Runs a program on a text: goes on with the first of what it may do, and comes back for the others.
///
/// All that it changes on its way stands on one stack, so that it can be undone; neither deep patterns nor long texts
/// use the stack of the thread.
struct RegexMachine {
  private struct Frame {
    enum Kind { case choice, greedyRun, lazyRun, lazyLoop, slot, counter, lastPosition }
    var kind: Kind
    /// The instruction to go on with, or what is restored.
    var a: Int
    /// The position, or the old value.
    var b: Int
    /// The position at which a run ends at least, or how much further it may go.
    var c: Int = 0

    /// Whether it is a way to go on, and no value to put back.
    var isChoice: Bool {
      switch kind {
      case .choice, .greedyRun, .lazyRun, .lazyLoop: true
      case .slot, .counter, .lastPosition: false
      }
    }
  }

  let program: RegexProgram
  let text: [UInt32]
  let end: Int
  /// Whether a match must reach the end.
  var isFull = false
  /// A match that begins here must not be empty.
  var mustAdvanceFrom: Int?
  /// Where the groups begin and end; -1 if they took no part.
  private(set) var slots: [Int]
  private var counters: [Int]
  private var lastPositions: [Int]
  private var stack: [Frame] = []
  private var steps = 0

  init(_ program: RegexProgram, _ text: [UInt32], end: Int, groups: Int) {
    self.program = program
    self.text = text
    self.end = end
    slots = Array(repeating: -1, count: 2 * groups + 2)
    counters = Array(repeating: 0, count: program.counters)
    lastPositions = Array(repeating: -1, count: program.counters)
  }

  /// Where a match that begins at `start` ends; nil if there is none.
  mutating func match(at start: Int) -> Int? {
    for index in slots.indices { slots[index] = -1 }
    stack.removeAll(keepingCapacity: true)
    guard let stop = run(0, start, isTop: true, start: start) else { return nil }
    slots[0] = start
    slots[1] = stop
    return stop
  }

  /// The first match that begins at `start` or behind it.
  mutating func search(from start: Int) -> Bool {
    let first = program.first
    var position = start
    while position <= end {
      if let first {
        while position < end, text[position] != first { position += 1 }
        if position == end { return false }
      }
      if match(at: position) != nil { return true }
      if program.isAnchored { return false }
      mustAdvanceFrom = nil
      position += 1
    }
    return false
  }

  private mutating func run(_ entry: Int, _ begin: Int, isTop: Bool, start: Int) -> Int? {
    let base = stack.count
    var pc = entry
    var position = begin
    while true {
      steps += 1
      if steps > re.stepLimit { stop(RuntimeError("a regular expression took more than \(re.stepLimit) steps")) }
      var fails = false
      switch program.instructions[pc] {
      case .accept:
        if !isTop || (!isFull || position == end) && !(mustAdvanceFrom == start && position == start) {
          return position
        }
        fails = true
      case .scalar, .foldedScalar, .any, .set:
        if position < end && matches(pc, text[position]) { position += 1 } else { fails = true }
        pc += 1
      case .choice(let here, let there):
        stack.append(Frame(kind: .choice, a: there, b: position))
        pc = here
      case .jump(let next): pc = next
      case .save(let slot):
        stack.append(Frame(kind: .slot, a: slot, b: slots[slot]))
        slots[slot] = position
        pc += 1
      case .assertion(let assertion):
        if holds(assertion, position) { pc += 1 } else { fails = true }
      case .backreference(let group, let isFolded):
        if let next = repeated(group, position, isFolded) { position = next } else { fails = true }
        pc += 1
      case .look(let behind, let isNegative, let next):
        let from = position - (behind ?? 0)
        let below = stack.count
        let isFound = from >= 0 && run(pc + 1, from, isTop: false, start: start) != nil
        if isFound { settle(below, undo: isNegative) }
        if isFound == isNegative { fails = true } else { pc = next }
      case .atomic(let next):
        let below = stack.count
        if let stop = run(pc + 1, position, isTop: false, start: start) {
          settle(below, undo: false)
          position = stop
          pc = next
        } else {
          fails = true
        }
      case .branch(let group, let other): pc = slots[2 * group + 1] < 0 ? other : pc + 1
      case .run(let min, let max, let kind):
        let one = pc + 1
        pc += 2
        if let next = run(one, position, min, max, kind) { position = next } else { fails = true }
      case .enter(let counter):
        change(counter, to: 0, position: -1)
        pc += 1
      case .loop(let counter, let body, let min, let max, let isLazy):
        let count = counters[counter]
        if count < min {
          change(counter, to: count + 1, position: position)
          pc = body
        } else if count >= max || position == lastPositions[counter] {
          pc += 1
        } else if isLazy {
          stack.append(Frame(kind: .lazyLoop, a: pc, b: position))
          pc += 1
        } else {
          stack.append(Frame(kind: .choice, a: pc + 1, b: position))
          change(counter, to: count + 1, position: position)
          pc = body
        }
      }
      if !fails { continue }
      guard let (next, place) = backtrack(to: base) else { return nil }
      (pc, position) = (next, place)
    }
  }

  private mutating func change(_ counter: Int, to count: Int, position: Int) {
    stack.append(Frame(kind: .counter, a: counter, b: counters[counter]))
    stack.append(Frame(kind: .lastPosition, a: counter, b: lastPositions[counter]))
    counters[counter] = count
    lastPositions[counter] = position
  }

  /// Undoes what was done since the last choice that is left, and takes it.
  private mutating func backtrack(to base: Int) -> (Int, Int)? {
    while stack.count > base {
      let frame = stack.removeLast()
      switch frame.kind {
      case .choice: return (frame.a, frame.b)
      case .slot, .counter, .lastPosition: restore(frame)
      case .greedyRun:
        if frame.b - 1 > frame.c { stack.append(Frame(kind: .greedyRun, a: frame.a, b: frame.b - 1, c: frame.c)) }
        return (frame.a, frame.b - 1)
      case .lazyLoop:
        guard case .loop(let counter, let body, _, _, _) = program.instructions[frame.a] else { continue }
        change(counter, to: counters[counter] + 1, position: frame.b)
        return (body, frame.b)
      case .lazyRun:
        guard frame.b < end, matches(frame.a - 1, text[frame.b]) else { continue }
        if frame.c > 1 { stack.append(Frame(kind: .lazyRun, a: frame.a, b: frame.b + 1, c: frame.c - 1)) }
        return (frame.a, frame.b + 1)
      }
    }
    return nil
  }

  /// Drops the choices above a place of the stack, and undoes what was noted there or keeps the way to undo it.
  private mutating func settle(_ below: Int, undo: Bool) {
    if undo {
      while stack.count > below { restore(stack.removeLast()) }
      return
    }
    var kept = below
    for index in below..<stack.count where !stack[index].isChoice {
      stack[kept] = stack[index]
      kept += 1
    }
    stack.removeSubrange(kept...)
  }

  /// Puts back what a frame has the old value of; a choice has none.
  private mutating func restore(_ frame: Frame) {
    switch frame.kind {
    case .slot: slots[frame.a] = frame.b
    case .counter: counters[frame.a] = frame.b
    case .lastPosition: lastPositions[frame.a] = frame.b
    case .choice, .greedyRun, .lazyRun, .lazyLoop: break
    }
  }

  /// A run of single scalars; where it may end otherwise is noted.
  private mutating func run(
    _ one: Int, _ position: Int, _ min: Int, _ max: Int, _ kind: RegexNode.RepeatKind
  ) -> Int? {
    let wanted = kind == .lazy ? min : max
    let limit = Swift.min(end, position + Swift.min(wanted, end - position))
    var stop = position
    while stop < limit && matches(one, text[stop]) { stop += 1 }
    steps += stop - position
    if stop - position < min { return nil }
    switch kind {
    case .greedy:
      if stop > position + min { stack.append(Frame(kind: .greedyRun, a: one + 1, b: stop, c: position + min)) }
    case .lazy:
      if max > min { stack.append(Frame(kind: .lazyRun, a: one + 1, b: stop, c: max - min)) }
    case .possessive: break
    }
    return stop
  }

  private func matches(_ pc: Int, _ value: UInt32) -> Bool {
    switch program.instructions[pc] {
    case .scalar(let wanted): value == wanted
    case .foldedScalar(let wanted): equalsFolded(value, wanted)
    case .any(let isAll): isAll || value != 10
    case .set(let number): program.sets[number].contains(value)
    default: false
    }
  }

  private func holds(_ assertion: RegexAssertion, _ position: Int) -> Bool {
    switch assertion {
    case .start: position == 0
    case .startOfLine: position == 0 || text[position - 1] == 10
    case .end: position == end
    case .endBeforeLastBreak: position == end || position == end - 1 && text[position] == 10
    case .endOfLine: position == end || text[position] == 10
    case .wordBoundary(let isASCII): isBoundary(position, isASCII)
    case .noWordBoundary(let isASCII): end > 0 && !isBoundary(position, isASCII)
    }
  }

  private func isBoundary(_ position: Int, _ isASCII: Bool) -> Bool {
    let before = position > 0 && belongs(text[position - 1], to: .word, isASCII: isASCII)
    let after = position < end && belongs(text[position], to: .word, isASCII: isASCII)
    return before != after
  }

  /// Where what a group matched ends when it comes again.
  private func repeated(_ group: Int, _ position: Int, _ isFolded: Bool) -> Int? {
    let (from, to) = (slots[2 * group], slots[2 * group + 1])
    guard from >= 0, to >= from, position + to - from <= end else { return nil }
    for offset in 0..<(to - from) {
      let (a, b) = (text[from + offset], text[position + offset])
      if a != b && !(isFolded && simpleLower(a) == simpleLower(b)) { return nil }
    }
    return position + to - from
  }
}
