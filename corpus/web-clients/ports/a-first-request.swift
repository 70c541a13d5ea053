import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking  // URLSession, where Foundation is not Apple's
#endif

struct Book: Decodable {
  let title: String
  let author: String
  let year: Int
}

/// Shows one book of the library.
func showBook(_ number: Int) async throws {
  guard let url = URL(string: "https://library.example/books/\(number)") else { throw URLError(.badURL) }
  var request = URLRequest(url: url)
  request.timeoutInterval = 10  // Outside of Apple's platforms, the initializer's argument of this name has no effect

  let (data, response) = try await URLSession.shared.data(for: request)
  guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }

  let book = try JSONDecoder().decode(Book.self, from: data)
  print(response.statusCode, response.value(forHTTPHeaderField: "Content-Type") ?? "")
  print("\(book.title), \(book.author) (\(book.year))")
}

try await showBook(7)
