internal import DiglotModel
internal import Foundation
internal import Synchronization

/// Keeps every core of the machine busy while something else is tried, in bursts of odd lengths: what runs meanwhile is
/// interrupted and moved between cores as it never is on an idle machine.
///
/// The threads are this process's own, so that they end with it whatever ends it.
final class Load: Sendable {
  private let isOver = Atomic<Bool>(false)
  private let running = DispatchGroup()

  /// Calls `body` while `threads` threads spin. They have ended when it returns.
  static func during<Result>(threads: Int, _ body: () throws(Diagnostic) -> Result) throws(Diagnostic) -> Result {
    let load = Load(threads: threads)
    defer { load.end() }
    return try body()
  }

  private init(threads: Int) {
    for number in 0..<threads {
      running.enter()
      Thread { [self] in
        spin(seed: UInt64(number))
        running.leave()
      }.start()
    }
  }

  private func end() {
    isOver.store(true, ordering: .relaxed)
    running.wait()
  }

  private func spin(seed: UInt64) {
    var state = seed &* 0x9e37_79b9_7f4a_7c15 | 1
    while !isOver.load(ordering: .relaxed) {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      let end = DispatchTime.now().uptimeNanoseconds + 200_000 + state % 8_000_000
      while DispatchTime.now().uptimeNanoseconds < end, !isOver.load(ordering: .relaxed) {}
      usleep(UInt32(state >> 40 & 2047))
    }
  }
}
