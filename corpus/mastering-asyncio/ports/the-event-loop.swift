// There is no event loop to create, get or run: the runtime has executors, and the top level
// of a script runs on that of the main actor.
print("Event loop: \(MainActor.shared)")

// The executor is free for other work while we sleep.
try await Task.sleep(for: .seconds(0.1))
