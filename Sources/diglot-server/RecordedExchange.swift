import DiglotFixtures
import NIOCore
import NIOHTTP1

/// An exchange while it goes on.
final class RecordedExchange {
  var exchange: Exchange
  private var last = NIODeadline.now()
  private var size = 0
  private var inflater: Inflater?

  init(_ exchange: Exchange) { self.exchange = exchange }

  func begin(_ head: HTTPResponseHead) {
    exchange.delay = passed()
    exchange.status = Int(head.status.code)
    exchange.headers = head.headers.map { Answer.Header(name: $0.name, value: $0.value) }
    let coding = exchange.header("content-encoding") ?? "identity"
    guard coding.lowercased() != "identity", exchange.method != "HEAD" else { return }
    inflater = Inflater(coding: coding)
    if inflater == nil { exchange.encoding = coding }
  }

  func take(_ bytes: ByteBufferView) {
    let delay = passed()
    guard !exchange.isCut else { return }
    var body = Array(bytes)
    if let inflater {
      if let plain = inflater.inflate(body, most: Recorder.mostBody + 1) {
        body = plain
      } else {
        exchange.reason = "its body is not what its Content-Encoding says"
        exchange.isCut = true
      }
    }
    size += body.count
    if size > Recorder.mostBody {
      exchange.isCut = true
      exchange.reason = "its body is larger than 16 MiB"
      exchange.pieces = []
      return
    }
    exchange.pieces.append(Answer.Piece(delay: delay, body: body))
  }

  var answered: Exchange { ended(exchange.isCut ? .broken : .answered) }
  var abandoned: Exchange { ended(.abandoned) }

  func failed(_ reason: String) -> Exchange {
    exchange.reason = reason
    return ended(exchange.status == nil && !isBegun(reason) ? .unreachable : .broken)
  }

  /// Whether the host was there, but closed the connection without an answer.
  private func isBegun(_ reason: String) -> Bool { reason.hasPrefix("the connection was closed") }

  private func ended(_ outcome: Exchange.Outcome) -> Exchange {
    exchange.trailing = passed()
    exchange.outcome = outcome
    return exchange
  }

  /// Nanoseconds since the last event.
  private func passed() -> Int {
    let now = NIODeadline.now()
    defer { last = now }
    return Int((now - last).nanoseconds)
  }
}
