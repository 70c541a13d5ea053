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

@MainActor func main() async throws {
  let queue = Asyncio.Queue<Int>(maxsize: 1)
  try await queue.put(1)
  show("a put with room")
  _ = try await queue.get()
  show("a get of an element")
  Task { await soon { try? queue.putNowait(2) } }
  _ = try await queue.get()
  show("a get, from put()")
  try await queue.put(3)
  Task { await soon { _ = try? queue.getNowait() } }
  try await queue.put(4)
  show("a put, from get()")
  for _ in 1...3 { queue.taskDone() }
  Task { await soon(queue.taskDone) }
  try await queue.join()
  show("a join, from the last task_done()")
  try await queue.join()
  show("a join of nothing")
}

Task { await tick() }
await Task.yield()
Turns.start = Turns.count

try await main()
