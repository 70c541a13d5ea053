// Blocks in a process that is terminated; its handler tells how it ended.
import Foundation

let sleeper = Process()
let ended = DispatchSemaphore(value: 0)
sleeper.executableURL = URL(fileURLWithPath: "/bin/sleep")
sleeper.arguments = ["5"]
sleeper.terminationHandler = { @Sendable process in
  print("ended by signal", process.terminationStatus)
  ended.signal()
}
try sleeper.run()
Thread.sleep(forTimeInterval: 0.5)
print("terminating")
sleeper.terminate()
ended.wait()
