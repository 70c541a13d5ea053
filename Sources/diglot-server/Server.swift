import DiglotFixtures
import FoundationEssentials
import NIOCore
import NIOPosix
import _DiglotWorker

/// Listens on a port of this machine for all hosts of the site. One event loop on the process's one thread: what happens at one
/// instant has an order.
///
/// NIO because it leaves each byte and each close to us, as resets, truncated bodies and trickled chunks need it; the price is
/// 67 s of a first release build on 2 cores. swift-nio-ssl would cost 94 s more (BoringSSL), so TLS is OpenSSL, which
/// libpython and libcurl bring along.
final class Server {
  let journal = Journal()
  private let identity: Identity
  private let site: Site
  private var served: [String: Int] = [:]

  /// - Throws: `ServerError` or a decoding error when the folder is not what the tool makes.
  init(folder: String) throws {
    let authority = try Authority(folder: folder)
    let data = try Data(contentsOf: URL(filePath: folder + "/site.json"))
    let site = try JSONDecoder().decode(Site.self, from: data)
    self.site = site
    identity = Identity(authority) { name in site.hosts.contains { $0.name == name } }
  }

  /// Serves until the process is killed, as it is at the end of the run.
  func run() throws {
    MultiThreadedEventLoopGroup.withCurrentThreadAsEventLoop { loop in
      let owner = NIOLoopBound(self, eventLoop: loop)
      ServerBootstrap(group: loop)
        .serverChannelOption(.backlog, value: 1024)
        .childChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            let server = owner.value
            let choice = ProtocolChoice(identity: server.identity, complain: server.journal.complain) {
              ExchangeHandler(server: server, isSecure: $0)
            }
            try channel.pipeline.syncOperations.addHandler(choice)
          }
        }
        .bind(host: "127.0.0.1", port: 0)
        .whenComplete { result in
          let port = try? result.get().localAddress?.port
          owner.value.journal.announce(port: port ?? -1)
        }
    }
  }

  /// What the site answers a request, and whether that is a fixture's.
  func answer(to request: AskedRequest) -> (answer: Answer, hasFixture: Bool) {
    let host = site.hosts.first { $0.name == request.host && $0.ports.contains(request.port) }
    guard let host else { return (.notFound, false) }
    switch host.match(method: request.method, target: request.target) {
    case .route(let route, let values):
      let key = "\(host.name):\(host.ports) \(route)"
      let number = served[key, default: 0]
      served[key] = number + 1
      return host.routes[route].answer(number: number).map { ($0.filled(with: values), true) } ?? (.notFound, false)
    case .otherMethods(let methods):
      return (Answer(status: 405, headers: [.init(name: "Allow", value: methods.joined(separator: ", "))]), true)
    case .nothing: return (.notFound, false)
    }
  }
}

extension Answer {
  /// Where no fixture answers.
  fileprivate static let notFound = Answer(
    status: 404, headers: [.init(name: "Content-Type", value: "text/plain; charset=utf-8")],
    pieces: [.init(delay: 0, body: Array("no fixture answers this request\n".utf8))])
}
