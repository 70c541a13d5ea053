import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

struct SearchResult: Decodable {
  let author: String
  let titles: [String]
}

/// Readers of the library, by the number on their card.
struct Reader {
  let session: URLSession

  init(number: Int) {
    let configuration = URLSessionConfiguration.default
    configuration.httpAdditionalHeaders = ["Accept": "application/json", "X-Reader": "\(number)"]
    session = URLSession(configuration: configuration)
  }

  func search(author: String, limit: Int) async throws -> SearchResult {
    // Components escape what needs it, as in the name below
    var components = URLComponents()
    components.scheme = "https"
    components.host = "library.example"
    components.path = "/search"
    components.queryItems = [
      URLQueryItem(name: "author", value: author),
      URLQueryItem(name: "limit", value: "\(limit)"),
    ]
    guard let url = components.url else { throw URLError(.badURL) }

    let (data, _) = try await session.data(from: url)
    return try JSONDecoder().decode(SearchResult.self, from: data)
  }
}

let found = try await Reader(number: 4711).search(author: "Brontë & Brontë", limit: 3)

print("By \(found.author):")
for title in found.titles {
  print("- \(title)")
}
