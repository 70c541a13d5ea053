import Pythonic

@MainActor func background() async throws {
  do {
    while true {
      try await Task.sleep(for: .seconds(1))
      print("tick")
    }
  } catch is CancellationError {
    print("background cancelled")
    throw CancellationError()
  }
}

@MainActor func main() async throws {
  let t = Asyncio.Job { try await background() }
  try await Task.sleep(for: .seconds(2.5))
  print("main done")
}

try await Asyncio.run { try await main() }
