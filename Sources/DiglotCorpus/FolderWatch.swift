package import DiglotModel
internal import Glibc

/// Says which files of some folders change, from the kernel's own word (inotify).
package final class FolderWatch {
  private let descriptor: Int32
  private var folders: [Int32: String] = [:]

  /// - Throws: `[watch-failed]`.
  package init() throws(Diagnostic) {
    descriptor = inotify_init1(Int32(IN_CLOEXEC))
    guard descriptor >= 0 else {
      throw Diagnostic("watch-failed", "the system watches no more folders", help: "see fs.inotify.max_user_instances")
    }
  }

  deinit { close(descriptor) }

  /// Watches a folder, though not those below it; one that is not there is passed over, and one that is watched stays so.
  ///
  /// - Throws: `[watch-failed]` where there are too many.
  package func add(_ folder: String) throws(Diagnostic) {
    // Editors write a file, or write another one and move it there.
    let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE)
    let watch = inotify_add_watch(descriptor, folder, events)
    if watch >= 0 {
      folders[watch] = folder
    } else if errno == ENOSPC {
      throw Diagnostic(
        "watch-failed", "the system watches no more folders than it does", help: "see fs.inotify.max_user_watches")
    }
  }

  /// Waits for a change, and then for an end of changes: the paths that have changed.
  ///
  /// - Parameter quiet: milliseconds without a change, after which those that come belong to another one.
  package func next(quiet: Int32 = 40) -> Set<String> {
    var changed: Set<String> = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, changed.isEmpty ? -1 : quiet)
      if ready < 0, errno == EINTR { continue }
      if ready <= 0 { return changed }
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return changed }
      changed.formUnion(paths(in: buffer[..<count]))
    }
  }

  private func paths(in bytes: ArraySlice<UInt8>) -> [String] {
    var found: [String] = []
    var start = 0
    let header = MemoryLayout<inotify_event>.size
    bytes.withUnsafeBytes { raw in
      while start + header <= raw.count {
        let event = raw.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
        let end = start + header + Int(event.len)
        guard end <= raw.count else { return }
        let name = raw[(start + header)..<end].prefix { $0 != 0 }
        if let folder = folders[event.wd], !name.isEmpty {
          found.append(folder + "/" + String(decoding: name, as: UTF8.self))
        }
        start = end
      }
    }
    return found
  }
}
