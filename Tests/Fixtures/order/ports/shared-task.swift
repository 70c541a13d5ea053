import Pythonic

/// Those who wait for a task of Swift wake last come, first served; those who wait for an event, first come.
@MainActor final class Shared {
  let isDone = Asyncio.Event()
  var result = ""
}

@MainActor func work(_ shared: Shared) async throws {
  try await Asyncio.sleep(.seconds(1))
  print("worked")
  shared.result = "it"
  shared.isDone.set()
}

@MainActor func waiter(_ name: String, _ shared: Shared) async throws {
  try Task.checkCancellation()  // A task of asyncio that is cancelled before it began never does
  try await shared.isDone.wait()
  print(name, "has", shared.result)
}

let shared = Shared()
Task { try await work(shared) }
_ = try await Asyncio.gather((0..<4).map { n in Task { try await waiter("\(n)", shared) } })
let early = Task { try await waiter("nobody", shared) }
early.cancel()
_ = try await Asyncio.wait(for: [early])
if case .failure(is CancellationError) = await early.result { print("True") } else { print("False") }
