// Blocks in asyncAfter: blocks run in the order of their deadlines.
import Dispatch

let bell = DispatchQueue(label: "bell")
let done = DispatchSemaphore(value: 0)
for tenths in [5, 1, 3] {
  bell.asyncAfter(deadline: .now() + .milliseconds(100 * tenths)) {
    print("after", tenths, "tenths")
    done.signal()
  }
}
for _ in 0..<3 {
  done.wait()
}
print("done")
