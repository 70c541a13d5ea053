// Blocks in a timer source, which ticks every 0.2 s after 0.3 s.
import Foundation

let timer = DispatchSource.makeTimerSource(queue: .main)
var ticks = 0
timer.setEventHandler {
  ticks += 1
  print("tick", ticks)
  if ticks == 4 {
    timer.cancel()
  }
}
timer.setCancelHandler {
  print("cancelled")
  exit(0)
}
timer.schedule(deadline: .now() + 0.3, repeating: 0.2)
timer.activate()
dispatchMain()
