import Foundation
import Pythonic

#if canImport(FoundationNetworking)
  import FoundationNetworking  // URLSession, where Foundation is not Apple's
#endif

struct Post: Decodable {
  let id: Int
  let title: String
}

/// HTTP client with rate limiting.
struct RateLimitedClient {
  private let semaphore: Asyncio.Semaphore
  private let delay: Duration

  init(requestsPerSecond: Double = 10) {
    semaphore = Asyncio.Semaphore(Int(requestsPerSecond))
    delay = .seconds(1 / requestsPerSecond)
  }

  /// Fetches a URL with rate limiting.
  func fetch(_ url: URL) async throws -> Post {
    try await semaphore.withPermit {
      let (data, _) = try await URLSession.shared.data(from: url)
      let post = try JSONDecoder().decode(Post.self, from: data)
      try await Task.sleep(for: delay)  // Rate limit
      return post
    }
  }

  /// Fetches multiple URLs with rate limiting. An error is a result as well.
  func fetchMany(_ urls: [URL]) async throws -> [Result<Post, any Error>] {
    try await Asyncio.gatherResults(urls.map { url in Task { try await fetch(url) } })
  }
}

let client = RateLimitedClient(requestsPerSecond: 5)

let urls = (1...20).compactMap { URL(string: "https://jsonplaceholder.typicode.com/posts/\($0)") }

let results = try await client.fetchMany(urls)
print("Fetched \(results.count) posts")
