import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

struct Review: Encodable {
  let book: Int
  let stars: Int
  let text: String
}

struct CreatedReview: Decodable {
  let id: Int
  let state: String
}

let review = Review(book: 7, stars: 5, text: "Read it at night.")

guard let url = URL(string: "https://library.example/reviews") else { throw URLError(.badURL) }
var request = URLRequest(url: url)
request.httpMethod = "POST"
request.httpBody = try JSONEncoder().encode(review)
request.setValue("application/json", forHTTPHeaderField: "Content-Type")
request.setValue("Bearer s3cret", forHTTPHeaderField: "Authorization")
request.setValue("7-4711", forHTTPHeaderField: "Idempotency-Key")

let (data, response) = try await URLSession.shared.data(for: request)

if let response = response as? HTTPURLResponse, response.statusCode == 201 {
  let created = try JSONDecoder().decode(CreatedReview.self, from: data)
  print("Review \(created.id) is \(created.state)")
  print("It is at \(response.value(forHTTPHeaderField: "Location") ?? "no place")")
}
