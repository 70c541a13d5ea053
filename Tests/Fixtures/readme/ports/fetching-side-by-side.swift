func fetch(_ name: String) async throws -> String {
  try await Task.sleep(for: .seconds(2))
  return name
}

let users = try await fetch("users")
let posts = try await fetch("posts")
print("got", users, posts)
