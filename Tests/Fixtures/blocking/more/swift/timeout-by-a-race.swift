// Blocks in a group of two: the work, and a sleep that is its timeout.
struct TooLate: Error {}

typealias Work = @Sendable () async throws -> String

func within(_ limit: Duration, _ work: @escaping Work) async throws -> String {
  try await withThrowingTaskGroup(of: String.self) { race in
    defer { race.cancelAll() }
    race.addTask(operation: work)
    race.addTask {
      try await Task.sleep(for: limit)
      throw TooLate()
    }
    return try await race.next()!
  }
}

for limit in [Duration.milliseconds(800), .milliseconds(300)] {
  let result = try? await within(limit) {
    try await Task.sleep(for: .milliseconds(500))
    return "bread"
  }
  print(result ?? "too late")
}
