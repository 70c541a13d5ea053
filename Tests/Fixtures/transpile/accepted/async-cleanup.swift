import Pythonic

@MainActor func save(_ name: String) async throws {
  try await Asyncio.sleep(.seconds(0.2))
  print("saved", name)
}

@MainActor func worker(_ name: String) async throws -> String {
  do {
    do {
      try await Asyncio.sleep(.seconds(10))
    } catch is CancellationError {
      try await Asyncio.shielded { try await save(name) }
      let result = "partial"
      try await Asyncio.shielded { try await Asyncio.sleep(.seconds(0.1)) }
      print("bye", name)
      return result
    }
  } catch {
    try await Asyncio.shielded { try await Asyncio.sleep(.seconds(0.1)) }
    print("bye", name)
    throw error
  }
  try await Asyncio.shielded { try await Asyncio.sleep(.seconds(0.1)) }
  print("bye", name)
  return "full"
}

@MainActor func main() async throws {
  let t = Task { try await worker("w") }
  try await Asyncio.sleep(.seconds(0.5))
  t.cancel()
  print(try await t.value)
}

try await main()
