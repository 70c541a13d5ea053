// Blocks in DispatchGroup.wait, with a timeout and without, for blocks on a concurrent queue.
import Foundation

let kitchen = DispatchQueue(label: "kitchen", attributes: .concurrent)
let dishes = DispatchGroup()
for (dish, seconds) in [("soup", 0.6), ("fish", 0.2)] {
  kitchen.async(group: dishes) {
    Thread.sleep(forTimeInterval: seconds)
    print(dish, "is ready")
  }
}
print("within 0.4 s:", dishes.wait(timeout: .now() + 0.4))
dishes.wait()
print("all is ready")
