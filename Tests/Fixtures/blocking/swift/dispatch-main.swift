// Blocks in dispatchMain, while the main queue works off its blocks, until one of them exits.
import Foundation

DispatchQueue.main.asyncAfter(deadline: .now() + 0.6) {
  print("goodbye")
  exit(0)
}
DispatchQueue.main.asyncAfter(deadline: .now() + 0.3) {
  print("halfway")
}
DispatchQueue.main.async {
  print("the main queue runs")
}
print("before dispatchMain")
dispatchMain()
