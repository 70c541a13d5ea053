import Pythonic

/// Yield numbers from 0 to `to` every `delay` seconds.
@MainActor final class Ticker {
  var delay: Double
  var i: Int
  var to: Int

  init(_ delay: Double, _ to: Int) {
    self.delay = delay
    self.i = 0
    self.to = to
  }

  func makeAsyncIterator() -> Ticker {
    return self
  }

  func next() async throws -> Int? {
    let i = self.i
    if i >= self.to {
      return nil
    }
    self.i += 1
    if i != 0 {
      try await Asyncio.sleep(.seconds(self.delay))
    }
    return i
  }
}

@MainActor final class Pool {
  var size: Int
  var open: [Int]

  init(_ size: Int) {
    self.size = size
    self.open = []
  }

  func enter() async throws -> Pool {
    for i in range(self.size) {
      try await Task.sleep(for: .seconds(0.01))
      self.open.append(i)
    }
    return self
  }

  func exit(_ excType: (any Error)?, _ exc: (any Error)?) async throws -> Bool {
    if exc != nil {
      print("leaving with", typeName(excType!), str(exc!))
    }
    self.open.removeAll()
    return true
  }
}

@MainActor func main() async throws {
  let iterator = Ticker(0.1, 4).makeAsyncIterator()
  while let i = try await iterator.next() {
    print(i)
  }
  var pool: Pool!
  let manager2 = Pool(3)
  pool = try await manager2.enter()
  do {
    print(str(pool.open))
    throw ValueError("bad")
  } catch {
    guard try await manager2.exit(error, error) else { throw error }
  }
  print(str(pool.open))
}

try await main()
