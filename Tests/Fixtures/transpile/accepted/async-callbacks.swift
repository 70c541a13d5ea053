import Pythonic

@MainActor final class Countdown {
  var left: Int

  init(_ start: Int) {
    self.left = start
  }

  func makeAsyncIterator() -> Countdown {
    self
  }

  func next() async throws -> Int? {
    if self.left == 0 {
      return nil
    }
    try await Task.sleep(for: .seconds(0.1))
    self.left -= 1
    return self.left
  }
}

@MainActor func answer() async throws -> Int {
  try await Task.sleep(for: .seconds(0.3))
  return 42
}

@MainActor func main() async throws {
  let loop = Asyncio.EventLoop()
  _ = loop.callLater(.seconds(0.2)) { print("later") }
  _ = loop.callSoon { print("soon") }
  let task = Asyncio.Job(name: "answer") { try await answer() }
  task.addDoneCallback { done in print(done.name, try done.result()) }
  let steps = try await {
    var result: [Int] = []
    let iterator2 = Countdown(3).makeAsyncIterator()
    for try await left in Asyncio.Steps({ try await iterator2.next() }) {
      result.append(left)
    }
    return result
  }()
  print(str(steps))
  _ = try await task.value
  try await Asyncio.sleep(.seconds(0))
  let queue: Asyncio.Queue<Tuple<Int, String>> = Asyncio.Queue.priority()
  for job in [Tuple(3, "c"), Tuple(1, "a"), Tuple(2, "b")] {
    try queue.putNowait(job)
  }
  while !queue.isEmpty {
    print(str(try await queue.get()))
  }
}

try await Asyncio.run { try await main() }
