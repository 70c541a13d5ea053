import NIOCore
import OpenSSL

/// TLS on one connection: OpenSSL works on memory, this handler moves the bytes.
final class TLSHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let ssl: OpaquePointer
  private let received: OpaquePointer
  private let toSend: OpaquePointer
  private var isReset = false

  /// Takes the authority's certificate for the name that the client asks for (RFC 6066, server_name), where the server speaks
  /// for that name, else one that no client takes for another name's.
  init(identity: Identity) throws {
    guard let ssl = SSL_new(try identity.authority.context(for: "localhost")), let received = BIO_new(BIO_s_mem()),
      let toSend = BIO_new(BIO_s_mem())
    else { throw ServerError(openSSL: "no TLS") }
    (self.ssl, self.received, self.toSend) = (ssl, received, toSend)
    SSL_set_bio(ssl, received, toSend)
    SSL_set_accept_state(ssl)
    // The identity outlives the connections, which all end with the process.
    diglot_on_server_name(
      SSL_get_SSL_CTX(ssl),
      { ssl, _, identity in
        guard let identity, let name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name) else {
          return SSL_TLSEXT_ERR_OK
        }
        let owner = Unmanaged<Identity>.fromOpaque(identity).takeUnretainedValue()
        let host = String(cString: name).lowercased()
        guard owner.speaks(for: host), let context = try? owner.authority.context(for: host) else {
          return SSL_TLSEXT_ERR_OK
        }
        SSL_set_SSL_CTX(ssl, context)
        return SSL_TLSEXT_ERR_OK
      }, Unmanaged.passUnretained(identity).toOpaque())
  }

  deinit { SSL_free(ssl) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let bytes = unwrapInboundIn(data)
    bytes.withUnsafeReadableBytes { _ = BIO_write(received, $0.baseAddress, Int32($0.count)) }
    var plain = context.channel.allocator.buffer(capacity: bytes.readableBytes)
    var error = SSL_ERROR_NONE
    while error == SSL_ERROR_NONE {
      plain.writeWithUnsafeMutableBytes(minimumWritableBytes: 16384) { space in
        let count = SSL_read(ssl, space.baseAddress, Int32(space.count))
        error = count > 0 ? SSL_ERROR_NONE : SSL_get_error(ssl, count)
        return max(Int(count), 0)
      }
    }
    ERR_clear_error()
    send(context, promise: nil)
    if plain.readableBytes > 0 { context.fireChannelRead(wrapInboundOut(plain)) }
    if error != SSL_ERROR_WANT_READ { context.close(promise: nil) }  // the client's close_notify, or what is no TLS
  }

  /// Goes on reading while a request is being answered, when NIO's HTTP handlers do not: a client that gives up may say so over
  /// TLS (close_notify), and close its connection only when that is answered, as asyncio does.
  func channelReadComplete(context: ChannelHandlerContext) {
    context.fireChannelReadComplete()
    context.read()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let plain = unwrapOutboundIn(data)
    if plain.readableBytes > 0 {
      plain.withUnsafeReadableBytes { _ = SSL_write(ssl, $0.baseAddress, Int32($0.count)) }
    }
    send(context, promise: promise)
  }

  func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
    if event is Reset { isReset = true }
    context.triggerUserOutboundEvent(event, promise: promise)
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    if !isReset {
      SSL_shutdown(ssl)
      send(context, promise: nil)
    }
    context.close(mode: mode, promise: promise)
  }

  private func send(_ context: ChannelHandlerContext, promise: EventLoopPromise<Void>?) {
    var bytes = context.channel.allocator.buffer(capacity: diglot_pending(toSend))
    while diglot_pending(toSend) > 0 {
      bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: diglot_pending(toSend)) {
        max(Int(BIO_read(toSend, $0.baseAddress, Int32($0.count))), 0)
      }
    }
    guard bytes.readableBytes > 0 || promise != nil else { return }
    context.writeAndFlush(wrapOutboundOut(bytes), promise: promise)
  }
}

/// The event that says that a connection will be reset: nothing more is sent.
struct Reset {}
