import Pythonic

/// How often the tick has come, and how often it had when the wait began.
@MainActor enum Turns {
  static var count = 0
  static var start = 0
}

/// Comes once a turn, before everyone else, as it was the first to come.
@MainActor func tick() async {
  while true {
    Turns.count += 1
    await Task.yield()
  }
}

@MainActor func show(_ row: String) {
  print("\(row): \(Turns.count - Turns.start)")
  Turns.start = Turns.count
}

@MainActor func soon(_ action: () -> Void) async {
  await Task.yield()
  await Task.yield()
  Turns.start = Turns.count
  action()
}

@MainActor func notify(_ condition: Asyncio.Condition) async throws {
  try await condition.withLock {
    await Task.yield()
    Turns.start = Turns.count
    condition.notify()
  }
}

@MainActor func main() async throws {
  let event = Asyncio.Event()
  Task { await soon(event.set) }
  try await event.wait()
  show("an event, from set()")
  try await event.wait()
  show("an event that is set")
  let lock = Asyncio.Lock()
  try await lock.acquire()
  show("a free lock")
  Task { await soon(lock.release) }
  try await lock.acquire()
  show("a lock, from release()")
  let semaphore = Asyncio.Semaphore(1)
  try await semaphore.acquire()
  show("a free semaphore")
  Task { await soon(semaphore.release) }
  try await semaphore.acquire()
  show("a semaphore, from release()")
  let condition = Asyncio.Condition()
  try await condition.acquire()
  Task { try await notify(condition) }
  try await condition.wait()
  show("a condition, from notify() and release()")
}

Task { await tick() }
await Task.yield()
Turns.start = Turns.count

try await main()
