import Foundation
import Pythonic

// I/O-bound task (async is best)
func asyncIOTask() async throws -> String {
  try await Task.sleep(for: .seconds(1))
  return "async done"
}

func syncIOTask() -> String {
  Thread.sleep(forTimeInterval: 1)
  return "sync done"
}

/// Calculates the sum of squares (CPU-intensive).
func cpuBoundTask(_ n: Int) -> Int {
  var sum = 0
  for i in 0..<n { sum += i * i }
  return sum
}

/// Runs blocking work on a thread of its own, and suspends the caller meanwhile.
///
/// A blocking call must not hold one of the few threads that run Swift's tasks.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread { continuation.resume(returning: work()) }
  }
}

/// Runs CPU-bound work on the concurrent pool, which has a thread for each core and no GIL.
@concurrent func onPool<Value: Sendable>(_ work: @Sendable () -> Value) async -> Value {
  work()
}

func seconds(_ elapsed: Duration) -> String {
  String(format: "%.2fs", elapsed / .seconds(1))
}

// Async I/O - best for network/file operations
var start = ContinuousClock.now
let tasks = (0..<10).map { _ in Task { try await asyncIOTask() } }
_ = try await Asyncio.gather(tasks)
print("Async I/O: \(seconds(ContinuousClock.now - start))")  // ~1 second

// Threading - good for I/O that has no async interface
start = ContinuousClock.now
let futures = (0..<10).map { _ in Task { await onThread(syncIOTask) } }
_ = try await Asyncio.gather(futures)
print("Threading: \(seconds(ContinuousClock.now - start))")  // ~1 second

// A thread for blocking I/O (don't block the main actor)
_ = await onThread(syncIOTask)

// The pool for CPU: Swift's threads run in parallel, so no other process is needed
let result = await onPool { cpuBoundTask(1_000_000) }
