import DiglotFixtures
import NIOHTTP1

/// A request as it came over the connection.
struct AskedRequest {
  let method: String
  let url: String
  /// The host's name in lower case, and the port that the client means.
  let host: String
  let port: Int
  let target: RequestTarget
  let headers: HTTPHeaders
  var body: [UInt8] = []

  init(_ head: HTTPRequestHead, isSecure: Bool) {
    method = head.method.rawValue
    headers = head.headers
    let standardPort = isSecure ? 443 : 80
    let authority = (head.headers.first(name: "host") ?? "localhost").lowercased()
    let parts = authority.split(separator: ":", maxSplits: 1)
    host = parts.first.map(String.init) ?? "localhost"
    port = parts.count > 1 ? Int(parts[1]) ?? 0 : standardPort
    target = RequestTarget(head.uri)
    let isWhole = !head.uri.hasPrefix("/")  // the absolute form, as proxies are asked
    let origin = port == standardPort ? host : authority
    url = isWhole ? head.uri : "\(isSecure ? "https" : "http")://\(origin)\(head.uri)"
  }
}
