import Foundation

/// A client whose call returns when the response is there, and blocks its thread until then.
enum BlockingClient {
  static func get(_ url: String) -> String {
    print("GET \(url)")
    Thread.sleep(forTimeInterval: 1)
    return "response"
  }
}

/// A client whose call suspends its task, and leaves the thread to others.
enum AsyncClient {
  static func get(_ url: String) async throws -> String {
    print("GET \(url)")
    try await Task.sleep(for: .seconds(1))
    return "response"
  }
}

// ❌ Wrong - blocks all other tasks of the main actor
@MainActor func badExample() async -> String {
  BlockingClient.get("https://api.example.com")  // Blocking!
}

// ✅ Correct - use an async HTTP client
@MainActor func goodExample() async throws -> String {
  try await AsyncClient.get("https://api.example.com")
}

/// Runs the function beside a ticker, which shows whether anything else can run.
@MainActor func watch(_ name: String, _ function: @MainActor () async throws -> String) async throws {
  let ticker = Task {
    while !Task.isCancelled {
      print("  tick")
      try await Task.sleep(for: .seconds(0.4))
    }
  }
  try await Task.sleep(for: .seconds(0.1))
  print("\(name): \(try await function())")
  ticker.cancel()
}

try await watch("bad_example", badExample)
try await watch("good_example", goodExample)
