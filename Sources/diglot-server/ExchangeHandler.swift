import DiglotFixtures
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// The requests of one connection, one after the other, and their answers.
final class ExchangeHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// Bytes of a request's body.
  private static let mostBody = 64 << 20

  private let server: Server
  private let isSecure: Bool
  private var request: AskedRequest?
  private var keepsAlive = true
  /// The number and the status of the request that is being answered.
  private var open: (number: Int, status: Int?)?

  init(server: Server, isSecure: Bool) { (self.server, self.isSecure) = (server, isSecure) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      request = AskedRequest(head, isSecure: isSecure)
      keepsAlive = head.isKeepAlive
      if head.headers.first(name: "expect")?.lowercased() == "100-continue" {
        context.writeAndFlush(
          wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .continue))), promise: nil)
      }
    case .body(let bytes):
      request?.body += bytes.readableBytesView
      if request?.body.count ?? 0 > Self.mostBody { context.close(promise: nil) }
    case .end:
      guard let request else { return }
      let (answer, hasFixture) = server.answer(to: request)
      let number = server.journal.ask(request, hasFixture: hasFixture)
      open = (number, nil)
      begin(answer, isHead: request.method == "HEAD", context)
    }
  }

  /// The client went away.
  func channelInactive(context: ChannelHandlerContext) {
    end("abandoned")
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func begin(_ answer: Answer, isHead: Bool, _ context: ChannelHandlerContext) {
    after(answer.delay, context) {
      switch answer.failure {
      case .silent: break
      case .reset: self.reset(context)
      case .truncated, nil: self.send(answer, isHead: isHead, context)
      }
    }
  }

  private func send(_ answer: Answer, isHead: Bool, _ context: ChannelHandlerContext) {
    var headers = HTTPHeaders(answer.headers.map { ($0.name, $0.value) })
    let count = answer.pieces.reduce(0) { $0 + $1.body.count }
    let hasBody = !(100..<200 ~= answer.status || answer.status == 204 || answer.status == 304)
    if answer.isChunked {
      headers.add(name: "Transfer-Encoding", value: "chunked")
    } else if hasBody {
      headers.add(name: "Content-Length", value: "\(count)")
    }
    if !keepsAlive { headers.add(name: "Connection", value: "close") }
    open?.status = answer.status
    let head = HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: answer.status), headers: headers)
    context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
    let left = answer.failure == .truncated ? count / 2 : count
    send(answer.pieces[...], left: isHead || !hasBody ? 0 : left, failure: answer.failure, context)
  }

  /// - Parameter left: bytes that may still be sent.
  private func send(
    _ pieces: ArraySlice<Answer.Piece>, left: Int, failure: Answer.Failure?, _ context: ChannelHandlerContext
  ) {
    guard let piece = pieces.first, left > 0 else { return finish(failure, context) }
    after(piece.delay, context) {
      let bytes = piece.body.prefix(left)
      let part = context.channel.allocator.buffer(bytes: bytes)
      if !bytes.isEmpty { context.writeAndFlush(self.wrapOutboundOut(.body(.byteBuffer(part))), promise: nil) }
      self.send(pieces.dropFirst(), left: left - bytes.count, failure: failure, context)
    }
  }

  private func finish(_ failure: Answer.Failure?, _ context: ChannelHandlerContext) {
    if failure == .truncated {
      end("failed")
      context.close(promise: nil)
      return
    }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    end("answered")
    if !keepsAlive { context.close(promise: nil) }
  }

  private func reset(_ context: ChannelHandlerContext) {
    end("failed")
    // Closing then sends RST instead of FIN (socket(7), SO_LINGER).
    _ = (context.channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
    context.triggerUserOutboundEvent(Reset(), promise: nil)
    context.close(promise: nil)
  }

  private func end(_ outcome: String) {
    guard let done = open else { return }
    open = nil
    server.journal.end(done.number, outcome, status: done.status)
  }

  /// Does something after nanoseconds, unless the client is gone by then.
  private func after(_ delay: Int, _ context: ChannelHandlerContext, _ body: @escaping () -> Void) {
    guard delay > 0 else { return body() }
    context.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(Int64(delay))) {
      if self.open != nil { body() }
    }
  }
}
