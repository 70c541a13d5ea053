// Blocks in NSCondition.wait(until:): nobody signals before the first date.
import Foundation

let bell = NSCondition()
Thread.detachNewThread {
  Thread.sleep(forTimeInterval: 0.5)
  bell.withLock { bell.signal() }
}

bell.lock()
print("within 0.3 s:", bell.wait(until: Date(timeIntervalSinceNow: 0.3)))
print("within 1 s:", bell.wait(until: Date(timeIntervalSinceNow: 1)))
bell.unlock()
