import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// What there is of an answer, in the order in which it arrives.
enum Part {
  case response(HTTPURLResponse)
  case data(Data)
}

/// Passes the parts of an answer on as they arrive.
///
/// `URLSession.bytes(for:)` does it for you, but only in Apple's Foundation so far.
final class PartsDelegate: NSObject, URLSessionDataDelegate {
  private let parts: AsyncThrowingStream<Part, any Error>.Continuation

  init(_ parts: AsyncThrowingStream<Part, any Error>.Continuation) {
    self.parts = parts
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    if let response = response as? HTTPURLResponse { parts.yield(.response(response)) }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    parts.yield(.data(data))
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    parts.finish(throwing: error)
  }
}

/// Asks for `url`; the request is cancelled when nobody reads its answer any more.
func stream(_ url: URL) -> AsyncThrowingStream<Part, any Error> {
  AsyncThrowingStream { continuation in
    let session = URLSession(
      configuration: .default, delegate: PartsDelegate(continuation), delegateQueue: nil)
    continuation.onTermination = { _ in session.invalidateAndCancel() }
    session.dataTask(with: url).resume()
  }
}

/// Makes lines of pieces that may end anywhere.
struct LineBuffer {
  private var rest = Data()

  /// - Returns: The lines that are complete now.
  mutating func append(_ piece: Data) -> [String] {
    var lines = (rest + piece).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    rest = lines.removeLast()
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The last line, where no line feed ends it.
  var last: String? {
    rest.isEmpty ? nil : String(decoding: rest, as: UTF8.self)
  }
}

/// Shows a line such as `21:04 the dome opens`.
func show(_ line: String) {
  let words = line.split(separator: " ", maxSplits: 1)
  guard words.count == 2 else { return }
  print("[\(words[0])] \(words[1])")
}

guard let url = URL(string: "https://observatory.example/log") else { throw URLError(.badURL) }
var lines = LineBuffer()

for try await part in stream(url) {
  switch part {
  case .response(let response): print("Status \(response.statusCode)")
  case .data(let piece): lines.append(piece).forEach(show)
  }
}
if let line = lines.last { show(line) }

print("The log ends here")
