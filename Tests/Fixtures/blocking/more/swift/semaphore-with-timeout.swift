// Blocks in DispatchSemaphore.wait, with a timeout that strikes and one that does not.
import Foundation

let letters = DispatchSemaphore(value: 0)
Thread.detachNewThread {
  Thread.sleep(forTimeInterval: 0.5)
  letters.signal()
}
print("within 0.3 s:", letters.wait(timeout: .now() + 0.3))
print("within 1 s:", letters.wait(timeout: .now() + 1))
print("by the wall, within 0.2 s:", letters.wait(wallTimeout: .now() + 0.2))
