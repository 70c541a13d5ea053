internal import Synchronization

extension Asyncio {
  /// A queue between tasks, first in, first out: `asyncio.Queue`.
  ///
  /// Mirrors `Queue` in Lib/asyncio/queues.py.
  public final class Queue<Element: Sendable>: Sendable {
    /// The most elements that it holds; 0 for no limit.
    public let maxsize: Int
    private let order: Order
    private let state = Mutex(State())
    private let finished = Event()

    private struct State {
      var elements: [Element] = []
      var unfinished = 0
      var getters: [Waiter] = []
      var putters: [Waiter] = []
    }

    /// - Parameter maxsize: the most elements that it holds; no limit unless positive.
    public convenience init(maxsize: Int = 0) { self.init(maxsize: maxsize, order: .firstIn) }

    /// Which element is the next.
    private enum Order: Sendable {
      case firstIn, lastIn
      /// The least, of which this says whether one comes before another.
      case least(@Sendable (Element, Element) -> Bool)
    }

    private init(maxsize: Int, order: Order) {
      self.order = order
      self.maxsize = max(maxsize, 0)
      finished.set()
    }

    /// A queue whose last element is the next: `asyncio.LifoQueue`.
    public static func lifo(maxsize: Int = 0) -> Queue { Queue(maxsize: maxsize, order: .lastIn) }

    /// A queue whose least element is the next, of equal ones the first: `asyncio.PriorityQueue`.
    public static func priority(maxsize: Int = 0) -> Queue where Element: Comparable {
      Queue(maxsize: maxsize, order: .least { $0 < $1 })
    }

    /// How many elements it holds: `qsize`.
    public var count: Int { state.withLock(\.elements.count) }
    public var isEmpty: Bool { count == 0 }
    public var isFull: Bool { maxsize > 0 && count >= maxsize }

    /// Adds an element at the end; waits while the queue is full.
    ///
    /// - Throws: `CancellationError`; the element is then not added.
    public nonisolated(nonsending) func put(_ element: Element) async throws {
      while true {
        let putter = Waiter()
        let isDone = state.withLock { state in
          if put(element, in: &state) { return true }
          state.putters.append(putter)
          return false
        }
        if isDone { return }
        do { try await putter.wait() } catch {
          state.withLock { leave(&$0.putters, putter, wakesNext: hasRoom($0)) }
          throw error
        }
      }
    }

    /// Adds an element at the end: `put_nowait`.
    ///
    /// - Throws: `QueueFull`.
    public func putNowait(_ element: Element) throws(QueueFull) {
      guard state.withLock({ put(element, in: &$0) }) else { throw QueueFull() }
    }

    /// Takes the first element; waits while the queue is empty.
    ///
    /// - Throws: `CancellationError`; no element is then taken.
    public nonisolated(nonsending) func get() async throws -> Element {
      while true {
        let getter = Waiter()
        let element = state.withLock { state in
          let element = take(from: &state)
          if element == nil { state.getters.append(getter) }
          return element
        }
        if let element { return element }
        do { try await getter.wait() } catch {
          state.withLock { leave(&$0.getters, getter, wakesNext: !$0.elements.isEmpty) }
          throw error
        }
      }
    }

    /// Takes the first element: `get_nowait`.
    ///
    /// - Throws: `QueueEmpty`.
    public func getNowait() throws(QueueEmpty) -> Element {
      guard let element = state.withLock({ take(from: &$0) }) else { throw QueueEmpty() }
      return element
    }

    private func hasRoom(_ state: borrowing State) -> Bool { maxsize == 0 || state.elements.count < maxsize }

    private func put(_ element: Element, in state: inout State) -> Bool {
      guard hasRoom(state) else { return false }
      state.elements.append(element)
      state.unfinished += 1
      finished.clear()
      wakeNext(&state.getters)
      return true
    }

    private func take(from state: inout State) -> Element? {
      guard !state.elements.isEmpty else { return nil }
      defer { wakeNext(&state.putters) }
      switch order {
      case .firstIn: return state.elements.removeFirst()
      case .lastIn: return state.elements.removeLast()
      case .least(let areInOrder):
        var least = 0
        for index in state.elements.indices.dropFirst() where areInOrder(state.elements[index], state.elements[least]) {
          least = index
        }
        return state.elements.remove(at: least)
      }
    }

    /// Wakes the first who is not done. It leaves the line now, and joins it again at the end if it comes too late.
    private func wakeNext(_ waiters: inout [Waiter]) {
      while !waiters.isEmpty, !waiters.removeFirst().wake() {}
    }

    /// Takes a cancelled task out of the line. One that was woken before passes that on.
    private func leave(_ waiters: inout [Waiter], _ waiter: Waiter, wakesNext: Bool) {
      waiters.remove(waiter)
      if wakesNext, !waiter.isCancelled { wakeNext(&waiters) }
    }

    /// Says that the work on an element that was taken is done: `task_done`.
    public func taskDone() {
      state.withLock { state in
        precondition(state.unfinished > 0, "task_done() called too many times")
        state.unfinished -= 1
        if state.unfinished == 0 { finished.set() }
      }
    }

    /// Waits until the work on every element that was ever added is done.
    ///
    /// - Throws: `CancellationError`.
    public nonisolated(nonsending) func join() async throws {
      if state.withLock({ $0.unfinished > 0 }) { try await finished.wait() }
    }
  }

  /// There is no room in a queue: `asyncio.QueueFull`.
  public struct QueueFull: Error, Hashable { public init() {} }

  /// There is nothing in a queue: `asyncio.QueueEmpty`.
  public struct QueueEmpty: Error, Hashable { public init() {} }
}
