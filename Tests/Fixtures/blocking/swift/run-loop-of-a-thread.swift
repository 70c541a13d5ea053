// Blocks in the run loop of a second thread, which ends when its timer says so.
import Foundation

let done = DispatchSemaphore(value: 0)
Thread.detachNewThread {
  let end = Date(timeIntervalSinceNow: 0.7)
  let timer = Timer(fire: Date(timeIntervalSinceNow: 0.2), interval: 0.2, repeats: true) { _ in
    print("tick in the thread")
  }
  RunLoop.current.add(timer, forMode: .default)
  while Date() < end, RunLoop.current.run(mode: .default, before: end) {}
  timer.invalidate()
  done.signal()
}
Thread.sleep(forTimeInterval: 0.5)
print("tock in main")
done.wait()
print("the thread is done")
