import Pythonic

func blocking(_ n: Int) -> Int {
  time.sleep(Double(n))
  return n * 10
}

func blocking(_ n: Double) -> Double {
  time.sleep(n)
  return n * 10.0
}

@MainActor func main() async throws {
  let (a, b) =
    (try await Asyncio.gather([
      Task { try await Asyncio.toThread { blocking(1) } }, Task { try await Asyncio.toThread { blocking(2) } },
    ])).unpacked()
  print(a, b)
  let loop = Asyncio.EventLoop()
  let r = try await loop.runInExecutor { blocking(0.5) }
  print(r)
}

try await main()
