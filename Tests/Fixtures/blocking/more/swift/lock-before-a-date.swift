// Blocks in NSLock.lock(before:): the first date is too early, the second is not.
import Foundation

let door = NSLock()
Thread.detachNewThread {
  door.lock()
  Thread.sleep(forTimeInterval: 0.7)
  print("the door is open")
  door.unlock()
}

Thread.sleep(forTimeInterval: 0.1)
print("within 0.3 s:", door.lock(before: Date(timeIntervalSinceNow: 0.3)))
print("within 1 s:", door.lock(before: Date(timeIntervalSinceNow: 1)))
