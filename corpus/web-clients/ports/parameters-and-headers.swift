import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

struct SearchResult: Decodable {
  let author: String
  let titles: [String]
}

/// A client of the library, which sends the same headers with each of its requests.
struct LibraryClient {
  let base: URL
  let session: URLSession

  init(base: URL, reader: Int) {
    let configuration = URLSessionConfiguration.default
    configuration.httpAdditionalHeaders = ["Accept": "application/json", "X-Reader": "\(reader)"]
    self.base = base
    session = URLSession(configuration: configuration)
  }

  func search(author: String, limit: Int) async throws -> SearchResult {
    // Query items are escaped where they need it
    let url = base.appending(path: "search").appending(queryItems: [
      URLQueryItem(name: "author", value: author),
      URLQueryItem(name: "limit", value: "\(limit)"),
    ])
    let (data, _) = try await session.data(from: url)
    return try JSONDecoder().decode(SearchResult.self, from: data)
  }
}

guard let base = URL(string: "https://library.example") else { throw URLError(.badURL) }
let client = LibraryClient(base: base, reader: 4711)
let found = try await client.search(author: "Brontë & Brontë", limit: 3)

print("By \(found.author):")
for title in found.titles {
  print("- \(title)")
}
