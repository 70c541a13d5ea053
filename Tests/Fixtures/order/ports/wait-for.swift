import Pythonic

@MainActor func work(_ name: String, _ delay: Double) async throws -> String {
  do {
    try await Asyncio.sleep(.seconds(delay))
    print(name, "done")
    return name
  } catch is CancellationError {
    print(name, "cancelled")
    throw CancellationError()
  }
}

@MainActor func limited(_ name: String, _ delay: Double, _ limit: Double) async throws {
  do {
    print("result", try await Asyncio.waitFor(Task { try await work(name, delay) }, timeout: .seconds(limit)))
  } catch is Asyncio.TimeoutError {
    print(name, "timed out")
  }
}

_ = try await Asyncio.gather(
  Task { try await limited("a", 2, 1) },
  Task { try await limited("b", 1, 2) },
  Task { try await limited("c", 1, 1) },
  Task { try await work("d", 1) },
  Task { try await limited("e", 3, 1) })
let outer = Task { try await limited("f", 2, 1) }
try await Asyncio.sleep(.seconds(0.5))
outer.cancel()
let last = Task { try await work("g", 0.5) }
let first = Task {
  try await outer.value
  return ""
}
for result in try await Asyncio.gatherResults([first, last]) {
  switch result {
  case .success(let name): print(name)
  case .failure: print("CancelledError")
  }
}
