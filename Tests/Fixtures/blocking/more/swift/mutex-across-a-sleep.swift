// Blocks in Mutex: three threads queue for it, and each holder sleeps.
import Foundation
import Synchronization

let total = Mutex(0)
let done = DispatchSemaphore(value: 0)

for amount in [1, 10, 100] {
  Thread.detachNewThread {
    total.withLock { total in
      Thread.sleep(forTimeInterval: 0.3)
      total += amount
      print("total", total)
    }
    done.signal()
  }
  Thread.sleep(forTimeInterval: 0.05)
}
for _ in 0..<3 {
  done.wait()
}
print("all added")
