// Blocks in Thread.sleep on the main actor: its other task must wait, a detached one need not.
import Foundation

let onMain = Task { @MainActor in
  try await Task.sleep(for: .milliseconds(200))
  print("main actor, late")
}
let detached = Task.detached {
  try await Task.sleep(for: .milliseconds(300))
  print("detached, in time")
}

@MainActor func block() {
  Thread.sleep(forTimeInterval: 0.5)
  print("the main actor was blocked")
}

try await Task.sleep(for: .milliseconds(100))
block()
try await onMain.value
