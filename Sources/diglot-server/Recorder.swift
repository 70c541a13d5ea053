import DiglotFixtures
import FoundationEssentials
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import OpenSSL

/// Stands between a run and the network: it takes each request for the host that is meant, asks there, and tells the tool what
/// was asked and answered.
///
/// No process of the run, and without the clock: what it looks up and connects to is the network's. It prints the port on which
/// it listens, then a `ToldExchange` for each request, a line each, with the bytes behind it. When its standard input ends, it tells of those that are
/// still open, and ends.
///
/// NIO and OpenSSL rather than `URLSession`, which changes paths that are no URLs, has headers of its own, follows redirects
/// unless it is told otherwise, and tells neither when each part of a body came nor how a connection broke.
final class Recorder {
  /// Bytes of a body that are kept. Larger ones cannot be a fixture's.
  static let mostBody = 16 << 20

  let tls: OpaquePointer
  private let identity: Identity
  private let places: [String: Upstream.Place]
  private var count = 0
  private var open: [Int: () -> Exchange] = [:]

  /// - Parameter places: `HOST=ADDRESS:PORT` or `HOST:PORT=ADDRESS:PORT`, where a host is in truth, without TLS.
  init(folder: String, places: [String]) throws {
    identity = Identity(try Authority(folder: folder)) { _ in true }
    tls = try ClientTLSHandler.makeContext()
    self.places = try Dictionary(
      places.map { text in
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let colon = parts[1].lastIndex(of: ":"),
          let port = Int(parts[1][parts[1].index(after: colon)...])
        else { throw ServerError("'\(text)' is no HOST=ADDRESS:PORT") }
        return (parts[0].lowercased(), Upstream.Place(host: String(parts[1][..<colon]), port: port, tlsName: nil))
      }, uniquingKeysWith: { $1 })
  }

  func run() throws {
    MultiThreadedEventLoopGroup.withCurrentThreadAsEventLoop { loop in
      let owner = NIOLoopBound(self, eventLoop: loop)
      NIOPipeBootstrap(group: loop)
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(EndOfInput { owner.value.finish() })
          }
        }
        .takingOwnershipOfDescriptor(input: 0)
        .whenFailure { _ in exit(1) }
      ServerBootstrap(group: loop)
        .serverChannelOption(.backlog, value: 1024)
        .childChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            let recorder = owner.value
            let choice = ProtocolChoice(identity: recorder.identity, complain: { _ in }) {
              RelayHandler(recorder: recorder, isSecure: $0)
            }
            try channel.pipeline.syncOperations.addHandler(choice)
          }
        }
        .bind(host: "127.0.0.1", port: 0)
        .whenComplete { result in
          guard let port = try? result.get().localAddress?.port else { exit(1) }
          Self.print("\(port)\n".utf8)
        }
    }
  }

  /// Where a host is reached.
  func place(of request: AskedRequest, isSecure: Bool) -> Upstream.Place {
    places["\(request.host):\(request.port)"] ?? places[request.host]
      ?? Upstream.Place(host: request.host, port: request.port, tlsName: isSecure ? request.host : nil)
  }

  /// - Parameter state: the exchange as it is when the tool wants to have it before its end.
  /// - Returns: the number of a request.
  func begin(_ state: @escaping (Int) -> Exchange) -> Int {
    let number = count
    count += 1
    open[number] = { state(number) }
    return number
  }

  func end(_ exchange: Exchange) {
    let (told, bytes) = ToldExchange.split(exchange)
    guard open.removeValue(forKey: exchange.number) != nil, let json = try? JSONEncoder().encode(told) else { return }
    Self.print(json + [UInt8(ascii: "\n")] + bytes)
  }

  private func finish() {
    for (_, state) in open.sorted(by: { $0.key < $1.key }) { end(state()) }
    exit(0)
  }

  private static func print(_ bytes: some Sequence<UInt8>) {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      if written <= 0 { exit(1) }
      rest = rest.dropFirst(written)
    }
  }
}

/// The tool has closed the recorder's standard input, or is gone.
private final class EndOfInput: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let finish: () -> Void

  init(finish: @escaping () -> Void) { self.finish = finish }

  func channelInactive(context: ChannelHandlerContext) { finish() }
}
