// Blocks in NSLock: five threads queue for one lock, whose holder sleeps.
import Foundation

let bridge = NSLock()
let arrived = DispatchSemaphore(value: 0)

for car in 0..<5 {
  Thread.detachNewThread {
    bridge.withLock {
      Thread.sleep(forTimeInterval: 0.2)
      print("car", car, "is across")
    }
    arrived.signal()
  }
}
for _ in 0..<5 {
  arrived.wait()
}
print("the bridge is free")
