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

  private struct Made {
    /// The folder that all of them are in: workers that see little of the machine are shown it when they start.
    var root: String?
    /// By the documents' paths.
    var folders: [String: String] = [:]
  }

  private let made = Mutex(Made())

  /// The folder that all of them are in.
  ///
  /// - Throws: `[site-failed]` when it cannot be made.
  func root() throws(Diagnostic) -> String {
    try made.withLock { (made) throws(Diagnostic) in try Self.root(&made) }
  }

  /// The folder for the runs of a document.
  ///
  /// - Returns: nil for a document without a site.
  /// - Throws: `[site-failed]` when the folder cannot be made.
  func path(of site: Site?, for document: String) throws(Diagnostic) -> String? {
    guard let site else { return nil }
    return try made.withLock { (made) throws(Diagnostic) in
      if let known = made.folders[document] { return known }
      let path = try Self.make(site, &made)
      made.folders[document] = path
      return path
    }
  }

  deinit {
    if let root = made.withLock({ $0.root }) { try? FileManager.default.removeItem(atPath: root) }
  }

  /// A folder for runs that are recorded: any host is one of the site, and leads to `port` of this machine once that is known
  /// (`lead`). It is gone with this object.
  ///
  /// - Throws: `[site-failed]`.
  func recording() throws(Diagnostic) -> String {
    try made.withLock { (made) throws(Diagnostic) in
      let path = try Self.make(Site(), &made)
      made.folders["recording \(made.folders.count)"] = path
      return path
    }
  }

  /// All hosts of a recording's folder lead to a port of this machine.
  static func lead(_ path: String, to port: Int) throws(Diagnostic) {
    do { try Data("* \(port)\n".utf8).write(to: URL(filePath: path + "/hosts")) } catch {
      throw Diagnostic("site-failed", "the recorder's folder cannot be written: \(error)")
    }
  }

  private static func root(_ made: inout Made) throws(Diagnostic) -> String {
    if let root = made.root { return root }
    ScratchFolder.removeLeftovers(start)
    guard let root = ScratchFolder.make(start) else { throw failure("no folder in /tmp") }
    made.root = root
    return root
  }

  private static func make(_ site: Site, _ made: inout Made) throws(Diagnostic) -> String {
    let path = try root(&made) + "/\(made.folders.count)"
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      // A name has one address, whichever of its ports are open.
      var ports: [String: [Int]] = [:]
      for host in site.hosts { ports[host.name, default: []] += host.isRefusing ? [] : host.ports }
      let hosts = ports.sorted { $0.key < $1.key }.map { name, ports in
        "\(name)\(ports.map { " \($0)" }.joined())\n"
      }
      try Data(hosts.joined().utf8).write(to: URL(filePath: path + "/hosts"))
      try JSONEncoder().encode(site).write(to: URL(filePath: path + "/site.json"))
    } catch { throw failure("\(error)") }
    let signed = try Program(Installation.current.server, ["--authority", path], in: path)
    guard signed.status == 0 else {
      throw failure(String(decoding: signed.errors, as: UTF8.self).trimmingCharacters(in: .newlines))
    }
    return path
  }

  private static func failure(_ reason: String) -> Diagnostic {
    Diagnostic(
      "site-failed", "the web server's folder cannot be made: \(reason)", help: "'diglot doctor' checks what is needed")
  }
}
