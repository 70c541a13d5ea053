import Foundation
import Testing

@Suite struct `Many requests of URLSession at once` {
  private static let python = """
    from concurrent.futures import ThreadPoolExecutor
    from urllib.request import urlopen

    def fetch(number):
        return urlopen(f"https://many.example/{number}").read()

    with ThreadPoolExecutor(COUNT) as pool:
        pages = pool.map(fetch, range(COUNT))
        print(len(list(pages)), "pages")
    """

  private static let swift = """
    import Foundation
    import FoundationNetworking

    let configuration = URLSessionConfiguration.default
    configuration.httpMaximumConnectionsPerHost = COUNT
    let session = URLSession(configuration: configuration)
    func fetchAll() async throws -> Int {
      try await withThrowingTaskGroup { group in
        for number in 0..<COUNT {
          guard let url = URL(string: "https://many.example/\\(number)") else { throw URLError(.badURL) }
          group.addTask { try await session.data(from: url).0 }
        }
        return try await group.reduce(0) { count, _ in count + 1 }
      }
    }

    print(try await fetchAll(), "pages")
    """

  /// Connections that are being made while others wait let time pass only when their answers are due.
  @Test(arguments: [2, 10, 11, 30, 50]) func `take the time of one`(_ count: Int) async throws {
    let texts = [Self.python, Self.swift].map { $0.replacingOccurrences(of: "COUNT", with: "\(count)") }
    let corpus = try MiniCorpus([Example("Many", python: texts[0], swift: texts[1])])
    try corpus.folder.write("fixtures/many.example/{number}.yaml", "delay: 0.2\nbody: \"{number}\"\n")
    let pair = try #require(try await corpus.verify().pairs["many"])
    #expect(pair.verdict == "equivalent", "\(pair.differences) \(String(describing: pair.swift?.end))")
    #expect(pair.swift?.requests?.count == count)
  }
}
