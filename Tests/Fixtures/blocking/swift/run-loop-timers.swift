// Blocks in a run loop, which fires a repeating timer and one that is invalidated in time.
import Foundation

let late = Timer.scheduledTimer(withTimeInterval: 0.8, repeats: false) { _ in
  print("never printed")
}
let ticker = Timer.scheduledTimer(withTimeInterval: 0.3, repeats: true) { _ in
  print("tick")
}
RunLoop.main.run(until: Date(timeIntervalSinceNow: 0.7))
print("invalidating")
late.invalidate()
RunLoop.main.run(until: Date(timeIntervalSinceNow: 0.4))
ticker.invalidate()
print("done, timers are valid:", late.isValid || ticker.isValid)
