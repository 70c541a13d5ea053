// Blocks for ever in a continuation that nobody resumes.
let keeper = Keeper()

@MainActor final class Keeper {
  var continuation: CheckedContinuation<Void, Never>?
}

print("waiting")
try await Task.sleep(for: .milliseconds(500))
print("still waiting")
await withCheckedContinuation { keeper.continuation = $0 }
print("never printed")
