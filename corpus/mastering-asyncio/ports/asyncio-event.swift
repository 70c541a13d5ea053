/// A signal that any number of tasks can wait for, once or ever after.
@MainActor final class AsyncEvent {
  private(set) var isSet = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  func wait() async {
    if !isSet {
      await withCheckedContinuation { waiters.append($0) }
    }
  }

  func set() {
    isSet = true
    for waiter in waiters {
      waiter.resume()
    }
    waiters.removeAll()
  }
}

/// Waits for the event to be set.
@MainActor func waiter(_ event: AsyncEvent, _ name: String) async {
  print("\(name): Waiting for signal...")
  await event.wait()
  print("\(name): Got signal! Proceeding...")
}

/// Sets the event after a delay.
@MainActor func setter(_ event: AsyncEvent) async throws {
  print("Setter: Preparing...")
  try await Task.sleep(for: .seconds(2))
  print("Setter: Sending signal!")
  event.set()
}

let event = AsyncEvent()

try await withThrowingDiscardingTaskGroup { group in
  group.addTask { await waiter(event, "Worker1") }
  group.addTask { await waiter(event, "Worker2") }
  group.addTask { await waiter(event, "Worker3") }
  group.addTask { try await setter(event) }
}
