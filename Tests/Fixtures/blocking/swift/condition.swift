// Blocks in NSCondition: a consumer waits for what a producer puts on the belt.
import Foundation

final class Belt: @unchecked Sendable {
  private let changed = NSCondition()
  private var boxes: [Int] = []

  func put(_ box: Int) {
    changed.withLock { boxes.append(box) }
    changed.signal()
  }

  func take() -> Int {
    changed.withLock {
      while boxes.isEmpty { changed.wait() }
      return boxes.removeFirst()
    }
  }
}

let belt = Belt()
Thread.detachNewThread {
  for box in 1...3 {
    Thread.sleep(forTimeInterval: 0.3)
    belt.put(box)
  }
}
for _ in 1...3 { print("took", belt.take()) }
