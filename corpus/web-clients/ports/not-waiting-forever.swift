import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

struct TimeoutError: Error {}

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

/// Fetches a list of titles. When its task is cancelled, so is the request.
func fetchTitles(from address: String) async throws -> [String] {
  guard let url = URL(string: address) else { throw URLError(.badURL) }
  let (data, _) = try await URLSession.shared.data(from: url)
  return try JSONDecoder().decode([String].self, from: data)
}

var titles: [String]
do {
  titles = try await withTimeout(.seconds(1.5)) {
    try await fetchTitles(from: "https://oracle.example/recommendations")
  }
} catch is TimeoutError {
  print("No answer in time, the bestsellers have to do")
  titles = try await fetchTitles(from: "https://library.example/bestsellers")
}
for title in titles {
  print("- \(title)")
}
