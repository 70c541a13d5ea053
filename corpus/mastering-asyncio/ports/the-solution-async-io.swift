import Foundation

/// Simulates an async network request.
///
/// The main actor is to Swift what the one thread of the event loop is to asyncio: only one
/// function runs on it at a time, and it is free while that function awaits.
@MainActor func fetchData(_ url: String) async throws -> String {
  print("Fetching \(url)...")
  try await Task.sleep(for: .seconds(2))  // Non-blocking!
  return "Data from \(url)"
}

/// Fetches all three; `async let` starts each one at once, as a child of this function.
func fetchAll() async throws -> [String] {
  async let users = fetchData("https://api.example.com/users")
  async let posts = fetchData("https://api.example.com/posts")
  async let comments = fetchData("https://api.example.com/comments")
  return try await [users, posts, comments]
}

// A script may await at its top level: it needs no asyncio.run().
let begin = ContinuousClock.now
let results = try await fetchAll()
let elapsed = ContinuousClock.now - begin
print("Total time: \(String(format: "%.2f", elapsed / .seconds(1)))s")  // ~2 seconds!
