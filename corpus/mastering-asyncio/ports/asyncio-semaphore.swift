/// Lets at most `limit` callers in; those who wait get in, in the order in which they came.
@MainActor final class AsyncSemaphore {
  private var free: Int
  private var waiters: [CheckedContinuation<Void, Never>] = []

  init(_ limit: Int) {
    free = limit
  }

  func withPermit<Value>(_ body: @MainActor () async throws -> Value) async rethrows -> Value {
    await acquire()
    defer { release() }
    return try await body()
  }

  private func acquire() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiters.append($0) }  // Resumed with the permit
    }
  }

  private func release() {
    if waiters.isEmpty {
      free += 1
    } else {
      waiters.removeFirst().resume()
    }
  }
}

/// Fetches a URL with a concurrency limit.
@MainActor func fetchWithLimit(_ url: String, _ semaphore: AsyncSemaphore) async throws -> String {
  try await semaphore.withPermit {  // Only N can run at once
    print("Fetching \(url)...")
    try await Task.sleep(for: .seconds(1))  // Simulate network request
    print("Done: \(url)")
    return "Data from \(url)"
  }
}

// Limit to 3 concurrent requests
let semaphore = AsyncSemaphore(3)

let urls = (0..<10).map { "https://api.example.com/\($0)" }

let results = try await withThrowingTaskGroup(of: String.self) { group in
  for url in urls {
    group.addTask { try await fetchWithLimit(url, semaphore) }
  }
  var results: [String] = []
  for try await result in group {
    results.append(result)
  }
  return results
}

print("Fetched \(results.count) URLs")
