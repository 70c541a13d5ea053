// Blocks in concurrentPerform, until the last of the iterations is over.
import Foundation
import Synchronization

let sum = Mutex(0)
print("adding up")
DispatchQueue.concurrentPerform(iterations: 8) { number in
  if number == 0 {
    Thread.sleep(forTimeInterval: 0.4)
  }
  sum.withLock { $0 += number }
}
print("sum", sum.withLock { $0 })
