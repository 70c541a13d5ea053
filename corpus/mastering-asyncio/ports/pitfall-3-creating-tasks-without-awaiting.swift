@MainActor func backgroundWork() async throws {
  print("Background work: started")
  try await Task.sleep(for: .seconds(1))
  print("Background work: done")
}

// ❌ Wrong - the task might not complete before the program ends
@MainActor func bad() async {
  Task { try await backgroundWork() }
  // Returns immediately; nothing waits for the task
}

// ✅ Correct - keep the task and await it
@MainActor func good() async throws {
  let task = Task { try await backgroundWork() }
  // ... do other stuff ...
  try await task.value  // Ensure the task completes
}

@MainActor func drive(_ name: String, _ function: @MainActor () async throws -> Void) async throws {
  try await function()
  print("\(name): returned")
  try await Task.sleep(for: .seconds(0.5))  // Enough to start the work, not to end it
  print("\(name): the program ends")
}

try await drive("good", good)
try await drive("bad", bad)
