struct ValueError: Error, CustomStringConvertible {
  let description: String
}

struct TimeoutError: Error {}

/// Opens a session, hands it to `body`, and closes it however `body` ends.
func withSession(_ body: () async throws -> Void) async rethrows {
  print("Session opened")
  defer { print("Session closed") }
  try await body()
}

@MainActor func numbered(_ n: Int) async throws -> Int {
  print("Task \(n) started")
  try await Task.sleep(for: .seconds(1))
  return n
}

func riskyOperation() async throws {
  throw ValueError(description: "bad luck")
}

func fetchData() async throws -> String {
  try await Task.sleep(for: .seconds(2))
  print("Data fetched in time")
  return "data"
}

func longOperation() async throws {
  do {
    try await Task.sleep(for: .seconds(60))
  } catch is CancellationError {
    print("Long operation cancelled")
    throw CancellationError()
  }
}

/// Runs `operation`, and cancels it if it takes longer than `limit`.
func withTimeout<Value: Sendable>(
  _ limit: Duration,
  _ operation: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value.self) { group in
    group.addTask { try await operation() }
    group.addTask {
      try await Task.sleep(for: limit)
      throw TimeoutError()
    }
    defer { group.cancelAll() }
    guard let value = try await group.next() else { throw TimeoutError() }
    return value
  }
}

/// Lets at most `limit` callers in at once.
@MainActor final class AsyncSemaphore {
  private var free: Int
  private var waiters: [CheckedContinuation<Void, Never>] = []

  init(_ limit: Int) {
    free = limit
  }

  func withPermit<Value>(_ body: @MainActor () async throws -> Value) async rethrows -> Value {
    if free > 0 { free -= 1 } else { await withCheckedContinuation { waiters.append($0) } }
    defer { if waiters.isEmpty { free += 1 } else { waiters.removeFirst().resume() } }
    return try await body()
  }
}

// ✅ The top level of a script may await: it is the entry point

// ✅ Use a function with a closure for resources
await withSession {}

// ✅ Use async let for concurrent operations
func all() async throws -> [Int] {
  async let first = numbered(1)
  async let second = numbered(2)
  async let third = numbered(3)
  return try await [first, second, third]
}
let results = try await all()

// ✅ Handle errors properly
do {
  try await riskyOperation()
} catch {
  print("Logged: Operation failed: \(error)")
}

// ✅ Use timeouts for network operations
let data = try await withTimeout(.seconds(30), fetchData)

// ✅ Use semaphores for rate limiting
let limiter = AsyncSemaphore(10)
await limiter.withPermit {
  print("API called")
}

// ✅ Cancel tasks properly: a task group cancels its children, and waits until they have ended
do {
  try await withTimeout(.seconds(5), longOperation)
} catch is TimeoutError {
  // Nothing is left to cancel
}
print("Results: \(results)")
