import Pythonic

@MainActor func racer(_ barrier: Asyncio.Barrier, _ number: Int) async throws {
  try await Asyncio.sleep(.seconds(truediv(number, 10)))
  print("ready", number, barrier.waitingCount)
  let place = try await barrier.wait()
  print("go", number, place)
  do {
    _ = try await barrier.wait()
    print("again", number)
  }
}

@MainActor func waiter(_ barrier: Asyncio.Barrier) async throws {
  do {
    _ = try await barrier.wait()
  } catch let error where error.isA(BrokenBarrierError.self) {
    print("broken", str(barrier.isBroken))
  }
}

@MainActor func main() async throws {
  let barrier = Asyncio.Barrier(3)
  _ = try await Asyncio.gather((0..<3).map { number in Asyncio.Coroutine { try await racer(barrier, number) } })
  let task = Task { try await waiter(barrier) }
  try await Task.sleep(for: .seconds(1))
  try await barrier.abort()
  try await task.value
}

try await main()
