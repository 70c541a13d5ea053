import Pythonic

@MainActor func worker(_ name: String, _ lock: Asyncio.Lock) async throws {
  for turn in 0..<3 {
    try await lock.withLock {
      print(name, turn, "in")
      try await Task.sleep(for: .seconds(0.1))
    }
    print(name, turn, "out")
  }
}

@MainActor func visitor(_ lock: Asyncio.Lock) async throws {
  try await Task.sleep(for: .seconds(0.2))
  print(lock.isLocked ? "locked" : "free")
  try await lock.withLock {
    print("visitor in")
  }
}

let lock = Asyncio.Lock()
var tasks = ["a", "b", "c"].map { name in Task { try await worker(name, lock) } }
tasks.append(Task { try await visitor(lock) })
let impatient = Task { try await worker("impatient", lock) }
try await Task.sleep(for: .seconds(0.1))
impatient.cancel()
_ = try await Asyncio.gather(tasks)
