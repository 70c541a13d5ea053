import Pythonic

/// Waits for the event to be set.
@MainActor func waiter(_ event: Asyncio.Event, _ name: String) async throws {
  print("\(name): Waiting for signal...")
  try await event.wait()
  print("\(name): Got signal! Proceeding...")
}

/// Sets the event after a delay.
@MainActor func setter(_ event: Asyncio.Event) async throws {
  print("Setter: Preparing...")
  try await Task.sleep(for: .seconds(2))
  print("Setter: Sending signal!")
  event.set()
}

let event = Asyncio.Event()

try await withThrowingDiscardingTaskGroup { group in
  group.addTask { try await waiter(event, "Worker1") }
  group.addTask { try await waiter(event, "Worker2") }
  group.addTask { try await waiter(event, "Worker3") }
  group.addTask { try await setter(event) }
}
