/// Threads that run one piece of work after the other: Python's `concurrent.futures.ThreadPoolExecutor`, and in its place
/// `ProcessPoolExecutor` too, as Swift's threads run side by side.
///
/// Mirrors Lib/concurrent/futures/thread.py: a thread starts where none is idle, up to `maxWorkers`.
public final class ThreadPoolExecutor: Sendable {
  private struct State {
    var work: [@Sendable () -> Void] = []
    var (idle, threads) = (0, 0)
    var isShutDown = false
  }

  private let state = Monitor(State())
  private let maxWorkers: Int

  public init(maxWorkers: Int = 32) { self.maxWorkers = maxWorkers }

  /// Has a thread do the work: `executor.submit(…)`.
  public func submit<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) -> Future<Value> {
    let future = Future<Value>()
    enqueue { future.end(Result { try work() }) }
    return future
  }

  func enqueue(_ work: @escaping @Sendable () -> Void) {
    let startsThread = state.update { state in
      state.work.append(work)
      guard state.idle < state.work.count, state.threads < maxWorkers else { return false }
      state.threads += 1
      return true
    }
    if startsThread { Thread.start { [state] in Self.serve(state) } }
  }

  private static func serve(_ state: Monitor<State>) {
    while true {
      state.update { $0.idle += 1 }
      let next: (@Sendable () -> Void)?? = state.wait { state in
        if !state.work.isEmpty {
          state.idle -= 1
          return .some(state.work.removeFirst())
        }
        return state.isShutDown ? .some(nil) : nil
      }
      guard let work = next ?? nil else { break }
      work()
    }
    state.update { $0.threads -= 1 }
  }

  /// Waits until all work is done: the end of `with ThreadPoolExecutor()`. It blocks the thread.
  public func shutdown() {
    state.update { $0.isShutDown = true }
    _ = state.wait { $0.threads == 0 ? true : nil }
  }
}

/// What a thread will have made: Python's `concurrent.futures.Future`.
public final class Future<Value: Sendable>: Sendable {
  private let state = Monitor<Result<Value, any Error>?>(nil)

  func end(_ result: Result<Value, any Error>) { state.update { $0 = result } }

  public var isDone: Bool { state.update { $0 != nil } }

  /// Waits for it. It blocks the thread, also the one that runs the tasks.
  ///
  /// - Throws: the error of the work.
  public func result() throws -> Value { try state.wait { $0 }.get() }
}
