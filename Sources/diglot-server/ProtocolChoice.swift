import NIOCore
import NIOHTTP1

/// Sees from a connection's first byte whether the client speaks TLS (RFC 8446, 5.1: a handshake record is 22), and sets
/// the connection up for that.
final class ProtocolChoice: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer

  private let identity: Identity
  private let complain: (String) -> Void
  /// What takes the requests, with TLS or without.
  private let makeHandler: (_ isSecure: Bool) -> any ChannelHandler

  init(
    identity: Identity, complain: @escaping (String) -> Void,
    makeHandler: @escaping (_ isSecure: Bool) -> any ChannelHandler
  ) {
    (self.identity, self.complain, self.makeHandler) = (identity, complain, makeHandler)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let bytes = unwrapInboundIn(data)
    guard let first = bytes.getInteger(at: bytes.readerIndex, as: UInt8.self) else { return }
    let isSecure = first == 22
    let pipeline = context.pipeline.syncOperations
    do {
      if isSecure { try pipeline.addHandler(TLSHandler(identity: identity)) }
      try pipeline.configureHTTPServerPipeline()
      try pipeline.addHandler(makeHandler(isSecure))
    } catch {
      complain("\(error)")
      context.close(promise: nil)
      return
    }
    context.fireChannelRead(data)
    pipeline.removeHandler(self, promise: nil)
  }
}
