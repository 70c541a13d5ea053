import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Fetches a file from a mirror.
func download(_ file: String, from mirror: String) async throws -> String {
  guard let url = URL(string: "https://\(mirror).mirrors.example/\(file)") else { throw URLError(.badURL) }
  let (data, _) = try await URLSession.shared.data(from: url)
  return String(decoding: data, as: UTF8.self)
}

/// Fetches a file from the mirror that is the first to have sent it.
func race(for file: String, between mirrors: [String]) async throws -> (mirror: String, text: String)? {
  try await withThrowingTaskGroup { group in
    for mirror in mirrors {
      group.addTask { (mirror, try await download(file, from: mirror)) }
    }
    defer { group.cancelAll() }  // Whoever is not the first need not go on
    return try await group.next()
  }
}

if let winner = try await race(for: "catalogue", between: ["north", "south"]) {
  print("\(winner.text.split(separator: "\n").count) titles from \(winner.mirror)")
  print(try await download("news", from: winner.mirror))
}
