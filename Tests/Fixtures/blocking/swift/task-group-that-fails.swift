// Blocks in a throwing group: one task fails, the other is cancelled in its sleep.
struct NoPaper: Error {}

do {
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
      try await Task.sleep(for: .milliseconds(300))
      throw NoPaper()
    }
    group.addTask {
      do {
        try await Task.sleep(for: .seconds(2))
      } catch {
        print("cancelled:", error is CancellationError)
      }
    }
    for try await _ in group {}
  }
} catch {
  print("failed:", error)
}
