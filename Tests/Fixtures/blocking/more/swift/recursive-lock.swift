// Blocks in NSRecursiveLock: the owner enters twice, the other waits until it has left twice.
import Foundation

let room = NSRecursiveLock()
let left = DispatchSemaphore(value: 0)

room.lock()
room.lock()
Thread.detachNewThread {
  room.withLock { print("visitor is in") }
  left.signal()
}
Thread.sleep(forTimeInterval: 0.3)
room.unlock()
print("owner has left the inner room")
Thread.sleep(forTimeInterval: 0.2)
print("owner leaves the outer room")
room.unlock()
left.wait()
