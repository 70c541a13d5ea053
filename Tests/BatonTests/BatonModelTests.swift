import Testing
import _DiglotBaton

/// The same rules without a single trick: arrays, sorted when asked.
private struct NaiveBaton {
  struct Wait {
    var thread: Int
    var key: UInt
    var deadline: Int64
  }

  var now: Int64 = 0
  var looks = 0
  var ready: [Int] = []
  /// In the order in which the waits began.
  var waits: [Wait] = []
  var running: Set<Int> = [0]
  /// The threads of slots that may not be used again.
  var used: Set<Int> = [0]

  mutating func read() -> Int64 {
    looks += 1
    now += looks > 1_000 ? 1_000 : 1
    return now
  }

  mutating func add() -> Int {
    var slot = 1
    while used.contains(slot) { slot += 1 }
    used.insert(slot)
    ready.append(slot)
    return slot
  }

  mutating func block(_ thread: Int, on key: UInt, until deadline: Int64) {
    running.remove(thread)
    waits.append(Wait(thread: thread, key: key, deadline: deadline))
  }

  mutating func wake(_ key: UInt, most: Int) -> Int {
    let woken = waits.filter { $0.key == key }.prefix(most).map(\.thread)
    waits.removeAll { woken.contains($0.thread) }
    ready += woken
    return woken.count
  }

  mutating func finish(_ thread: Int, key: UInt, detached: Bool) {
    running.remove(thread)
    if detached { used.remove(thread) }
    _ = wake(key, most: .max)
  }

  mutating func next() -> Int {
    if ready.isEmpty { return -1 }
    let thread = ready.removeFirst()
    running.insert(thread)
    return thread
  }

  var deadline: Int64 { waits.map(\.deadline).min() ?? .max }

  mutating func jump() -> Bool {
    guard deadline < .max, let first = waits.firstIndex(where: { $0.deadline == deadline }) else { return false }
    if deadline > now { (now, looks) = (deadline, 0) }
    ready.append(waits.remove(at: first).thread)
    return true
  }
}

/// SplitMix64: the same operations at every run.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

@Suite struct BatonModelTests {
  @Test(arguments: 1...40)
  func `any sequence of operations goes as in a naive model`(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let baton = Baton()
    var model = NaiveBaton()
    for _ in 0..<2_000 {
      let thread = model.running.sorted().randomElement(using: &random)
      let key = UInt.random(in: 1...4, using: &random)
      switch Int.random(in: 0..<9, using: &random) {
      case 0 where model.used.count < 40: #expect(baton.add() == model.add())
      case 1: #expect(baton.read() == model.read())
      case 2, 3:
        guard let thread else { continue }
        let wait = Int64.random(in: 0...20, using: &random)
        let deadline = wait == 0 ? .max : model.now + wait * 100 - 100
        let blockedOn = wait == 0 || Bool.random(using: &random) ? key : 0
        baton.block(thread, on: blockedOn, until: deadline)
        model.block(thread, on: blockedOn, until: deadline)
      case 4:
        let most = Int.random(in: 1...3, using: &random)
        #expect(baton.wake(key, most: most) == model.wake(key, most: most))
      case 5:
        guard let thread, thread > 0 else { continue }
        let detached = Bool.random(using: &random)
        baton.threads[thread].detached = detached
        baton.finish(thread, key: key)
        model.finish(thread, key: key, detached: detached)
      case 6 where model.ready.isEmpty: #expect(baton.jump() == model.jump())
      default: #expect(baton.next() == model.next())
      }
      try #require(baton.now == model.now)
      try #require(baton.deadline == model.deadline)
    }
    while !model.ready.isEmpty { try #require(baton.next() == model.next()) }
    #expect(baton.next() == -1)
  }
}
