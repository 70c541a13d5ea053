// Blocks in DispatchWorkItem.wait; an item that is cancelled in time never runs.
import Foundation

let desk = DispatchQueue(label: "desk")
let first = DispatchWorkItem {
  Thread.sleep(forTimeInterval: 0.5)
  print("the first is done")
}
let second = DispatchWorkItem { print("never printed") }
desk.async(execute: first)
desk.async(execute: second)
Thread.sleep(forTimeInterval: 0.2)
second.cancel()
print("the second is cancelled:", second.isCancelled)
first.wait()
second.wait()
print("the desk is empty")
