import Foundation

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

@MainActor func main() async {
  await withCheckedContinuation { continuation in
    Thread {
      MainActor.assumeIsolated { Turns.start = Turns.count }
      continuation.resume()
    }.start()
  }
  show("a thread, from its end")
}

Task { await tick() }
await Task.yield()
Turns.start = Turns.count

await main()
