import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

struct Report: Decodable {
  let celsius: Int
}

/// Asks for the temperature of a city, and tells as soon as it is known.
func temperature(of city: String) async throws -> Int {
  guard let url = URL(string: "https://weather.example/now/\(city)") else { throw URLError(.badURL) }
  let (data, _) = try await URLSession.shared.data(from: url)
  let report = try JSONDecoder().decode(Report.self, from: data)
  print("\(city): \(report.celsius) degrees")
  return report.celsius
}

/// Asks for all cities at once.
func temperatures(of cities: [String]) async throws -> [String: Int] {
  try await withThrowingTaskGroup { group in
    for city in cities {
      group.addTask { (city, try await temperature(of: city)) }
    }
    return try await group.reduce(into: [:]) { known, answer in known[answer.0] = answer.1 }
  }
}

let start = ContinuousClock.now
let known = try await temperatures(of: ["Oslo", "Lima", "Cairo", "Perth"])

if let warmest = known.max(by: { $0.value < $1.value }) {
  print("It is warmest in \(warmest.key)")
}
let elapsed = ContinuousClock.now - start
print("Asked for \(String(format: "%.1f", elapsed / .seconds(1))) s")  // ~0.8 seconds
