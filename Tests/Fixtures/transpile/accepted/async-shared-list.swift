import Pythonic

@MainActor func producer(_ queue: Asyncio.Queue<Int?>, _ n: Int) async throws {
  for i in range(n) {
    try await queue.put(i)
    try await Task.sleep(for: .seconds(0.1))
  }
  try await queue.put(nil)
}

@MainActor func consumer(_ queue: Asyncio.Queue<Int?>, _ results: Shared<[Int]>) async throws {
  while true {
    let item = try await queue.get()
    if item == nil {
      break
    }
    results.value.append(item! * 2)
    print("consumed", item!)
  }
}

@MainActor func main() async throws {
  let queue: Asyncio.Queue<Int?> = Asyncio.Queue(maxsize: 2)
  let results = Shared<[Int]>([])
  _ = try await Asyncio.gather([
    Task { try await producer(queue, 5) }, Task { [results] in try await consumer(queue, results) },
  ])
  print(str(results.value))
}

try await main()
