import Pythonic

/// An operation that takes too long.
func slowOperation() async throws -> String {
  try await Task.sleep(for: .seconds(10))
  return "Done!"
}

// With several statements under the limit, as in `async with asyncio.timeout(2)`
do {
  let task = Task {
    let result = try await slowOperation()
    print(result)
  }
  try await Asyncio.waitFor(task, timeout: .seconds(2))
} catch is Asyncio.TimeoutError {
  print("Operation timed out!")
}

// With one call, as in `asyncio.wait_for`
do {
  let result = try await Asyncio.waitFor(Task { try await slowOperation() }, timeout: .seconds(2))
  print(result)
} catch is Asyncio.TimeoutError {
  print("Operation timed out!")
}
