// Blocks in DispatchQueue.sync: the caller waits for what was there before, then for its own block.
import Foundation

let desk = DispatchQueue(label: "desk")
desk.async {
  Thread.sleep(forTimeInterval: 0.4)
  print("the others are served")
}
let sum = desk.sync {
  Thread.sleep(forTimeInterval: 0.2)
  print("adding up")
  return 2 + 3
}
print("sum", sum)
