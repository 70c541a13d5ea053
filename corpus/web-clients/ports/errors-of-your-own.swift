import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

struct Book: Decodable {
  let title: String
}

/// There is no such book.
struct BookNotFound: Error, CustomStringConvertible {
  let number: Int
  var description: String { "no book has the number \(number)" }
}

/// The server answered, but with an error.
struct HTTPError: Error {
  let status: Int
}

/// Returns the title of a book.
func findBook(_ number: Int) async throws -> String {
  guard let url = URL(string: "https://library.example/books/\(number)") else { throw URLError(.badURL) }
  let (data, response) = try await URLSession.shared.data(from: url)
  guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }

  switch response.statusCode {
  case 404: throw BookNotFound(number: number)
  case 400...: throw HTTPError(status: response.statusCode)
  default: return try JSONDecoder().decode(Book.self, from: data).title
  }
}

for number in [7, 8, 9] {
  print(try await findBook(number))
}
