@MainActor func ticker() async {
  for i in 0..<5 {
    print("tick", i)
    await Task.yield()
  }
}

@MainActor func worker(_ name: String, _ delay: Double) async throws {
  if delay > 0 {
    try await Task.sleep(for: .seconds(delay))
  } else {
    await Task.yield()  // asyncio.sleep(0) is no timer
  }
  print(name, "done")
}

try await withThrowingDiscardingTaskGroup { group in
  for name in ["a", "b", "c"] {
    group.addTask { try await worker(name, 1) }
  }
  group.addTask { try await worker("d", 0.5) }
  print("added")
}
print("left the group")
let groupEnds = Task { await ticker() }
try await withThrowingDiscardingTaskGroup { group in
  group.addTask { try await worker("e", 0) }
  group.addTask { try await worker("f", 0) }
}
await Task.yield()  // asyncio's group takes one turn more
print("left the second group")
await groupEnds.value
