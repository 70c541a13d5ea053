// Blocks in a serial queue: one block at a time, in the order in which they came.
import Dispatch
import Foundation

let desk = DispatchQueue(label: "desk")
for letter in ["a", "b", "c"] {
  desk.async {
    Thread.sleep(forTimeInterval: 0.3)
    print("answered", letter)
  }
}
print("three letters are on the desk")
desk.sync {
  print("the desk is empty")
}
