// Blocks in tasks of the main actor, between which its thread does what comes over Dispatch's main queue.
import Foundation

DispatchQueue.main.async { print("the main queue runs") }
DispatchQueue.main.asyncAfter(deadline: .now() + 0.3) { print("and again") }
try await Task.sleep(for: .milliseconds(200))
print("awake")
await withCheckedContinuation { continuation in
  DispatchQueue.global().asyncAfter(deadline: .now() + 0.3) {
    DispatchQueue.main.async { continuation.resume() }
  }
}
print("resumed")
