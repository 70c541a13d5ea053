import Pythonic

@MainActor func setAfter(_ fut: Asyncio.Future<String>, _ delay: Int, _ value: String) async throws {
  try await Asyncio.sleep(.seconds(delay))
  try fut.setResult(value)
}

@MainActor func main() async throws {
  let loop = Asyncio.EventLoop()
  let fut: Asyncio.Future<String> = Asyncio.Future()
  _ = Task { try await setAfter(fut, 1, "... world") }
  print("hello ...")
  print(try await fut.value)
}

try await main()
