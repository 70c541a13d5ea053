public import Foundation
internal import Synchronization

/// A program that a test has started, and that is killed with it.
///
/// Foundation's `Process` hears of an end on a thread that it makes for that, and of none where the machine has no thread to give, as beside
/// an attack that takes them all. This one asks the kernel (`waitpid`) time and again, so that whoever waits goes on in each case. All signals
/// are let through and at their defaults, as from a shell, and no descriptor is passed on but the three.
public final class ChildProcess: Sendable {
  public let pid: pid_t
  /// As `waitpid` had it, once it has ended.
  private let end = Mutex<Int?>(nil)

  /// How long a program may take before it is killed, in seconds of the machine's time: no assertion, a stop for hangs.
  public static let limit = 300.0

  /// - Parameters:
  ///   - program: its path.
  ///   - changes: replace variables of the tests' own environment; an empty text removes one.
  ///   - folder: where it works, if not where the tests do.
  ///   - input: a descriptor; without one, there is nothing to read.
  ///   - output: a descriptor; without one, it is thrown away.
  ///   - error: a descriptor; without one, it is thrown away.
  /// - Throws: `POSIXError` where it cannot be started.
  public init(
    _ program: String, _ arguments: [String], changes: [String: String] = [:], in folder: String? = nil,
    input: Int32? = nil, output: Int32? = nil, error: Int32? = nil
  ) throws {
    var attributes = posix_spawnattr_t()
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    // Copies of what is given, above all that is taken: a descriptor that is itself 0, 1 or 2 is not lost.
    let given = [input, output, error].map { $0.map { fcntl($0, F_DUPFD_CLOEXEC, 10) } }
    defer { for file in given.compactMap(\.self) { close(file) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, file) in given.enumerated() {
      if let file {
        posix_spawn_file_actions_adddup2(&actions, file, Int32(number))
      } else {
        posix_spawn_file_actions_addopen(&actions, Int32(number), "/dev/null", O_RDWR, 0)
      }
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
      if let file = Int32(name), file > 2 { posix_spawn_file_actions_addclose(&actions, file) }
    }
    var environment = ProcessInfo.processInfo.environment
    for (name, value) in changes { environment[name] = value.isEmpty ? nil : value }
    let path = folder == nil ? program : "/usr/bin/env"
    let command = (folder.map { [path, "-C", $0] } ?? []) + [program] + arguments
    var words = command.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var pid: pid_t = 0
    let code = posix_spawn(&pid, path, &actions, &attributes, &words, &variables)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EINVAL) }
    self.pid = pid
  }

  deinit {
    guard status == nil else { return }
    signal(SIGKILL)
    _ = waitpid(pid, nil, 0)
  }

  /// The exit status; negative for the signal that ended it; nothing while it runs.
  public var status: Int? {
    end.withLock { end in
      if end == nil {
        var status: Int32 = 0
        guard waitpid(pid, &status, WNOHANG) == pid else { return nil }
        end = status & 0x7f == 0 ? Int(status >> 8 & 0xff) : -Int(status & 0x7f)
      }
      return end
    }
  }

  /// Sends it a signal, unless it has ended.
  public func signal(_ number: Int32) { if status == nil { kill(pid, number) } }

  /// Waits without a thread of the tests' pool, which the other tests need.
  ///
  /// - Parameter limit: in seconds; then it is killed.
  public func ended(within limit: Double = limit) async -> Int {
    let start = ContinuousClock.now
    var pause = 2
    while true {
      if let status { return status }
      if ContinuousClock.now - start > .seconds(limit) { kill(pid, SIGKILL) }
      do { try await Task.sleep(for: .milliseconds(pause)) } catch { kill(pid, SIGKILL) }
      pause = min(2 * pause, 50)
    }
  }

  /// As `ended`, for those who cannot be suspended.
  public func wait(within limit: Double = limit) -> Int {
    let start = ContinuousClock.now
    while true {
      if let status { return status }
      if ContinuousClock.now - start > .seconds(limit) { kill(pid, SIGKILL) }
      usleep(2000)
    }
  }
}

/// A file without a name, for what a program writes: nobody waits for the end of a pipe that a program's own children hold open.
public final class OutputFile: Sendable {
  public let descriptor: Int32

  public init() throws {
    var path = Array((NSTemporaryDirectory() + "/diglot-output-XXXXXX").utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    unlink(path)
  }

  deinit { close(descriptor) }

  /// What has been written so far.
  public var data: Data {
    var all = Data()
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = pread(descriptor, &part, part.count, off_t(all.count))
      guard count > 0 else { return all }
      all += part[..<count]
    }
  }

  public var text: String { String(decoding: data, as: UTF8.self) }
}
