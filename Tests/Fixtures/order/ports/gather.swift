import Pythonic

struct ValueError: Error, CustomStringConvertible {
  let description: String
}

@MainActor func ticker(_ name: String) async {
  for i in 0..<6 {
    print(name, i)
    await Task.yield()
  }
}

@MainActor func quick(_ n: Int) async -> Int { n }

@MainActor func slow(_ n: Int) async throws -> Int {
  try await Task.sleep(for: .seconds(1))
  Task { await ticker("tick") }
  return n
}

@MainActor func failing() async throws -> Int {
  try await Task.sleep(for: .seconds(1))
  throw ValueError(description: "no")
}

Task { await ticker("start") }
print(try await Asyncio.gather([Task { await quick(1) }, Task { await quick(2) }]))
let (three, four, five) = try await Asyncio.gather(
  Task { try await slow(3) }, Task { await quick(4) }, Task { try await slow(5) })
print([three, four, five])
let late = Task { try await slow(6) }
do {
  _ = try await Asyncio.gather(Task { try await failing() }, late)
} catch let error as ValueError {
  print("error:", error)
}
print(try await late.value)
let whole = Task.immediate { try await Asyncio.gather(Task { try await slow(7) }, Task { try await slow(8) }) }
try await Task.sleep(for: .seconds(0.5))
whole.cancel()
do {
  _ = try await whole.value
} catch is CancellationError {
  print("cancelled")
}
