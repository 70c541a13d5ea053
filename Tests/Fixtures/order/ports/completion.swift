import Pythonic

@MainActor func work(_ n: Int) async throws -> Int {
  try await Asyncio.sleep(.seconds(n % 3))
  print("end", n)
  return n
}

var tasks = (0..<6).map { n in Task { try await work(n) } }
for try await nextDone in Asyncio.asCompleted(tasks) {
  print("completed", try await nextDone.value)
}
tasks = (0..<6).map { n in Task { try await work(n) } }
var (done, pending) = try await Asyncio.wait(for: tasks, returnWhen: .firstCompleted)
print(done.count, "done", pending.count, "pending")
(done, pending) = try await Asyncio.wait(for: pending)
print(done.count, "done", pending.count, "pending")
print(try await Asyncio.shield(tasks[0]))
