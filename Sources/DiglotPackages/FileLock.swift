internal import Glibc

/// A lock that one process has at a time. It ends with the process, however that ends.
struct FileLock {
  private let file: Int32

  /// Waits until the lock is free; nil where the file cannot be made.
  init?(_ path: String) {
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard file >= 0 else { return nil }
    while flock(file, LOCK_EX) != 0 {
      if errno == EINTR { continue }
      close(file)
      return nil
    }
  }

  func release() { close(file) }
}
