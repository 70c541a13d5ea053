import Pythonic

@MainActor final class Counter {
  var value: Int
  var mailbox: Asyncio.Queue<Tuple<String, Int>>
  var task: Task<Void, any Error>?

  init() {
    self.value = 0
    self.mailbox = Asyncio.Queue()
    self.task = nil
  }

  func start() async throws {
    self.task = Task { try await self._loop() }
  }

  func _loop() async throws {
    while true {
      let (msg, n) = (try await self.mailbox.get()).elements
      if msg == "add" {
        self.value += n
      } else if msg == "stop" {
        break
      }
      self.mailbox.taskDone()
    }
  }

  func add(_ n: Int) async throws {
    try await self.mailbox.put(Tuple("add", n))
  }

  func stop() async throws {
    try await self.mailbox.put(Tuple("stop", 0))
    try await self.task!.value
  }
}

@MainActor func main() async throws {
  let c = Counter()
  try await c.start()
  for i in 0..<5 {
    try await c.add(i)
  }
  try await c.stop()
  print(c.value)
}

try await main()
