import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Fetches the catalogue from one mirror.
func download(from mirror: String) async throws -> String {
  guard let url = URL(string: "https://\(mirror).mirrors.example/catalogue") else { throw URLError(.badURL) }
  let (data, _) = try await URLSession.shared.data(from: url)
  let titles = String(decoding: data, as: UTF8.self).split(separator: "\n")
  return "\(titles.count) titles from \(mirror)"
}

try await withThrowingTaskGroup { group in
  let mirrors = ["north", "south"]
  for mirror in mirrors {
    group.addTask { try await download(from: mirror) }
  }

  // Whoever comes first wins; the group does not end before the others have
  guard let winner = try await group.next() else { return }
  group.cancelAll()
  print(winner)
  print("\(mirrors.count - 1) request cancelled")
}
