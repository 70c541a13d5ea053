internal import Synchronization

extension Asyncio {
  /// Python's asynchronous generator: runs its body up to the next `yield` when somebody asks for the next value, and no
  /// further.
  ///
  ///     func pages() -> Asyncio.Generator<Int> {
  ///       Asyncio.Generator { yield in
  ///         for page in 1...3 {
  ///           try await Task.sleep(for: .seconds(1))
  ///           try await yield(page)
  ///         }
  ///       }
  ///     }
  ///
  /// The body is a task of its own, so that each value takes two turns more than in asyncio. A loop that is left early ends
  /// the body with `CancellationError` where it yields.
  public struct Generator<Element: Sendable>: AsyncSequence, Sendable {
    public typealias Yield = @MainActor @Sendable (Element) async throws -> Void

    private let body: @MainActor @Sendable (@escaping Yield) async throws -> Void

    public init(_ body: @escaping @MainActor @Sendable (@escaping Yield) async throws -> Void) { self.body = body }

    public func makeAsyncIterator() -> Iterator { Iterator(handover: Handover(), body: body) }

    public final class Iterator: AsyncIteratorProtocol {
      fileprivate let handover: Handover<Element>
      private var body: (@MainActor @Sendable (@escaping Yield) async throws -> Void)?

      fileprivate init(
        handover: Handover<Element>, body: @escaping @MainActor @Sendable (@escaping Yield) async throws -> Void
      ) {
        (self.handover, self.body) = (handover, body)
      }

      deinit { handover.close() }

      public func next() async throws -> Element? { try await next(isolation: nil) }

      /// - Throws: what the body throws, or `CancellationError`.
      public func next(isolation actor: isolated (any Actor)?) async throws -> Element? {
        let waiter = handover.ask()
        if let body {
          self.body = nil
          let handover = handover
          Task { @MainActor in
            do {
              try await body { try await handover.give($0) }
              handover.end(nil)
            } catch { handover.end(error) }
          }
        }
        try await waiter?.wait()
        return try handover.take()
      }
    }
  }
}

/// What goes from the body of a generator to the one who asks.
private final class Handover<Element: Sendable>: Sendable {
  private struct State {
    var value: Element?
    var error: (any Error)?
    var isOver = false
    var asker: Waiter?
    var giver: Waiter?
  }

  private let state = Mutex(State())

  /// Has the body go on. What to wait for; nil where there is nothing more to come.
  func ask() -> Waiter? {
    state.withLock { state in
      if state.isOver { return nil }
      let waiter = Waiter()
      state.asker = waiter
      state.giver?.wake()
      state.giver = nil
      return waiter
    }
  }

  /// Hands a value over, and waits until somebody asks for the next.
  func give(_ value: Element) async throws {
    let waiter = try state.withLock { state -> Waiter in
      if state.isOver { throw CancellationError() }
      let waiter = Waiter()
      state.value = value
      state.giver = waiter
      state.asker?.wake()
      state.asker = nil
      return waiter
    }
    try await waiter.wait()
    if state.withLock(\.isOver) { throw CancellationError() }
  }

  func take() throws -> Element? {
    try state.withLock { state in
      if let error = state.error {
        state.error = nil
        throw error
      }
      defer { state.value = nil }
      return state.value
    }
  }

  func end(_ error: (any Error)?) {
    state.withLock { state in
      if !state.isOver { state.error = error }
      state.isOver = true
      state.asker?.wake()
      state.asker = nil
    }
  }

  /// Nobody asks any more.
  func close() {
    state.withLock { state in
      state.isOver = true
      state.giver?.wake()
      state.giver = nil
    }
  }
}
