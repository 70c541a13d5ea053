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
}

guard let url = URL(string: "https://observatory.example/log") else { throw URLError(.badURL) }
var buffer = LineBuffer()

for try await part in stream(url) {
  switch part {
  case .response(let response):
    print("Status \(response.statusCode)")
  case .data(let piece):
    for line in buffer.append(piece) {
      let words = line.split(separator: " ", maxSplits: 1)
      if let time = words.first, let event = words.last {
        print("[\(time)] \(event)")
      }
    }
  }
}

print("The log ends here")
