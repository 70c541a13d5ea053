import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

struct HTTPError: Error {
  let status: Int
}

/// Fetches a JSON document, and says in a word what became of it.
func visit(_ address: String) async throws -> String {
  do {
    guard let url = URL(string: address) else { throw URLError(.badURL) }
    var request = URLRequest(url: url)
    request.timeoutInterval = 2
    let (data, response) = try await URLSession.shared.data(for: request)
    // For URLSession an answer is a success, whatever its status
    if let response = response as? HTTPURLResponse, response.statusCode >= 400 {
      throw HTTPError(status: response.statusCode)
    }
    let entries = try JSONDecoder().decode([String].self, from: data)
    return "ok, \(entries.count) entries"
  } catch let error as HTTPError {
    return "status \(error.status)"
  } catch URLError.cannotConnectToHost {
    return "nobody is listening"
  } catch URLError.timedOut {
    return "too slow"
  } catch is URLError {
    return "the connection broke"
  } catch is DecodingError {
    return "not JSON"
  }
}

let places = [
  "archive.example/letters",
  "archive.example/missing",
  "archive.example/broken",
  "archive.example/slow",
  "archive.example/reset",
  "archive.example/torn",
  "closed.example/letters",
]
for place in places {
  print("\(place): \(try await visit("https://\(place)"))")
}
