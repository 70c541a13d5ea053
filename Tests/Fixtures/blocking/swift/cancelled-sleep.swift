// Blocks in Task.sleep, which a cancellation ends early.
let sleeper = Task {
  do {
    try await Task.sleep(for: .seconds(5))
    print("never printed")
  } catch {
    print("woken:", error is CancellationError)
  }
}

try await Task.sleep(for: .milliseconds(400))
print("cancelling")
sleeper.cancel()
await sleeper.value
print("it is over")
