import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

struct Report: Decodable {
  let visitors: Int
}

struct HTTPError: Error {
  let status: Int
}

struct AlwaysBusy: Error {}

/// Fetches the report, and tries again while the server is busy.
func fetchReport(attempts: Int = 5) async throws -> Report {
  guard let url = URL(string: "https://reports.example/today") else { throw URLError(.badURL) }
  var delay = 0.5

  for attempt in 1...attempts {
    let (data, response) = try await URLSession.shared.data(from: url)
    guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }

    if response.statusCode != 503 {
      guard response.statusCode < 400 else { throw HTTPError(status: response.statusCode) }
      return try JSONDecoder().decode(Report.self, from: data)
    }

    let wait = response.value(forHTTPHeaderField: "Retry-After").flatMap(Double.init) ?? delay
    print("Attempt \(attempt): busy, again in \(wait) s")
    try await Task.sleep(for: .seconds(wait))
    delay *= 2
  }
  throw AlwaysBusy()
}

let report = try await fetchReport()
print("\(report.visitors) visitors today")
