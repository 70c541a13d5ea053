import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Passes the pieces of a body on as they arrive.
///
/// `URLSession.bytes(for:)` does it for you, but only in Apple's Foundation so far.
final class PiecesDelegate: NSObject, URLSessionDataDelegate {
  private let pieces: AsyncThrowingStream<Data, any Error>.Continuation

  init(_ pieces: AsyncThrowingStream<Data, any Error>.Continuation) {
    self.pieces = pieces
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    pieces.yield(data)
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    pieces.finish(throwing: error)
  }
}

/// An event that a server has sent.
struct ServerEvent {
  var name = "message"
  var data = ""
}

/// The events of an answer that stays open.
struct ServerEvents: AsyncSequence {
  let request: URLRequest

  init(_ url: URL) {
    var request = URLRequest(url: url)
    request.setValue("text/event-stream", forHTTPHeaderField: "Accept")
    self.request = request
  }

  func makeAsyncIterator() -> Iterator {
    let (pieces, continuation) = AsyncThrowingStream<Data, any Error>.makeStream()
    let session = URLSession(
      configuration: .default, delegate: PiecesDelegate(continuation), delegateQueue: nil)
    // Whoever stops reading ends the request
    continuation.onTermination = { _ in session.invalidateAndCancel() }
    session.dataTask(with: request).resume()
    return Iterator(pieces: pieces.makeAsyncIterator())
  }

  struct Iterator: AsyncIteratorProtocol {
    var pieces: AsyncThrowingStream<Data, any Error>.Iterator
    var text = Data()

    mutating func next() async throws -> ServerEvent? {
      var event = ServerEvent()
      while let line = try await nextLine() {
        if line.hasPrefix("event:") {
          event.name = line.dropFirst("event:".count).trimmingCharacters(in: .whitespaces)
        } else if line.hasPrefix("data:") {
          if !event.data.isEmpty { event.data += "\n" }
          event.data += line.dropFirst("data:".count).trimmingCharacters(in: .whitespaces)
        } else if line.isEmpty, !event.data.isEmpty {
          return event
        }
      }
      return nil
    }

    private mutating func nextLine() async throws -> String? {
      while true {
        if let end = text.firstIndex(of: UInt8(ascii: "\n")) {
          defer { text = text[(end + 1)...] }
          return String(decoding: text[..<end], as: UTF8.self)
        }
        guard let piece = try await pieces.next() else { return nil }
        text += piece
      }
    }
  }
}

struct Departure: Decodable {
  let ferry: String
  let to: String
}

struct Closure: Decodable {
  let reason: String
}

struct Timetable: Decodable {
  let first: String
}

/// Tells of ferries until there are no more. With its end the sequence ends too, and with that the request.
func showDepartures() async throws {
  guard let url = URL(string: "https://ferry.example/departures") else { throw URLError(.badURL) }
  for try await event in ServerEvents(url) {
    let data = Data(event.data.utf8)
    if event.name == "closed" {
      let closure = try JSONDecoder().decode(Closure.self, from: data)
      print("No more ferries: \(closure.reason)")
      break
    }
    let departure = try JSONDecoder().decode(Departure.self, from: data)
    print("\(event.name): the \(departure.ferry) to \(departure.to)")
  }
}

func showTomorrow() async throws {
  guard let url = URL(string: "https://ferry.example/tomorrow") else { throw URLError(.badURL) }
  let (data, _) = try await URLSession.shared.data(from: url)
  let timetable = try JSONDecoder().decode(Timetable.self, from: data)
  print("Tomorrow from \(timetable.first) on")
}

try await showDepartures()
try await showTomorrow()
