import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking  // Where URLSession lives outside of Apple's platforms
#endif

struct User: Decodable {
  let name: String
  let email: String
}

struct HTTPError: Error {
  let status: Int
}

/// Fetches JSON from a URL.
func fetchJSON<Value: Decodable>(_ type: Value.Type = Value.self, from url: URL) async throws -> Value {
  let (data, response) = try await URLSession.shared.data(from: url)
  if let response = response as? HTTPURLResponse, response.statusCode >= 400 {
    throw HTTPError(status: response.statusCode)
  }
  return try JSONDecoder().decode(Value.self, from: data)
}

/// Fetches several users at once.
func fetchAllUsers(_ ids: [Int]) async -> [User] {
  let base = URL(string: "https://jsonplaceholder.typicode.com/users")!
  let tasks = ids.map { id in
    Task { try await fetchJSON(User.self, from: base.appending(path: "\(id)")) }
  }
  var users: [User] = []
  for task in tasks {
    if let user = try? await task.value { users.append(user) }
  }
  return users
}

for user in await fetchAllUsers([1, 2, 3, 4, 5]) {
  print("User: \(user.name) (\(user.email))")
}
