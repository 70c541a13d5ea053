import Pythonic
import Synchronization
import Testing

/// Asyncio's primitives on Swift's own executors, on many threads at once. Their order under one loop is the fixtures'.
@Suite(.timeLimit(.minutes(30))) struct AsyncioTests {
  /// So that many tasks run at once.
  private func crowd(_ count: Int, _ body: @escaping @Sendable (Int) async throws -> Void) async throws {
    try await withThrowingTaskGroup { group in
      for index in 0..<count { group.addTask { try await body(index) } }
      try await group.waitForAll()
    }
  }

  @Test func `a lock lets one in at a time`() async throws {
    let lock = Asyncio.Lock()
    let inside = Counter()
    try await crowd(200) { _ in
      for _ in 0..<20 {
        try await lock.withLock {
          #expect(inside.add(1) == 1)
          await Task.yield()
          inside.add(-1)
        }
      }
    }
    #expect(!lock.isLocked)
  }

  @Test func `a lock survives that those who wait for it are cancelled`() async throws {
    let lock = Asyncio.Lock()
    try await lock.acquire()
    let waiting = (0..<200).map { _ in Task { try await lock.withLock { await Task.yield() } } }
    for task in waiting[..<50] { task.cancel() }
    lock.release()
    for (index, task) in waiting.enumerated() where index % 2 == 0 { task.cancel() }
    var cancelled = 0
    for task in waiting {
      do { try await task.value } catch is CancellationError { cancelled += 1 }
    }
    #expect(cancelled >= 50 && cancelled <= 125)
    try await lock.withLock {}
    #expect(!lock.isLocked)
  }

  @Test func `a cancelled task that would have to wait throws, and holds nothing`() async throws {
    let lock = Asyncio.Lock()
    let semaphore = Asyncio.Semaphore(0)
    let queue = Asyncio.Queue<Int>()
    let event = Asyncio.Event()
    try await lock.acquire()
    let waits: [@Sendable () async throws -> Void] = [
      { try await lock.acquire() }, { try await semaphore.acquire() }, { _ = try await queue.get() },
      { try await event.wait() }, { try await Asyncio.sleep(.seconds(600)) },
      { _ = try await Asyncio.shield(Task { try? await Task.sleep(for: .seconds(1)) }) },
    ]
    for wait in waits {
      let task = Task(operation: wait)
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
    lock.release()
    try await lock.acquire()
    semaphore.release()
    try await semaphore.acquire()
  }

  @Test func `a semaphore lets no more in than it says, and loses none to cancellation`() async throws {
    let semaphore = Asyncio.Semaphore(3)
    let inside = Counter()
    let tasks = (0..<300).map { _ in
      Task {
        try await semaphore.withPermit {
          #expect(inside.add(1) <= 3)
          await Task.yield()
          inside.add(-1)
        }
      }
    }
    for (index, task) in tasks.enumerated() where index % 3 == 0 { task.cancel() }
    for task in tasks { _ = await task.result }
    for _ in 0..<3 { try await semaphore.acquire() }
    #expect(semaphore.isLocked)
  }

  @Test func `a queue hands each element to one task`() async throws {
    let queue = Asyncio.Queue<Int>(maxsize: 3)
    let sum = Counter()
    let consumers = (0..<20).map { _ in
      Task {
        while true {
          sum.add(try await queue.get())
          queue.taskDone()
        }
      }
    }
    try await crowd(50) { index in for _ in 0..<20 { try await queue.put(index) } }
    for task in consumers[..<10] { task.cancel() }
    try await queue.join()
    #expect(sum.value == 20 * (0..<50).reduce(0, +))
    for task in consumers { task.cancel() }
    for task in consumers { await #expect(throws: CancellationError.self) { try await task.value } }
    #expect(queue.isEmpty)
  }

  @Test func `a queue says when it is full or empty`() throws {
    let queue = Asyncio.Queue<Int>(maxsize: 1)
    #expect(throws: Asyncio.QueueEmpty()) { try queue.getNowait() }
    try queue.putNowait(1)
    #expect(queue.isFull && queue.count == 1)
    #expect(throws: Asyncio.QueueFull()) { try queue.putNowait(2) }
    #expect(try queue.getNowait() == 1)
  }

  @Test func `a condition wakes those who wait, with the lock held`() async throws {
    let condition = Asyncio.Condition()
    let left = Counter()
    let takers = (0..<50).map { _ in
      Task {
        try await condition.withLock {
          try await condition.wait { left.value > 0 }
          #expect(condition.isLocked)
          left.add(-1)
        }
      }
    }
    takers[7].cancel()
    for _ in 0..<50 {
      try await condition.withLock {
        left.add(1)
        condition.notify()
      }
    }
    try await condition.withLock { condition.notifyAll() }
    for (index, taker) in takers.enumerated() where index != 7 { try await taker.value }
    // The cancelled one throws, unless it needed no wait.
    let isCancelled = if case .failure = await takers[7].result { true } else { false }
    #expect(left.value == (isCancelled ? 1 : 0))
  }

  @Test func `an event wakes all, and lets later ones pass until it is cleared`() async throws {
    let event = Asyncio.Event()
    let waiting = (0..<100).map { _ in Task { try await event.wait() } }
    event.set()
    for task in waiting { try await task.value }
    try await event.wait()
    event.clear()
    #expect(!event.isSet)
  }

  struct Failed: Error, Equatable {}

  @Test func `gather returns values in order, of one type or of several`() async throws {
    let numbers = try await Asyncio.gather((0..<100).map { n in Task { n } })
    #expect(numbers == Array(0..<100))
    let (word, number) = try await Asyncio.gather(Task { "one" }, Task { 1 })
    #expect(word == "one" && number == 1)
    #expect(try await Asyncio.gather([Task<Int, Never>]()) == [])
  }

  @Test func `gather throws the first error, and lets the others go on`() async throws {
    let event = Asyncio.Event()
    let slow = Task { try await event.wait() }
    await #expect(throws: Failed()) { try await Asyncio.gather([slow, Task { throw Failed() }]) }
    #expect(!slow.isCancelled)
    event.set()
    try await slow.value
    let results = try await Asyncio.gatherResults([slow, Task { throw Failed() }])
    #expect(results.map { (try? $0.get()) != nil } == [true, false])
  }

  @Test func `gather that is cancelled cancels its tasks`() async throws {
    let event = Asyncio.Event()
    let inner = Task { try await event.wait() }
    let outer = Task { try await Asyncio.gather([inner]) }
    outer.cancel()
    await #expect(throws: CancellationError.self) { try await outer.value }
    #expect(inner.isCancelled)
  }

  @Test func `waitFor gives the value, the error or TimeoutError`() async throws {
    #expect(try await Asyncio.waitFor(Task { 1 }, timeout: .seconds(600)) == 1)
    await #expect(throws: Failed()) {
      try await Asyncio.waitFor(Task<Int, any Error> { throw Failed() }, timeout: .seconds(600))
    }
    let late = Task { try await Task.sleep(for: .seconds(600)) }
    await #expect(throws: Asyncio.TimeoutError()) { try await Asyncio.waitFor(late, timeout: .milliseconds(1)) }
    #expect(late.isCancelled)
  }

  @Test func `wait tells who is done, and asCompleted who is next`() async throws {
    let event = Asyncio.Event()
    let tasks = [Task { try await event.wait() }, Task {}]
    let (done, pending) = try await Asyncio.wait(for: tasks, returnWhen: .firstCompleted)
    #expect(done == [tasks[1]] && pending == [tasks[0]])
    var order: [Int] = []
    for try await next in Asyncio.asCompleted(tasks) {
      order.append(next == tasks[0] ? 0 : 1)
      event.set()
    }
    #expect(order == [1, 0])
  }

  @Test func `a shielded task goes on when its caller is cancelled`() async throws {
    let event = Asyncio.Event()
    let inner = Task { try await event.wait() }
    let outer = Task { try await Asyncio.shield(inner) }
    outer.cancel()
    await #expect(throws: CancellationError.self) { try await outer.value }
    #expect(!inner.isCancelled)
    event.set()
    try await inner.value
  }
}

/// A number that many tasks change.
private final class Counter: Sendable {
  private let number = Mutex(0)
  var value: Int { number.withLock { $0 } }

  @discardableResult func add(_ difference: Int) -> Int {
    number.withLock { number in
      number += difference
      return number
    }
  }
}
