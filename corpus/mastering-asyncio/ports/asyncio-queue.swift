import Pythonic

/// Tasks that wait in line until woken, one at a time, or cancelled.
@MainActor final class WaitingLine {
  private var waiters: [(id: Int, continuation: CheckedContinuation<Void, any Error>)] = []
  private var lastID = 0

  /// Waits to be woken, or throws as soon as the task is cancelled.
  func wait() async throws {
    lastID += 1
    let id = lastID
    try await withTaskCancellationHandler {
      try Task.checkCancellation()
      try await withCheckedThrowingContinuation { waiters.append((id, $0)) }
    } onCancel: {
      Task { @MainActor in cancel(id) }
    }
  }

  /// Wakes the one who came first, if anyone waits.
  func wakeNext() {
    if !waiters.isEmpty {
      waiters.removeFirst().continuation.resume()
    }
  }

  func wakeAll() {
    while !waiters.isEmpty { wakeNext() }
  }

  private func cancel(_ id: Int) {
    if let index = waiters.firstIndex(where: { $0.id == id }) {
      waiters.remove(at: index).continuation.resume(throwing: CancellationError())
    }
  }
}

/// A bounded FIFO queue between tasks of the main actor.
@MainActor final class AsyncQueue<Element> {
  private let maxsize: Int
  private var elements: [Element] = []
  private var unfinished = 0
  private let getters = WaitingLine()
  private let putters = WaitingLine()
  private let joiners = WaitingLine()

  init(maxsize: Int) {
    self.maxsize = maxsize
  }

  /// Adds an element; waits while the queue is full.
  func put(_ element: Element) async throws {
    while elements.count >= maxsize {
      try await putters.wait()
    }
    elements.append(element)
    unfinished += 1
    getters.wakeNext()
  }

  /// Removes the oldest element; waits while the queue is empty.
  func get() async throws -> Element {
    while elements.isEmpty {
      try await getters.wait()
    }
    defer { putters.wakeNext() }
    return elements.removeFirst()
  }

  /// Says that an element that `get` returned is processed.
  func taskDone() {
    unfinished -= 1
    if unfinished == 0 { joiners.wakeAll() }
  }

  /// Waits until every element is processed.
  func join() async throws {
    while unfinished > 0 {
      try await joiners.wait()
    }
  }
}

/// CPython's generator and numbers, which both producers share.
var random = Pythonic.Random(seed: 0)

/// Produces items and puts them in the queue.
@MainActor func producer(_ queue: AsyncQueue<String>, _ name: String) async throws {
  for i in 0..<5 {
    let item = "\(name)-item-\(i)"
    try await Task.sleep(for: .seconds(random.uniform(0.1, 0.5)))
    try await queue.put(item)
    print("Produced: \(item)")
  }
}

/// Consumes items from the queue.
@MainActor func consumer(_ queue: AsyncQueue<String>, _ name: String) async throws {
  while true {
    let item = try await queue.get()
    print("\(name) processing: \(item)")
    try await Task.sleep(for: .seconds(0.3))  // Simulate processing
    queue.taskDone()
    print("\(name) done with: \(item)")
  }
}

let queue = AsyncQueue<String>(maxsize: 5)

// Create producers and consumers
let producers = (0..<2).map { i in Task { try await producer(queue, "Producer\(i)") } }
let consumers = (0..<3).map { i in Task { try await consumer(queue, "Consumer\(i)") } }

// Wait for all producers to finish
for task in producers {
  try await task.value
}

// Wait for queue to be fully processed
try await queue.join()

// Cancel consumers (they're infinite loops)
for task in consumers {
  task.cancel()
}
