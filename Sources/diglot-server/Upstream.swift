import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// A connection to a host of the network.
final class Upstream: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias OutboundOut = HTTPClientRequestPart

  enum Event {
    case part(HTTPClientResponsePart)
    /// The connection is over, or was never there.
    case closed(reason: String)
  }

  /// Where a host is reached.
  struct Place: Hashable {
    var host: String
    var port: Int
    /// The name that a certificate must be for; nil for plain HTTP.
    var tlsName: String?
  }

  let place: Place
  /// Called for each event; nobody is told while it is nil.
  var tell: ((Event) -> Void)?
  /// Whether a request has been answered before.
  private(set) var isUsed = false
  private var channel: (any Channel)?
  private var reason = "the connection was closed"
  private var isOver = false

  init(_ place: Place) { self.place = place }

  var isOpen: Bool { channel?.isActive ?? false }

  /// - Parameter tls: an `SSL_CTX` for clients.
  func connect(on loop: any EventLoop, tls: OpaquePointer, then: @escaping () -> Void) {
    let own = NIOLoopBound(self, eventLoop: loop)
    let context = NIOLoopBound(tls, eventLoop: loop)
    ClientBootstrap(group: loop)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let (upstream, pipeline) = (own.value, channel.pipeline.syncOperations)
          if let name = upstream.place.tlsName {
            try pipeline.addHandler(ClientTLSHandler(host: name, context: context.value))
          }
          try pipeline.addHTTPClientHandlers()
          try pipeline.addHandler(upstream)
        }
      }
      .connect(host: place.host, port: place.port)
      .assumeIsolated().whenComplete { result in
        let upstream = own.value
        switch result {
        case .success(let channel):
          upstream.channel = channel
          then()
        case .failure(let error):
          upstream.reason = Self.text(error)
          upstream.end()
        }
      }
  }

  func send(_ head: HTTPRequestHead, body: [UInt8]) {
    guard let channel else { return }
    channel.write(HTTPClientRequestPart.head(head), promise: nil)
    if !body.isEmpty {
      channel.write(HTTPClientRequestPart.body(.byteBuffer(channel.allocator.buffer(bytes: body))), promise: nil)
    }
    channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
  }

  func close() {
    tell = nil
    channel?.close(promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let part = unwrapInboundIn(data)
    if case .end = part { isUsed = true }
    tell?(.part(part))
  }

  func channelInactive(context: ChannelHandlerContext) { end() }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    reason = Self.text(error)
    context.close(promise: nil)
  }

  private func end() {
    guard !isOver else { return }
    isOver = true
    tell?(.closed(reason: reason))
  }

  private static func text(_ error: any Error) -> String {
    switch error {
    case let error as NIOConnectionError:
      if let first = error.connectionErrors.first { return text(first.error) }
      return "its name is not known"
    case let error as IOError: return String(cString: strerror(error.errnoCode))
    case ChannelError.connectTimeout: return "it does not answer"
    case HTTPParserError.invalidEOFState: return "the connection was closed in the middle of the answer"
    default: return "\(error)"
    }
  }
}
