import Pythonic

@MainActor func waiter(_ name: String, _ event: Asyncio.Event) async throws {
  try await event.wait()
  print(name, "goes on")
}

@MainActor func sleeper(_ name: String) async throws {
  try await Task.sleep(for: .seconds(1))
  print(name, "woke")
}

@MainActor func setter(_ event: Asyncio.Event) async throws {
  try await Task.sleep(for: .seconds(1))
  print("set")
  event.set()
  Task { try await waiter("late", event) }
  try await event.wait()
  print("setter goes on")
}

let event = Asyncio.Event()
let tasks = [
  Task { try await waiter("a", event) },
  Task { try await sleeper("b") },
  Task { try await setter(event) },
  Task { try await waiter("c", event) },
  Task { try await sleeper("d") },
]
for task in tasks {
  try await task.value
}
print("all done")
