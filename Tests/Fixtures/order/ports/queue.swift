import Pythonic

@MainActor func producer(_ name: String, _ queue: Asyncio.Queue<String>) async throws {
  for i in 0..<4 {
    try await queue.put("\(name)\(i)")
    print("put", "\(name)\(i)")
    if i == 1 {
      try await Asyncio.sleep(.seconds(0.1))
    }
  }
}

@MainActor func consumer(_ name: String, _ queue: Asyncio.Queue<String>) async throws {
  while true {
    let item = try await queue.get()
    print(name, "got", item)
    try await Asyncio.sleep(.seconds(0.1))
    queue.taskDone()
  }
}

let queue = Asyncio.Queue<String>(maxsize: 2)
let consumers = ["x", "y", "z"].map { name in Task { try await consumer(name, queue) } }
let producers = ["a", "b", "c"].map { name in Task { try await producer(name, queue) } }
try await Asyncio.sleep(.seconds(0.1))
consumers[1].cancel()
_ = try await Asyncio.gather(producers)
print("all put")
try await queue.join()
print("all done")
for task in consumers {
  task.cancel()
}
