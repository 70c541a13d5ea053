// Blocks in a continuation, which a thread resumes.
import Foundation

func compute(_ number: Int) async -> Int {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.4)
      continuation.resume(returning: number * number)
    }
  }
}

print("computed", await compute(3))
print("computed", await compute(4))
