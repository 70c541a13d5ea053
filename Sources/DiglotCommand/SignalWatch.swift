internal import Foundation

/// Waits on a thread of its own for the signals that ask a program to end, so that it can say what is done and leave nothing behind.
enum SignalWatch {
  /// Calls `body` when SIGINT or SIGTERM comes, and then ends the process by that signal: the shell sees 130 or 143, and a script
  /// around it ends as well. What the parent has ignored (a job in the background, `nohup`) stays ignored.
  ///
  /// To be called before there are other threads, which inherit that the signals are blocked.
  static func begin(_ body: @escaping @Sendable (_ signal: Int32) -> Void) {
    let numbers = [SIGINT, SIGTERM].filter { !isIgnored($0) }
    guard !numbers.isEmpty else { return }
    var watched = set(of: numbers)
    pthread_sigmask(SIG_BLOCK, &watched, nil)
    Thread.detachNewThread {
      var (watched, number) = (set(of: numbers), Int32(0))
      guard sigwait(&watched, &number) == 0 else { return }
      body(number)
      signal(number, SIG_DFL)
      pthread_sigmask(SIG_UNBLOCK, &watched, nil)
      kill(getpid(), number)
    }
  }

  private static func set(of numbers: [Int32]) -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in numbers { sigaddset(&set, number) }
    return set
  }

  /// Stops the calling thread for good: the process is about to end by a signal.
  static func waitForEnd() -> Never {
    while true { pause() }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1  // SIG_IGN
  }
}
