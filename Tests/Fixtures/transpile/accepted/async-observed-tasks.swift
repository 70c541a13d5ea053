import Pythonic

@MainActor func onDone(_ task: Asyncio.Job<Int>) throws {
  print("done callback:", try task.result())
}

@MainActor func compute(_ x: Int) async throws -> Int {
  try await Task.sleep(for: .seconds(0.1))
  return x * x
}

@MainActor func main() async throws {
  let t = Asyncio.Job(name: "squarer") { try await compute(4) }
  t.addDoneCallback { try onDone($0) }
  print(t.name, str(t.isDone))
  _ = try await t.value
  try await Asyncio.sleep(.seconds(0))
  print(str(t.isDone), str(t.isCancelled), ((try t.exception()).map { str($0) } ?? "None"))
}

try await Asyncio.run { try await main() }
