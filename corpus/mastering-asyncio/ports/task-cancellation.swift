/// A task that can be cancelled.
@MainActor func longRunningTask(_ name: String) async throws -> String {
  do {
    print("\(name): Starting...")
    try await Task.sleep(for: .seconds(10))
    print("\(name): Completed!")
    return "\(name) result"
  } catch is CancellationError {
    print("\(name): Cancelled! Cleaning up...")
    // Perform cleanup here
    throw CancellationError()  // Rethrow to propagate cancellation
  }
}

let task = Task { try await longRunningTask("MyTask") }

// Let it run for a bit
try await Task.sleep(for: .seconds(1))

// Cancel the task
task.cancel()

do {
  _ = try await task.value
} catch is CancellationError {
  print("Task was cancelled")
}
