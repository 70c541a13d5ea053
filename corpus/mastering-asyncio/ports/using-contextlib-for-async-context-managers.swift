import Foundation

/// Times an async operation.
@MainActor func asyncTimer(_ name: String, _ operation: @MainActor () async throws -> Void) async rethrows {
  let start = ContinuousClock.now
  print("[\(name)] Starting...")
  defer {
    let elapsed = ContinuousClock.now - start
    print("[\(name)] Completed in \(String(format: "%.2f", elapsed / .seconds(1)))s")
  }
  try await operation()
}

try await asyncTimer("fetch") {
  try await Task.sleep(for: .seconds(1.5))
  print("Fetching data...")
}
