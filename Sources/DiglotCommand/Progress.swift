internal import Foundation
internal import Synchronization

/// A line on the terminal that says how far a command is, and what has run for the longest time. Without a terminal, and on CI, nothing.
final class Progress: Sendable {
  private struct State {
    var done = 0
    /// What is running, with the time it began: both sides of a pair may be.
    var running: [(id: String, since: ContinuousClock.Instant)] = []
    var last = ""
    var isOver = false
  }

  private let total: Int
  private let isShown: Bool
  /// No date: the machine's clock may be set meanwhile.
  private let begun = ContinuousClock.now
  private let state = Mutex(State())

  /// - Parameter isShown: where nil, whether the terminal can show it.
  init(total: Int, isShown: Bool? = nil) {
    self.total = total
    self.isShown = isShown ?? Terminal.showsProgress
    guard self.isShown else { return }
    Thread.detachNewThread { [weak self] in
      while let self, self.draw() { usleep(100_000) }
    }
  }

  /// Something that may take a while begins.
  func began(_ id: String) { state.withLock { $0.running.append((id, .now)) } }

  func ended(_ id: String) {
    state.withLock { state in
      if let place = state.running.firstIndex(where: { $0.id == id }) { state.running.remove(at: place) }
    }
  }

  /// Whether nothing is running.
  var isIdle: Bool { state.withLock { $0.running.isEmpty } }

  /// One more is done.
  func step(_ id: String) {
    state.withLock {
      $0.done += 1
      $0.last = id
    }
  }

  /// Takes the line away. No other is drawn after it.
  func end() {
    state.withLock {
      if isShown, !$0.isOver { Terminal.write("\r\u{1B}[K", to: 2) }
      $0.isOver = true
    }
  }

  /// - Returns: false when it is over.
  private func draw() -> Bool {
    state.withLock { state in
      if state.isOver { return false }
      let now = ContinuousClock.now
      let line = Self.line(
        done: state.done, total: total, time: now - begun, running: state.running, last: state.last, now: now)
      Terminal.write("\r\u{1B}[K" + line.prefix(Terminal.columns(of: 2) - 1), to: 2)
      return true
    }
  }

  /// `[12/31] 1.2 s; 2 running, creating-tasks for 0.6 s`
  private static func line(
    done: Int, total: Int, time: Duration, running: [(id: String, since: ContinuousClock.Instant)], last: String,
    now: ContinuousClock.Instant
  ) -> String {
    let head = "[\(done)/\(total)] \(time.seconds(digits: 1)) s"
    guard let slowest = running.min(by: { ($0.since, $0.id) < ($1.since, $1.id) }) else {
      return last.isEmpty ? head : head + "; " + last
    }
    return head + "; \(running.count) running, \(slowest.id) for \((now - slowest.since).seconds(digits: 1)) s"
  }
}

extension Duration {
  /// In seconds, with so many digits behind the point.
  func seconds(digits: Int) -> String { String(format: "%.\(digits)f", self / .seconds(1)) }
}
