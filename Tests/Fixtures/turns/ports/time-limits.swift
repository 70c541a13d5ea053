import Foundation
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
  _ = try await Asyncio.waitFor(Task { await value() }, timeout: .seconds(5))
  show("wait_for")
  Task { await soon { usleep(2_000_000) } }
  do { try await Asyncio.waitFor(Task { try await long() }, timeout: .seconds(1)) } catch is Asyncio.TimeoutError {
    show("wait_for, from its time limit")
  }
  _ = try await Asyncio.waitFor(Task { await value() }, timeout: .seconds(5))
  show("timeout")
  Task { await soon { usleep(2_000_000) } }
  do { try await Asyncio.waitFor(Task { try await long() }, timeout: .seconds(1)) } catch is Asyncio.TimeoutError {
    show("timeout, from its time limit")
  }
}

Task { await tick() }
await Task.yield()
Turns.start = Turns.count

try await main()
