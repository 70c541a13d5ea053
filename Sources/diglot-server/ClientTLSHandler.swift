import NIOCore
import OpenSSL

/// TLS towards a host of the network, whose certificate must be one that this machine trusts.
final class ClientTLSHandler: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let ssl: OpaquePointer
  private let received: OpaquePointer
  private let toSend: OpaquePointer
  private var isReady = false
  /// What is to be written as soon as the host is known to be the one that is meant.
  private var held: [(bytes: ByteBuffer, promise: EventLoopPromise<Void>?)] = []

  /// What this machine trusts: OpenSSL's own list, or that of `SSL_CERT_FILE` and `SSL_CERT_DIR`.
  static func makeContext() throws -> OpaquePointer {
    guard let context = SSL_CTX_new(TLS_client_method()), SSL_CTX_set_default_verify_paths(context) == 1 else {
      throw ServerError(openSSL: "no TLS")
    }
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nil)
    return context
  }

  init(host: String, context: OpaquePointer) throws {
    guard let ssl = SSL_new(context), let received = BIO_new(BIO_s_mem()), let toSend = BIO_new(BIO_s_mem()) else {
      throw ServerError(openSSL: "no TLS")
    }
    (self.ssl, self.received, self.toSend) = (ssl, received, toSend)
    SSL_set_bio(ssl, received, toSend)
    SSL_set_connect_state(ssl)
    guard SSL_set1_host(ssl, host) == 1, diglot_ask_for(ssl, host) == 1 else {
      throw ServerError(openSSL: "no TLS for \(host)")
    }
  }

  deinit { SSL_free(ssl) }

  func channelActive(context: ChannelHandlerContext) {
    shakeHands(context)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let bytes = unwrapInboundIn(data)
    bytes.withUnsafeReadableBytes { _ = BIO_write(received, $0.baseAddress, Int32($0.count)) }
    if !isReady { shakeHands(context) }
    guard isReady else { return }
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
    if error != SSL_ERROR_WANT_READ { context.close(promise: nil) }  // the host's close_notify, or what is no TLS
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let bytes = unwrapOutboundIn(data)
    guard isReady else {
      held.append((bytes, promise))
      return
    }
    encrypt(bytes)
    send(context, promise: promise)
  }

  private func shakeHands(_ context: ChannelHandlerContext) {
    let done = SSL_do_handshake(ssl)
    let error = done == 1 ? SSL_ERROR_NONE : SSL_get_error(ssl, done)
    send(context, promise: nil)
    if done == 1 {
      isReady = true
      let waiting = held
      held = []
      for (bytes, promise) in waiting {
        encrypt(bytes)
        send(context, promise: promise)
      }
    } else if error != SSL_ERROR_WANT_READ {
      context.fireErrorCaught(failure)
      context.close(promise: nil)
    }
  }

  private var failure: ServerError {
    let result = SSL_get_verify_result(ssl)
    guard result == X509_V_OK else {
      return ServerError("its certificate is not trusted: \(String(cString: X509_verify_cert_error_string(result)))")
    }
    return ServerError(openSSL: "TLS fails")
  }

  private func encrypt(_ plain: ByteBuffer) {
    guard plain.readableBytes > 0 else { return }
    plain.withUnsafeReadableBytes { _ = SSL_write(ssl, $0.baseAddress, Int32($0.count)) }
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
