/// An async sequence of numbers with delays.
struct AsyncNumberStream: AsyncSequence, AsyncIteratorProtocol {
  let count: Int
  private var current = 0

  init(count: Int) {
    self.count = count
  }

  func makeAsyncIterator() -> Self { self }

  mutating func next() async throws -> Int? {
    guard current < count else { return nil }  // nil ends the sequence

    try await Task.sleep(for: .seconds(0.5))  // Simulate async data fetch
    defer { current += 1 }
    return current
  }
}

for try await num in AsyncNumberStream(count: 5) {
  print("Got number: \(num)")
}
