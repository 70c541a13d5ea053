internal import Foundation

/// Runs what goes as deep as somebody's program is nested on a thread with room for that.
enum LargeStack {
  /// Address space alone: what is not touched costs nothing.
  private static let size = 1 << 29

  static func run<Result: Sendable>(_ body: @escaping @Sendable () -> Result) -> Result {
    let box = Box<Result>()
    let thread = Thread {
      box.result = body()
      box.isDone.signal()
    }
    thread.stackSize = size
    thread.start()
    box.isDone.wait()
    guard let result = box.result else { return body() }
    return result
  }

  /// Written by the thread before it signals, and read after that.
  private final class Box<Result>: @unchecked Sendable {
    let isDone = DispatchSemaphore(value: 0)
    var result: Result?
  }
}
