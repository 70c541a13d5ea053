import Pythonic

/// CPython's generator and numbers, which both producers share.
var random = Pythonic.Random(seed: 0)

/// Produces items and puts them in the queue.
@MainActor func producer(_ queue: Asyncio.Queue<String>, _ name: String) async throws {
  for i in 0..<5 {
    let item = "\(name)-item-\(i)"
    try await Task.sleep(for: .seconds(random.uniform(0.1, 0.5)))
    try await queue.put(item)
    print("Produced: \(item)")
  }
}

/// Consumes items from the queue.
@MainActor func consumer(_ queue: Asyncio.Queue<String>, _ name: String) async throws {
  while true {
    let item = try await queue.get()
    print("\(name) processing: \(item)")
    try await Task.sleep(for: .seconds(0.3))  // Simulate processing
    queue.taskDone()
    print("\(name) done with: \(item)")
  }
}

let queue = Asyncio.Queue<String>(maxsize: 5)

// Create producers and consumers
let producers = (0..<2).map { i in Task { try await producer(queue, "Producer\(i)") } }
let consumers = (0..<3).map { i in Task { try await consumer(queue, "Consumer\(i)") } }

// Wait for all producers to finish
_ = try await Asyncio.gather(producers)

// Wait for queue to be fully processed
try await queue.join()

// Cancel consumers (they're infinite loops)
for task in consumers {
  task.cancel()
}
