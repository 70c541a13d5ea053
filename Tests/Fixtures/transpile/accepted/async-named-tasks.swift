import Pythonic

@MainActor func work(_ n: Int) async throws -> Int {
  try await Asyncio.sleep(.seconds(truediv(n, 10)))
  print(n)
  return n
}

@MainActor func main() async throws {
  var first: Asyncio.Job<Int>!
  var second: Asyncio.Job<Int>!
  try await Asyncio.withTaskGroup { group in
    first = group.createJob(name: "slow") { try await work(2) }
    let coro = Asyncio.Coroutine { try await work(1) }
    second = group.createJob(name: "quick") { try await coro() }
  }
  print(try first.result() + second.result(), str(first.isDone), second.name)
}

try await Asyncio.run { try await main() }
