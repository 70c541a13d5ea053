internal import Foundation

extension Verifier {
  /// Ends every process that this one has started, and removes what it made for the time of its run. For a tool that is told to
  /// end: other threads are still at work and see their children fail, so the caller lets nothing more be reported, and ends.
  ///
  /// A worker that gets SIGTERM ends its runs and removes their folders; a compiler removes what it has half written. Who is
  /// there after `patience` is killed; after half as long again, nobody is waited for any more.
  ///
  /// - Parameters:
  ///   - patience: nanoseconds of the machine's time.
  ///   - isIdle: whether no thread can start a further process.
  package func abandon(patience: UInt64 = 50_000_000, isIdle: () -> Bool) {
    let start = DispatchTime.now().uptimeNanoseconds
    var told: Set<pid_t> = []
    while true {
      let children = Self.children()
      let waited = DispatchTime.now().uptimeNanoseconds - start
      if children.isEmpty && isIdle() || waited > patience + patience / 2 { break }
      for child in children {
        if waited > patience {
          kill(child, SIGKILL)
        } else if told.insert(child).inserted {
          kill(child, SIGTERM)
        }
        waitpid(child, nil, WNOHANG)
      }
      usleep(1000)
    }
    removeTemporaryFiles()
  }

  /// The children of all threads of this process, those among them that have ended and are not yet waited for.
  private static func children() -> [pid_t] {
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
    return threads.flatMap { thread -> [pid_t] in
      guard let file = fopen("/proc/self/task/\(thread)/children", "re") else { return [] }
      defer { fclose(file) }
      var bytes = [UInt8](repeating: 0, count: 1 << 14)
      let count = fread(&bytes, 1, bytes.count, file)
      return String(decoding: bytes[..<count], as: UTF8.self).split(separator: " ").compactMap { pid_t($0) }
    }
  }

  /// Their names hold the process id: the cache is shared, and others are at work in it.
  private func removeTemporaryFiles() {
    let files = FileManager.default
    for (folder, start) in [
      (options.cache, ".new-\(getpid())-"), (options.cache + "/python", ".new-\(getpid())"),
      ("/tmp", "\(SiteFolders.start)\(getpid())-"), ("/tmp", "\(ScratchFolder.start)\(getpid())-"),
    ] {
      for name in (try? files.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix(start) {
        try? files.removeItem(atPath: folder + "/" + name)
      }
    }
  }
}
