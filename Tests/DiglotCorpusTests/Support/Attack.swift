import Foundation
import Testing

/// A program of `Tests/Fixtures/attacks`: it tries to break a promise of `Safety.md`, and its first lines say which, how it must end
/// and what it must print.
struct Attack: Sendable, CustomTestStringConvertible {
  enum Language: String, Sendable {
    case python = "py"
    case swift = "swift.txt"
  }

  /// The file's name without its extension, and the id of its snippet.
  var name: String
  var promise: String
  /// As the report names it; `any` where several are right, `refused` where the port must not compile.
  var end: String
  /// What it prints, where that is told.
  var lines: [String]?
  /// With `{{name}}` for what it aims at.
  var source: String

  var testDescription: String { name }

  static let folder = FirstDocument.root + "/Tests/Fixtures/attacks"

  static func all(_ language: Language) throws -> [Attack] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix("." + language.rawValue) }
      .map { try Attack(path: folder + "/" + $0, name: String($0.dropLast(language.rawValue.count + 1))) }
  }

  private init(path: String, name: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var head: [String: [String]] = [:]
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let count = lines.prefix { !$0.isEmpty }.count
    for line in lines.prefix(count) {
      let parts = line.drop { $0 == "#" || $0 == "/" || $0 == " " }.split(separator: ":", maxSplits: 1)
      head[String(parts[0]), default: []].append(parts.count > 1 ? String(parts[1].dropFirst()) : "")
    }
    self.name = name
    promise = try #require(head["promise"]?.first)
    end = try #require(head["end"]?.first)
    self.lines = head["line"]
    source = lines.dropFirst(count + 1).joined(separator: "\n")
  }
}

/// What attacks aim at: a home folder with a secret, servers of this machine, this process. It is gone with this object.
final class Target: Sendable {
  static let secret = "correct-horse-\(getpid())"
  /// An argument that only what attacks start has.
  static let daemon = String(31_415_000 + getpid() % 1000)

  let folder: TemporaryFolder
  let sockets: [Int32]
  let port: Int

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("home/.ssh/id_rsa", Self.secret)
    try folder.write("home/.profile", "# mine\n")
    let inet = try Self.listen(AF_INET, "")
    port = inet.port
    sockets = [
      inet.socket, try Self.listen(AF_UNIX, "\0" + Self.name(folder)).socket,
      try Self.listen(AF_UNIX, folder.path + "/home/agent").socket,
    ]
  }

  deinit { for socket in sockets { close(socket) } }

  /// No two targets of this machine have the same.
  private static func name(_ folder: TemporaryFolder) -> String { "diglot" + folder.path.suffix(36) }

  var home: String { folder.path + "/home" }

  /// The source of an attack, aimed.
  func aim(_ source: String, document: String) throws -> String {
    var names = [
      "home": home, "document": document, "cache": try CommandLineRun.cache.get().path, "pid": "\(getpid())",
      "port": "\(port)", "abstract": Self.name(folder), "secret": Self.secret, "daemon": Self.daemon,
      "tests": "diglot-tests-\(getpid())",
    ]
    for (name, number) in Self.calls { names[name] = "\(number)" }
    return names.reduce(source) { $0.replacing("{{\($1.key)}}", with: $1.value) }
  }

  /// All that lies in the home folder, with what can be changed of it.
  func contents() throws -> [String: String] {
    var result: [String: String] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: home) ?? .init() {
      var info = stat()
      try #require(lstat(home + "/" + name, &info) == 0)
      let text = FileManager.default.contents(atPath: home + "/" + name).map { String(decoding: $0, as: UTF8.self) }
      result[name] = "\(info.st_mode) \(info.st_uid) \(info.st_mtim.tv_sec) \(text ?? "")"
    }
    return result
  }

  /// The numbers of system calls, which Swift does not see under their names on each machine.
  private static let calls: [String: Int] = {
    #if arch(x86_64)
      [
        "ptrace": 101, "process_vm_readv": 310, "connect": 42, "write": 1, "unshare": 272, "clone": 56, "mount": 165,
        "chroot": 161, "bpf": 321, "perf_event_open": 298, "userfaultfd": 323, "io_uring_setup": 425, "keyctl": 250,
        "clock_settime": 227, "shmget": 29, "kexec_load": 246, "open_by_handle_at": 304,
      ]
    #else
      [
        "ptrace": 117, "process_vm_readv": 270, "connect": 203, "write": 64, "unshare": 97, "clone": 220, "mount": 40,
        "chroot": 51, "bpf": 280, "perf_event_open": 241, "userfaultfd": 282, "io_uring_setup": 425, "keyctl": 219,
        "clock_settime": 112, "shmget": 194, "kexec_load": 104, "open_by_handle_at": 265,
      ]
    #endif
  }()

  private static func listen(_ family: Int32, _ path: String) throws -> (socket: Int32, port: Int) {
    let file = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    try #require(file >= 0)
    var length = socklen_t(0)
    var storage = sockaddr_storage()
    storage.ss_family = sa_family_t(family)
    withUnsafeMutableBytes(of: &storage) { bytes in
      if family == AF_INET {
        bytes.copyBytes(from: bytes.prefix(2) + [0, 0, 127, 0, 0, 1])
        length = socklen_t(MemoryLayout<sockaddr_in>.size)
      } else {
        bytes[2...].copyBytes(from: path.utf8)
        length = socklen_t(2 + path.utf8.count)
      }
    }
    let bound = withUnsafePointer(to: storage) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(file, $0, length) }
    }
    try #require(bound == 0 && Glibc.listen(file, 8) == 0)
    var name = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    guard family == AF_INET else { return (file, 0) }
    _ = withUnsafeMutablePointer(to: &name) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(file, $0, &size) }
    }
    return (file, Int(UInt16(bigEndian: name.sin_port)))
  }
}
