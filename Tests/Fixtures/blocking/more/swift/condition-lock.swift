// Blocks in NSConditionLock: three threads take turns by its number.
import Foundation

let turn = NSConditionLock(condition: 1)
for number in [3, 1, 2] {
  Thread.detachNewThread {
    guard turn.lock(whenCondition: number, before: .now + 5) else { return }
    Thread.sleep(forTimeInterval: 0.2)
    print("turn", number)
    turn.unlock(withCondition: number + 1)
  }
}
print("within 0.3 s:", turn.lock(whenCondition: 4, before: .now + 0.3))
print("within 1 s:", turn.lock(whenCondition: 4, before: .now + 1))
