// Blocks in nothing: it spins on an atomic until another thread sets it.
import Foundation
import Synchronization

let isUp = Atomic(false)

Thread.sleep(forTimeInterval: 0.1)
print("waiting for the flag")
Thread.detachNewThread {
  Thread.sleep(forTimeInterval: 0.2)
  isUp.store(true, ordering: .releasing)
}
while !isUp.load(ordering: .acquiring) {}
print("the flag is up")
