import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking  // URLSession, where Foundation is not Apple's
#endif

struct User: Decodable {
  let name: String
  let email: String
}

/// The server answered, but with an error.
struct HTTPError: Error {
  let status: Int
}

/// Fetches JSON from a URL.
func fetchJSON<Value: Decodable>(_ type: Value.Type, from address: String) async throws -> Value {
  guard let url = URL(string: address) else { throw URLError(.badURL) }
  let (data, response) = try await URLSession.shared.data(from: url)
  if let response = response as? HTTPURLResponse, response.statusCode >= 400 {
    throw HTTPError(status: response.statusCode)
  }
  return try JSONDecoder().decode(type, from: data)
}

/// Fetches several users concurrently.
func fetchAllUsers(_ ids: [Int]) async -> [User] {
  let base = "https://jsonplaceholder.typicode.com/users"

  // Fetch all users concurrently; `try?` makes nil of an error, and nil is filtered out
  let users: [Int: User] = await withTaskGroup { group in
    for id in ids {
      group.addTask { (id, try? await fetchJSON(User.self, from: "\(base)/\(id)")) }
    }
    return await group.reduce(into: [:]) { users, answer in users[answer.0] = answer.1 }
  }
  return ids.compactMap { users[$0] }
}

for user in await fetchAllUsers([1, 2, 3, 4, 5]) {
  print("User: \(user.name) (\(user.email))")
}
