import Pythonic

@MainActor func work(_ name: String, _ delay: Double) async throws -> Double {
  try await Asyncio.sleep(.seconds(delay))
  print("\(name) done")
  return delay
}

@MainActor func main() async throws {
  var a: Task<Double, any Error>!
  var b: Task<Double, any Error>!
  try await Asyncio.withTaskGroup { tg in
    a = tg.createTask { try await work("a", 0.2) }
    b = tg.createTask { try await work("b", 0.1) }
  }
  print((try await a.value) + (try await b.value))
  do {
    try await Asyncio.withTaskGroup { tg in
      _ = tg.createTask { try await work("c", 0.5) }
      _ = tg.createTask { try await boom() }
    }
  } catch let error as ExceptionGroup {
    print("group:", str(error))
    for e in error.exceptions {
      print(typeName(e), str(e))
    }
  }
}

@MainActor func boom() async throws {
  try await Asyncio.sleep(.seconds(0.1))
  throw ValueError("boom")
}

try await main()
