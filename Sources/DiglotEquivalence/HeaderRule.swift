import DiglotModel

/// Which headers of a request are the program's own. Those that a client library adds by itself are not compared: an
/// author writes none of them, and no two libraries agree on them.
enum HeaderRule {
  /// Names that libraries decide, in lower case, each with its reason.
  static let ignored: [String: String] = [
    "host": "it is in the URL",
    "connection": "how the connection is used",
    "keep-alive": "how the connection is used",
    "proxy-connection": "how the connection is used",
    "te": "how the connection is used",
    "trailer": "how the body is sent",
    "upgrade": "which protocol the library speaks",
    "http2-settings": "which protocol the library speaks",
    "content-length": "it follows from the body",
    "transfer-encoding": "how the body is sent",
    "expect": "how the body is sent: libcurl asks before it sends a large one",
    "accept-encoding": "what the library can unpack",
    "accept-language": "FoundationNetworking sends the machine's language, no Python library does",
    "sec-websocket-key": "random",
    "sec-websocket-version": "which protocol the library speaks",
    "sec-websocket-extensions": "which extensions the library has",
  ]

  /// The first part of names that the SDKs of some services add, with the machine's and the library's versions.
  private static let ignoredPrefix = "x-stainless-"

  /// The products that are named by default in `User-Agent`, in lower case.
  ///
  /// aiohttp: `Python/3.11 aiohttp/3.9.1`; requests: `python-requests/2.31.0`; httpx: `python-httpx/0.26.0`; urllib:
  /// `Python-urllib/3.11`; urllib3: `python-urllib3/2.0.7`; websockets: `Python/3.11 websockets/12.0`;
  /// FoundationNetworking: `name (unknown version) curl/7.88.1`, with the name of the program.
  private static let libraries: Set<String> = [
    "aiohttp", "python-requests", "python-httpx", "python-urllib", "python-urllib3", "websockets", "curl", "libcurl",
    "pycurl", "cfnetwork",
  ]

  /// Whether the header is compared. One that says what is the case without it is not.
  ///
  /// - `Accept: */*`: RFC 9110, 12.5.1.
  /// - `Content-Type` of no body, and `application/octet-stream`, which is what a body without a type is (RFC 9110,
  ///   8.3): aiohttp adds it to every POST, PUT, PATCH and DELETE that has no type.
  static func isRelevant(_ header: Request.Header, hasBody: Bool) -> Bool {
    let name = header.name.lowercased()
    if ignored[name] != nil || name.hasPrefix(ignoredPrefix) { return false }
    switch name {
    case "accept": return header.value != "*/*"
    case "content-type": return hasBody && header.value.lowercased() != "application/octet-stream"
    case "user-agent": return !isOfLibrary(header.value)
    default: return true
    }
  }

  private static func isOfLibrary(_ agent: String) -> Bool {
    agent.split(separator: " ").contains { product in
      product.contains("/") && libraries.contains(product.prefix { $0 != "/" }.lowercased())
    }
  }
}
