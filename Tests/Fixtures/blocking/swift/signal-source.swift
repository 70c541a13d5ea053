// Blocks in a signal source, for signals that the program sends to itself.
import Foundation

signal(SIGUSR1, SIG_IGN)
let source = DispatchSource.makeSignalSource(signal: SIGUSR1, queue: .main)
source.setEventHandler {
  print("got a signal")
}
source.activate()
for delay in [0.3, 0.6] {
  DispatchQueue.main.asyncAfter(deadline: .now() + delay) {
    kill(getpid(), SIGUSR1)
  }
}
DispatchQueue.main.asyncAfter(deadline: .now() + 1) {
  print("enough")
  exit(0)
}
dispatchMain()
