internal import DiglotFixtures
internal import DiglotModel
internal import DiglotRunner
internal import Foundation
internal import Synchronization

/// What the servers of runs read: for each corpus folder that has fixtures a folder, made when a run first needs it, and gone
/// with this object.
///
/// It holds the hosts' names and ports for the clock (`hosts`), all answers for the server (`site.json`), and a certificate
/// authority of its own (`ca.pem`, `ca.key`), which only those runs trust.
final class SiteFolders: Sendable {
  /// In the system's folder for temporary files; the tool's process id follows.
  static let start = "diglot-site-"

  private let made = Mutex<[String: String]>([:])

  /// The folder for the runs of a document.
  ///
  /// - Returns: nil for a document without a site.
  /// - Throws: `[site-failed]` when the folder cannot be made.
  func path(of site: Site?, for document: String) throws(Diagnostic) -> String? {
    guard let site else { return nil }
    do {
      return try made.withLock { made in
        if let known = made[document] { return known }
        if made.isEmpty { ScratchFolder.removeLeftovers(Self.start) }
        let path = try Self.make(site)
        made[document] = path
        return path
      }
    } catch let diagnostic as Diagnostic { throw diagnostic } catch {
      throw Diagnostic(
        "site-failed", "the web server's folder cannot be made: \(error)", help: "'diglot doctor' checks what is needed"
      )
    }
  }

  deinit { made.withLock { for path in $0.values { try? FileManager.default.removeItem(atPath: path) } } }

  /// A folder for runs that are recorded: any host is one of the site, and leads to `port` of this machine once that is known
  /// (`lead`). It is gone with this object.
  ///
  /// - Throws: `[site-failed]`.
  func recording() throws(Diagnostic) -> String {
    do {
      return try made.withLock { made in
        if made.isEmpty { ScratchFolder.removeLeftovers(Self.start) }
        let path = try Self.make(Site())
        made["recording \(made.count)"] = path
        return path
      }
    } catch let diagnostic as Diagnostic { throw diagnostic } catch {
      throw Diagnostic("site-failed", "the recorder's folder cannot be made: \(error)")
    }
  }

  /// All hosts of a recording's folder lead to a port of this machine.
  static func lead(_ path: String, to port: Int) throws(Diagnostic) {
    do { try Data("* \(port)\n".utf8).write(to: URL(filePath: path + "/hosts")) } catch {
      throw Diagnostic("site-failed", "the recorder's folder cannot be written: \(error)")
    }
  }

  private static func make(_ site: Site) throws -> String {
    guard let path = ScratchFolder.make(start) else { throw CocoaError(.fileWriteUnknown) }
    // A name has one address, whichever of its ports are open.
    var ports: [String: [Int]] = [:]
    for host in site.hosts { ports[host.name, default: []] += host.isRefusing ? [] : host.ports }
    let hosts = ports.sorted { $0.key < $1.key }.map { name, ports in
      "\(name)\(ports.map { " \($0)" }.joined())\n"
    }
    try Data(hosts.joined().utf8).write(to: URL(filePath: path + "/hosts"))
    try JSONEncoder().encode(site).write(to: URL(filePath: path + "/site.json"))
    let made = try Program(Installation.current.server, ["--authority", path], in: path)
    guard made.status == 0 else {
      throw Diagnostic("site-failed", String(decoding: made.errors, as: UTF8.self).trimmingCharacters(in: .newlines))
    }
    return path
  }
}
