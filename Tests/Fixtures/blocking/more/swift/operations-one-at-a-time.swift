// Blocks in an operation queue of width one; what is cancelled before its turn never runs.
import Foundation

let desk = OperationQueue()
desk.maxConcurrentOperationCount = 1
for number in 1...4 {
  desk.addOperation {
    Thread.sleep(forTimeInterval: 0.3)
    print("operation", number)
  }
}
Thread.sleep(forTimeInterval: 0.4)
desk.cancelAllOperations()
print("cancelled what was left")
desk.waitUntilAllOperationsAreFinished()
print("the desk is empty")
