import Pythonic

struct ValueError: Error, CustomStringConvertible {
  let description: String
}

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
let data = try await Asyncio.waitFor(Task { try await fetchData() }, timeout: .seconds(30))

// ✅ Use semaphores for rate limiting
let semaphore = Asyncio.Semaphore(10)
try await semaphore.withPermit {
  print("API called")
}

// ✅ Cancel tasks properly: at its timeout, `waitFor` cancels the task, and waits until it has ended
do {
  try await Asyncio.waitFor(Task { try await longOperation() }, timeout: .seconds(5))
} catch is Asyncio.TimeoutError {
  // Nothing is left to cancel
}
print("Results: \(results)")
