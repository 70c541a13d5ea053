struct User {
  let id: Int
  let name: String
}

struct Post {
  let id: Int
  let title: String
}

struct Comment {
  let id: Int
  let text: String
}

struct UserData {
  let user: User
  let posts: [Post]
  let comments: [Comment]
}

/// Fetches a user by ID.
func fetchUser(_ userID: Int) async throws -> User {
  try await Task.sleep(for: .seconds(1))
  return User(id: userID, name: "User \(userID)")
}

/// Fetches posts for a user.
func fetchPosts(_ userID: Int) async throws -> [Post] {
  try await Task.sleep(for: .seconds(1.5))
  return [Post(id: 1, title: "Post 1"), Post(id: 2, title: "Post 2")]
}

/// Fetches comments for a post.
func fetchComments(_ postID: Int) async throws -> [Comment] {
  try await Task.sleep(for: .seconds(0.5))
  return [Comment(id: 1, text: "Great post!")]
}

/// Fetches all user data concurrently.
func userData(_ userID: Int) async throws -> UserData {
  // All three run at the same time
  async let user = fetchUser(userID)
  async let posts = fetchPosts(userID)
  async let comments = fetchComments(1)

  return try await UserData(user: user, posts: posts, comments: comments)
}

// Takes ~1.5 seconds (max of all operations), not 3 seconds
let result = try await userData(42)
