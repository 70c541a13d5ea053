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

@MainActor func value() async -> Int { 1 }

@MainActor func long() async throws { try await Task.sleep(for: .seconds(9)) }

@MainActor func main() async throws {
  _ = await Task { await value() }.value
  show("a new task")
  let finished = Task { await value() }
  _ = await finished.value
  Turns.start = Turns.count
  _ = await finished.value
  show("a finished task")
  async let child = value()
  _ = await child
  show("async let")
  let cancelled = Task { try await long() }
  await Task.yield()
  Turns.start = Turns.count
  cancelled.cancel()
  do { try await cancelled.value } catch is CancellationError {
    show("a cancelled task, from its cancellation")
  }
  _ = try await Asyncio.gather(Task { await value() }, Task { await value() })
  show("gather")
  async let (first, second) = (value(), value())
  _ = await (first, second)
  show("gather, as async let")
  await withTaskGroup { group in
    for _ in 1...2 { group.addTask { await value() } }
    for await _ in group {}
  }
  show("gather, as a task group")
  _ = try await Asyncio.gather(finished, finished)
  show("gather of finished tasks")
  await withDiscardingTaskGroup { group in
    group.addTask { _ = await value() }
    group.addTask { _ = await value() }
  }
  show("a task group")
  _ = try await Asyncio.wait(for: [Task { await value() }, Task { await value() }])
  show("wait")
  for try await nextDone in Asyncio.asCompleted([Task { await value() }]) {
    _ = await nextDone.value
  }
  show("the next that is completed")
  _ = try await Asyncio.shield(Task { await value() })
  show("shield")
}

Task { await tick() }
await Task.yield()
Turns.start = Turns.count

try await main()
