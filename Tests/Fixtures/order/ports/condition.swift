import Pythonic

@MainActor final class Box {
  var balls = 0
  let changed = Asyncio.Condition()
}

@MainActor func taker(_ name: String, _ box: Box) async throws {
  try await box.changed.withLock {
    try await box.changed.wait(until: { box.balls > 0 })
    box.balls -= 1
    print(name, "takes one of", box.balls + 1)
  }
  print(name, "left")
}

@MainActor func giver(_ box: Box, _ count: Int) async throws {
  try await Task.sleep(for: .seconds(1))
  try await box.changed.withLock {
    box.balls += count
    print("gives", count)
    box.changed.notify(count)
    await Task.yield()
    print("still there")
  }
  print("giver left")
}

let box = Box()
let takers = ["a", "b", "c", "d", "e", "f"].map { name in Task { try await taker(name, box) } }
let givers = (0..<2).map { _ in Task { try await giver(box, 2) } }
try await Task.sleep(for: .seconds(0.5))
takers[1].cancel()
_ = try await Asyncio.gather(givers)
print("given")
try await Task.sleep(for: .seconds(1))
try await box.changed.withLock {
  box.balls += 1
  box.changed.notifyAll()
}
_ = try await Asyncio.wait(for: takers)
