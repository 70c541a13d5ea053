/// Fetches a URL with a variable delay.
func fetchURL(_ url: String, delay: Double) async throws -> String {
  try await Task.sleep(for: .seconds(delay))
  return "Data from \(url)"
}

try await withThrowingTaskGroup(of: String.self) { group in
  group.addTask { try await fetchURL("https://fast.com", delay: 0.5) }
  group.addTask { try await fetchURL("https://medium.com", delay: 1.5) }
  group.addTask { try await fetchURL("https://slow.com", delay: 2.5) }

  // A group yields its results as they complete (fastest first)
  for try await result in group {
    print("Got: \(result)")
  }
}
