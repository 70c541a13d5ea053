struct RuntimeError: Error {
  let message: String
}

struct Row: CustomStringConvertible {
  let id: Int
  let name: String
  var description: String { "{'id': \(id), 'name': '\(name)'}" }
}

@MainActor final class AsyncDatabaseConnection {
  let host: String
  private(set) var connected = false

  init(host: String) {
    self.host = host
  }

  /// Connects, runs `body`, and disconnects however `body` ends.
  ///
  /// A function with a closure is Swift's `async with`: `defer` cannot await the cleanup.
  func withConnection<Value>(_ body: @MainActor () async throws -> Value) async throws -> Value {
    try await connect()
    do {
      let value = try await body()
      try await disconnect()
      return value
    } catch {
      try await disconnect()
      throw error
    }
  }

  /// Async setup - connect to database.
  private func connect() async throws {
    print("Connecting to \(host)...")
    try await Task.sleep(for: .seconds(0.5))  // Simulate connection time
    connected = true
    print("Connected!")
  }

  /// Async cleanup - disconnect.
  private func disconnect() async throws {
    print("Disconnecting...")
    try await Task.sleep(for: .seconds(0.1))
    connected = false
    print("Disconnected!")
  }

  /// Executes a query.
  func query(_ sql: String) async throws -> [Row] {
    guard connected else { throw RuntimeError(message: "Not connected!") }
    try await Task.sleep(for: .seconds(0.2))
    return [Row(id: 1, name: "Result")]
  }
}

let db = AsyncDatabaseConnection(host: "localhost:5432")
try await db.withConnection {
  let results = try await db.query("SELECT * FROM users")
  print("Results: \(results)")
}
// Connection automatically closed here
