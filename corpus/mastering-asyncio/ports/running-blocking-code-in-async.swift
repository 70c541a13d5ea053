import Foundation

/// A blocking function (can't be made async).
func blockingOperation(_ duration: Double) -> String {
  Thread.sleep(forTimeInterval: duration)
  return "Slept for \(duration)s"
}

/// Runs blocking work on a thread of its own, and suspends the caller meanwhile.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: work()) }
  }
}

// This won't block the main actor
let result = await onThread { blockingOperation(2.0) }
print(result)
