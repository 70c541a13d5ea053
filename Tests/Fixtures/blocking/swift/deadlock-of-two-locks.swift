// Blocks for ever in NSLock: each of two threads holds what the other wants.
import Foundation

let knife = NSLock()
let fork = NSLock()

Thread.detachNewThread {
  knife.withLock {
    print("Ann has the knife")
    Thread.sleep(forTimeInterval: 0.5)
    fork.withLock { print("Ann eats") }
  }
}
Thread.sleep(forTimeInterval: 0.2)
fork.withLock {
  print("Bob has the fork")
  Thread.sleep(forTimeInterval: 0.5)
  knife.withLock { print("Bob eats") }
}
