/// What `aiohttp` is in a translation: Foundation's session, in a few lines that stand in the program, as `Pythonic` is without it.
enum WebClient {
  static let imports = [
    "import Foundation", "#if canImport(FoundationNetworking)",
    "  import FoundationNetworking  // URLSession, where Foundation is not Apple's", "#endif",
  ]

  static let source = #"""
    /// A server's answer: `aiohttp.ClientResponse`.
    struct ClientResponse: Sendable {
      let url: String
      let status: Int
      let headers: [String: String]
      let body: String

      var ok: Bool { status < 400 }
      func text() async throws -> String { body }
      func json() async throws -> JSON { try JSON(parsing: body) }

      func raiseForStatus() throws {
        if ok { return }
        let reason = HTTPURLResponse.localizedString(forStatusCode: status).capitalized
        throw ClientResponseError("\(status), message=\(reason.repr), url=\(url.repr)")
      }
    }

    class ClientError: Exception, @unchecked Sendable {}
    final class ClientResponseError: ClientError, @unchecked Sendable {}
    final class ClientConnectionError: ClientError, @unchecked Sendable {}

    /// Asks servers: `aiohttp.ClientSession`. Answers are read whole.
    struct ClientSession: Sendable {
      var headers: [String: String] = [:]

      func request(_ method: String, _ address: String, headers: [String: String] = [:]) async throws -> ClientResponse {
        guard let url = URL(string: address) else { throw ValueError(address) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        for (name, value) in self.headers.merging(headers, uniquingKeysWith: { $1 }) {
          request.setValue(value, forHTTPHeaderField: name)
        }
        let (data, response): (Data, URLResponse)
        do { (data, response) = try await URLSession.shared.data(for: request) } catch let error as URLError {
          if error.code == .cancelled { throw CancellationError() }
          throw ClientConnectionError(error.localizedDescription)
        }
        let answer = response as? HTTPURLResponse
        var fields: [String: String] = [:]
        for (name, value) in answer?.allHeaderFields ?? [:] { fields["\(name)"] = "\(value)" }
        return ClientResponse(
          url: address, status: answer?.statusCode ?? 0, headers: fields, body: String(decoding: data, as: UTF8.self))
      }

      func get(_ url: String, headers: [String: String] = [:]) async throws -> ClientResponse {
        try await request("GET", url, headers: headers)
      }
    }
    """#
}
