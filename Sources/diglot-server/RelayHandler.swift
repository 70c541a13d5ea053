import DiglotFixtures
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// The requests of one connection of a run, each passed on to its host, and the answers back, part by part as they come.
final class RelayHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let recorder: Recorder
  private let isSecure: Bool
  private var head: HTTPRequestHead?
  private var request: AskedRequest?
  private var upstream: Upstream?
  private var exchange: RecordedExchange?
  private var keepsAlive = true
  /// The host closes the connection after its answer.
  private var upstreamEnds = false

  init(recorder: Recorder, isSecure: Bool) { (self.recorder, self.isSecure) = (recorder, isSecure) }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      request = AskedRequest(head, isSecure: isSecure)
      keepsAlive = head.isKeepAlive && head.version == .http1_1
      if head.headers.first(name: "expect")?.lowercased() == "100-continue" {
        let goOn = HTTPResponseHead(version: .http1_1, status: .continue)
        context.writeAndFlush(wrapOutboundOut(.head(goOn)), promise: nil)
      }
    case .body(let bytes): request?.body += bytes.readableBytesView
    case .end:
      guard let head, let request else { return }
      begin(head, request, context)
    }
  }

  /// The client went away.
  func channelInactive(context: ChannelHandlerContext) {
    upstream?.close()
    if let exchange { recorder.end(exchange.abandoned) }
    exchange = nil
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  // MARK: The request

  private func begin(_ head: HTTPRequestHead, _ request: AskedRequest, _ context: ChannelHandlerContext) {
    let target = head.originForm
    let recorded = RecordedExchange(
      Exchange(
        number: 0, method: request.method, isSecure: isSecure, host: request.host, port: request.port, target: target,
        requestHeaders: request.headers.map { Answer.Header(name: $0.name, value: $0.value) }))
    recorded.exchange.number = recorder.begin { [weak recorded] number in
      recorded?.abandoned
        ?? Exchange(number: number, method: request.method, isSecure: false, host: "", port: 0, target: target)
    }
    exchange = recorded
    var asked = HTTPRequestHead(version: .http1_1, method: head.method, uri: target)
    asked.headers = HTTPHeaders(
      ConnectionHeaders.removed(from: recorded.exchange.requestHeaders)
        .filter { !["accept-encoding", "content-length", "expect"].contains($0.name.lowercased()) }
        .map { ($0.name, $0.value) })
    // Bodies are to be stored as they are, and not as one client asks for them.
    asked.headers.add(name: "Accept-Encoding", value: "identity")
    if !request.body.isEmpty || [.POST, .PUT, .PATCH].contains(head.method) {
      asked.headers.add(name: "Content-Length", value: "\(request.body.count)")
    }
    ask(asked, request, mayReuse: true, context)
  }

  private func ask(_ head: HTTPRequestHead, _ request: AskedRequest, mayReuse: Bool, _ context: ChannelHandlerContext) {
    let place = recorder.place(of: request, isSecure: isSecure)
    func listen(to upstream: Upstream) {
      self.upstream = upstream
      upstream.tell = { [weak upstream] event in
        // A connection that was kept may have been closed meanwhile (RFC 9112, 9.3.1); then the request is made anew.
        if case .closed = event, upstream?.isUsed ?? false, self.exchange?.exchange.status == nil, mayReuse {
          self.upstream = nil
          return self.ask(head, request, mayReuse: false, context)
        }
        self.take(event, context)
      }
    }
    if mayReuse, let upstream, upstream.place == place, upstream.isOpen {
      listen(to: upstream)
      return upstream.send(head, body: request.body)
    }
    upstream?.close()
    let fresh = Upstream(place)
    listen(to: fresh)
    fresh.connect(on: context.eventLoop, tls: recorder.tls) { fresh.send(head, body: request.body) }
  }

  // MARK: The answer

  private func take(_ event: Upstream.Event, _ context: ChannelHandlerContext) {
    guard let exchange else { return }
    switch event {
    case .part(.head(let head)):
      exchange.begin(head)
      send(head, of: exchange.exchange, context)
    case .part(.body(let bytes)):
      exchange.take(bytes.readableBytesView)
      if exchange.exchange.method != "HEAD" {
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(bytes))), promise: nil)
      }
    case .part(.end):
      self.exchange = nil
      recorder.end(exchange.answered)
      finish(context)
    case .closed(let reason):
      self.exchange = nil
      recorder.end(exchange.failed(reason))
      reset(context)
    }
  }

  private func send(_ head: HTTPResponseHead, of exchange: Exchange, _ context: ChannelHandlerContext) {
    if !head.isKeepAlive { upstreamEnds = true }
    var answer = HTTPResponseHead(version: .http1_1, status: head.status)
    answer.headers = HTTPHeaders(ConnectionHeaders.removed(from: exchange.headers).map { ($0.name, $0.value) })
    let hasLength = answer.headers.contains(name: "content-length")
    // Without a length, the end of an old client's answer is the connection's; and so is that of an answer to HEAD, to which
    // NIO would add the end of a chunked body.
    if !hasLength, self.head?.version != .http1_1 || exchange.method == "HEAD" { keepsAlive = false }
    if !hasLength, self.head?.version != .http1_1 { answer.version = .http1_0 }
    if !keepsAlive { answer.headers.replaceOrAdd(name: "Connection", value: "close") }
    context.writeAndFlush(wrapOutboundOut(.head(answer)), promise: nil)
  }

  private func finish(_ context: ChannelHandlerContext) {
    if upstreamEnds {
      upstream?.close()
      upstream = nil
      upstreamEnds = false
    }
    if request?.method == "HEAD", !keepsAlive { return context.close(promise: nil) }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    if !keepsAlive { context.close(promise: nil) }
  }

  /// The client sees that the host is not there, or broke off.
  private func reset(_ context: ChannelHandlerContext) {
    upstream = nil
    _ = (context.channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
    context.triggerUserOutboundEvent(Reset(), promise: nil)
    context.close(promise: nil)
  }
}

extension HTTPRequestHead {
  /// The path and the query, whichever form the target has (RFC 9112, 3.2).
  fileprivate var originForm: String {
    guard !uri.hasPrefix("/"), let scheme = uri.firstRange(of: "://") else { return uri }
    let rest = uri[scheme.upperBound...]
    guard let start = rest.firstIndex(where: { $0 == "/" || $0 == "?" }) else { return "/" }
    return rest[start] == "?" ? "/" + rest[start...] : String(rest[start...])
  }
}
