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

func elsewhere() async -> Int { 1 }

actor Account {
  private var amount = 1

  func balance() async -> Int { amount }
  func audited() async -> Int { await balance() }
}

@MainActor func main() async throws {
  _ = await value()
  show("a coroutine")
  _ = await elsewhere()
  show("a coroutine elsewhere")
  let account = Account()
  _ = await account.balance()
  show("a method of an actor")
  _ = await account.audited()
  show("a method of an actor that awaits another of its own")
  let (numbers, continuation) = AsyncStream.makeStream(of: Int.self)
  var generator = numbers.makeAsyncIterator()
  continuation.yield(1)
  _ = await generator.next(isolation: #isolation)
  show("the next of a generator")
  Task { await soon { continuation.yield(2) } }
  _ = await generator.next(isolation: #isolation)
  show("the next of a stream, from its arrival")
  await Task.yield()
  show("a turn")
  try await Task.sleep(for: .zero)
  show("a sleep of no time")
  try await Asyncio.sleep(.zero)
  show("a sleep of no time, of Pythonic")
  Task { await soon { usleep(2_000_000) } }
  try await Task.sleep(for: .seconds(1))
  show("a sleep, from its end")
  Task { await soon { usleep(2_000_000) } }
  try await Asyncio.sleep(.seconds(1))
  show("a sleep, from its end, of Pythonic")
}

Task { await tick() }
await Task.yield()
Turns.start = Turns.count

try await main()
