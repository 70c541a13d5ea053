struct ValueError: Error, CustomStringConvertible {
  let description: String
}

/// An operation that might fail.
func riskyOperation(_ n: Int) async throws -> Int {
  try await Task.sleep(for: .seconds(Double(n) * 0.5))
  if n == 2 {
    throw ValueError(description: "Operation \(n) failed!")
  }
  return n * 10
}

let tasks = (1...3).map { n in
  Task { try await riskyOperation(n) }
}

// Wait for all to complete (or fail); `result` keeps an error instead of throwing it
var outcomes: [Result<Int, any Error>] = []
for task in tasks {
  outcomes.append(await task.result)
}

for outcome in outcomes {
  do {
    print("Success: \(try outcome.get())")
  } catch {
    print("Error: \(error)")
  }
}
