// Blocks for ever in a semaphore that is signalled once, but waited for twice.
import Dispatch

let letters = DispatchSemaphore(value: 0)
DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(400)) {
  letters.signal()
}
print("waiting")
letters.wait()
print("got a letter")
letters.wait()
print("never printed")
