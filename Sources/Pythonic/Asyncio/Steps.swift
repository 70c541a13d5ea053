extension Asyncio {
  /// What an object with `__anext__` gives, until it gives no more: it is asked by the task that wants the next element.
  ///
  ///     for try await line in Asyncio.Steps({ try await reader.next() }) { print(line) }
  public struct Steps<Element: Sendable>: AsyncSequence, AsyncIteratorProtocol, Sendable {
    private let step: @MainActor @Sendable () async throws -> Element?

    public init(_ step: @escaping @MainActor @Sendable () async throws -> Element?) { self.step = step }

    public func makeAsyncIterator() -> Steps { self }

    /// - Throws: what the object throws.
    public func next() async throws -> Element? { try await step() }

    /// - Throws: what the object throws.
    public func next(isolation actor: isolated (any Actor)?) async throws -> Element? { try await step() }
  }
}
