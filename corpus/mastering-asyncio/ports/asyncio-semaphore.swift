import Pythonic

/// Fetches a URL with a concurrency limit.
@MainActor func fetchWithLimit(_ url: String, _ semaphore: Asyncio.Semaphore) async throws -> String {
  try await semaphore.withPermit {  // Only N can run at once
    print("Fetching \(url)...")
    try await Task.sleep(for: .seconds(1))  // Simulate network request
    print("Done: \(url)")
    return "Data from \(url)"
  }
}

// Limit to 3 concurrent requests
let semaphore = Asyncio.Semaphore(3)

let urls = (0..<10).map { "https://api.example.com/\($0)" }

let tasks = urls.map { url in Task { try await fetchWithLimit(url, semaphore) } }
let results = try await Asyncio.gather(tasks)

print("Fetched \(results.count) URLs")
