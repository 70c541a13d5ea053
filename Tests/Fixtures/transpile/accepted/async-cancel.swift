import Pythonic

@MainActor func heartbeat(_ interval: Double) async throws {
  var n = 0
  while true {
    try await Asyncio.sleep(.seconds(interval))
    n += 1
    print("beat", n)
  }
}

@MainActor func main() async throws {
  let hb = Task { try await heartbeat(0.3) }
  try await Asyncio.sleep(.seconds(1))
  hb.cancel()
  do {
    try await hb.value
  } catch is CancellationError {
    print("stopped")
  }
}

try await main()
