import Testing
import _DiglotBaton

/// The rule for time: one thread runs; it hands the baton on when it blocks; when none can run, time jumps.
@Suite struct BatonTests {
  @Test func `a run starts with one thread that has the baton`() {
    let baton = Baton(now: 7)
    #expect(baton.now == 7)
    #expect(baton.alive == 1)
    #expect(baton.next() == -1)
    #expect(baton.deadline == .max)
    #expect(!baton.jump())
  }

  @Test func `threads get the baton in the order in which they became ready`() {
    let baton = Baton()
    let added = (0..<5).map { _ in baton.add() }
    #expect(added == [1, 2, 3, 4, 5])
    #expect(baton.drained() == added)
  }

  @Test func `waking takes those that waited longest`() {
    let baton = Baton()
    for _ in 0..<4 { _ = baton.add() }
    _ = baton.drained()
    for thread in [3, 1, 4, 2] { baton.block(thread, on: 9) }
    #expect(baton.wake(9, most: 3) == 3)
    #expect(baton.drained() == [3, 1, 4])
    #expect(baton.wake(9) == 1)
    #expect(baton.drained() == [2])
    #expect(baton.wake(9) == 0)
  }

  @Test func `waking leaves waits on other keys alone`() {
    let baton = Baton()
    _ = baton.add()
    _ = baton.add()
    _ = baton.drained()
    baton.block(1, on: 9)
    baton.block(2, on: 8)
    #expect(baton.wake(8) == 1)
    #expect(baton.drained() == [2])
    #expect(!baton.threads[2].timed_out)
  }

  @Test func `equal deadlines keep the order in which the waits began`() {
    let baton = Baton()
    for _ in 0..<3 { _ = baton.add() }
    _ = baton.drained()
    for thread in [2, 3, 1] { baton.block(thread, until: 500) }
    var order: [Int] = []
    while baton.jump() { order += baton.drained() }
    #expect(order == [2, 3, 1])
    #expect(baton.now == 500)
  }

  @Test func `time jumps to the earliest deadline, and says that the wait timed out`() {
    let baton = Baton()
    for _ in 0..<3 { _ = baton.add() }
    _ = baton.drained()
    baton.block(1, until: 300)
    baton.block(2, on: 5, until: 100)
    baton.block(3, on: 5)
    #expect(baton.deadline == 100)
    #expect(baton.jump())
    #expect(baton.now == 100)
    #expect(baton.drained() == [2])
    #expect(baton.threads[2].timed_out)
    #expect(baton.deadline == 300)
    #expect(baton.jump())
    #expect(baton.drained() == [1])
    #expect(!baton.jump(), "thread 3 waits for ever: a deadlock")
  }

  @Test func `a deadline that has passed does not move time back`() {
    let baton = Baton(now: 1_000)
    baton.block(0, until: 400)
    #expect(baton.jump())
    #expect(baton.now == 1_000)
    #expect(baton.drained() == [0])
  }

  @Test func `a wait until the next jump ends with it, behind whoever it is for`() {
    let baton = Baton()
    _ = baton.add()
    _ = baton.add()
    _ = baton.drained()
    baton.block(0)
    baton.threads[0].until_jump = true
    baton.block(1, until: 0)
    #expect(baton.jump())
    #expect(baton.drained() == [1], "what takes no time is no jump")
    baton.block(1, until: 500)
    #expect(baton.deadline == 500)
    #expect(baton.jump())
    #expect(baton.drained() == [1])
    #expect(baton.deadline == 500 && baton.now == 500)
    #expect(baton.jump())
    #expect(baton.drained() == [0])
    #expect(!baton.threads[0].until_jump && baton.deadline == baton.never)
  }

  @Test func `each look at the clock is 1 ns, and 1 us after 1,000 in a row`() {
    let baton = Baton()
    for look in 1...1_000 { #expect(baton.read() == Int64(look)) }
    #expect(baton.read() == 2_000)
    #expect(baton.read() == 3_000)
    baton.block(0, until: 10_000)
    #expect(baton.jump())
    #expect(baton.now == 10_000)
    _ = baton.drained()
    #expect(baton.read() == 10_001, "a jump starts the count again")
  }

  @Test func `a loop that waits for the clock ends`() {
    let baton = Baton()
    var looks = 0
    while baton.read() < 2_000_000_000, looks < 3_000_000 { looks += 1 }
    #expect(looks < 2_001_000)
  }

  @Test func `the end of a thread wakes all who join it`() {
    let baton = Baton()
    for _ in 0..<3 { _ = baton.add() }
    _ = baton.drained()
    baton.block(0, on: 77)
    baton.block(2, on: 77)
    baton.block(3, on: 78)
    baton.finish(1, key: 77)
    #expect(baton.drained() == [0, 2])
    #expect(baton.alive == 3)
    #expect(baton.threads[1].state == DIGLOT_FINISHED)
  }

  @Test func `the slot of a detached thread is used again, that of one to be joined is kept`() {
    let baton = Baton()
    _ = baton.add()
    _ = baton.add()
    _ = baton.drained()
    baton.threads[1].detached = true
    baton.finish(1)
    baton.finish(2)
    #expect(baton.add() == 1)
    #expect(baton.add() == 3)
    #expect(!baton.threads[1].detached)
  }

  @Test func `there is a last slot`() {
    let baton = Baton()
    for slot in 1..<Int(DIGLOT_THREADS) { #expect(baton.add() == slot) }
    #expect(baton.add() == -1)
    #expect(baton.alive == Int(DIGLOT_THREADS))
  }
}
