// Blocks in dispatchMain: a group notifies the main queue, which ends the program.
import Foundation

let guests = DispatchGroup()
for (guest, delay) in [("Ann", 0.5), ("Bob", 0.2)] {
  guests.enter()
  DispatchQueue.global().asyncAfter(deadline: .now() + delay) {
    print(guest, "is here")
    guests.leave()
  }
}
guests.notify(queue: .main) {
  print("all are here")
  exit(3)
}
dispatchMain()
