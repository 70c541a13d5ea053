import Foundation

/// Runs the function beside a ticker: no ticks come while somebody blocks the main actor.
@MainActor func watch(_ name: String, _ function: @MainActor () async throws -> Void) async throws {
  let ticker = Task {
    while !Task.isCancelled {
      print("  tick")
      try await Task.sleep(for: .seconds(0.4))
    }
  }
  try await Task.sleep(for: .seconds(0.1))
  print("\(name): begins")
  try await function()
  print("\(name): ends")
  ticker.cancel()
}

@MainActor func fetchData() async throws {
  print("Fetching...")
  try await Task.sleep(for: .seconds(1))
  print("Fetched")
}

func asyncFunction() async {
  print("Async function")
}

func blockingFunction() {
  Thread.sleep(forTimeInterval: 1)
}

// ❌ Don't block in async code. Swift refuses Thread.sleep itself there, but cannot see through a function
@MainActor func blocking() async {
  blockingFunction()  // Blocks the main actor!
}

// ✅ Use Task.sleep instead
@MainActor func sleeping() async throws {
  try await Task.sleep(for: .seconds(1))
}

try await watch("time.sleep", blocking)
try await watch("asyncio.sleep", sleeping)

// ❌ Don't forget to call: `fetchData()` without await does not compile, but a mere name does
@MainActor func forgetting() async {
  _ = fetchData  // Names the function, doesn't run it!
}

// ✅ Always await
@MainActor func awaiting() async throws {
  try await fetchData()
}

try await watch("without await", forgetting)
try await watch("with await", awaiting)

// ❌ Don't create executors, as you would not create event loops
// ✅ The top level of a script awaits by itself
print("Main")

// ❌ Don't wait for async code in a sync function: Swift offers no asyncio.run() for that
// ✅ Make the caller async
func formerlySyncFunction() async {
  await asyncFunction()
}

await formerlySyncFunction()

// ✅ Use a thread for blocking code
@MainActor func onThread() async {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread {
      blockingFunction()
      continuation.resume()
    }
  }
}

try await watch("run_in_executor", onThread)
