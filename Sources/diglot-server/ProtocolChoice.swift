import NIOCore
import NIOHTTP1

/// Sees from a connection's first byte whether the client speaks TLS (RFC 8446, 5.1: a handshake record is 22), and sets
/// the connection up for that.
final class ProtocolChoice: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer

  private let server: Server

  init(server: Server) { self.server = server }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let bytes = unwrapInboundIn(data)
    guard let first = bytes.getInteger(at: bytes.readerIndex, as: UInt8.self) else { return }
    let isSecure = first == 22
    let pipeline = context.pipeline.syncOperations
    do {
      if isSecure { try pipeline.addHandler(TLSHandler(server: server)) }
      try pipeline.configureHTTPServerPipeline()
      try pipeline.addHandler(ExchangeHandler(server: server, isSecure: isSecure))
    } catch {
      server.journal.complain("\(error)")
      context.close(promise: nil)
      return
    }
    context.fireChannelRead(data)
    pipeline.removeHandler(self, promise: nil)
  }
}
