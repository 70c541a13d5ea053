import Pythonic

@MainActor func worker(_ name: Int, _ semaphore: Asyncio.Semaphore) async throws {
  try await semaphore.withPermit {
    print(name, "in")
    try await Task.sleep(for: .seconds(0.1))
  }
  print(name, "out")
  try await semaphore.withPermit {
    print(name, "in again")
  }
}

let semaphore = Asyncio.Semaphore(2)
let tasks = (0..<7).map { i in Task { try await worker(i, semaphore) } }
try await Task.sleep(for: .seconds(0.1))
tasks[5].cancel()
let results = try await Asyncio.gatherResults(tasks)
let ended = results.map { if case .success = $0 { "True" } else { "False" } }
print("[\(ended.joined(separator: ", "))]")
