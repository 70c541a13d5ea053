// Blocks in two semaphores: two threads hand one ball to each other.
import Foundation

let ping = DispatchSemaphore(value: 0)
let pong = DispatchSemaphore(value: 0)
Thread.detachNewThread {
  for round in 1...3 {
    ping.wait()
    Thread.sleep(forTimeInterval: 0.2)
    print("ping", round)
    pong.signal()
  }
}
for round in 1...3 {
  ping.signal()
  pong.wait()
  Thread.sleep(forTimeInterval: 0.3)
  print("pong", round)
}
