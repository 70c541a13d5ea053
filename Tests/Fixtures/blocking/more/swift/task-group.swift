// Blocks in a task group, whose results come as they are ready.
func fetch(_ name: String, _ delay: Duration) async throws -> String {
  try await Task.sleep(for: delay)
  return name
}

try await withThrowingTaskGroup(of: String.self) { group in
  group.addTask { try await fetch("slow", .milliseconds(900)) }
  group.addTask { try await fetch("quick", .milliseconds(200)) }
  group.addTask { try await fetch("fair", .milliseconds(500)) }
  for try await page in group {
    print("got", page)
  }
}
print("got all")
