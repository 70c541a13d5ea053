// Tasks, actors and threads as ports have them, on the executor of the clock: what is at work at once there must not touch the same
// memory (thread), nor memory that is not there (address). Time is virtual, and is checked.
import DiglotClock
import Glibc
import Synchronization
import _DiglotPortStreams

func expect(_ isSo: Bool, _ what: String) {
  if isSo { return }
  "not so: \(what)\n".withCString { _ = write(2, $0, strlen($0)) }
  abort()
}

/// Seconds since the start of the run. Each look at the clock takes 1 ns.
func expectTime(_ seconds: Double, _ what: String) {
  let off = Double(diglot_now()) / 1e9 - seconds
  expect(abs(off) < 0.01, "\(what): the time is off by \(off) s")
}

actor Account {
  private(set) var balance = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func deposit(_ amount: Int) {
    balance += amount
    for continuation in waiting { continuation.resume() }
    waiting = []
  }

  func withdraw(_ amount: Int) async {
    while balance < amount { await withCheckedContinuation { waiting.append($0) } }
    balance -= amount
  }
}

/// A call that waits, and with it the actor that makes it.
func wait(_ seconds: Double) { usleep(UInt32(seconds * 1e6)) }

let toResume = Mutex<CheckedContinuation<Int, Never>?>(nil)

struct Refused: Error {}

func groups() async throws {
  let sum = try await withThrowingTaskGroup(of: Int.self) { group in
    for number in 0..<100 {
      group.addTask {
        try await Task.sleep(for: .milliseconds(10 * (number % 7)))
        await Task.yield()
        return number
      }
    }
    return try await group.reduce(0, +)
  }
  expect(sum == 4950, "the sum")
  async let late: Void = Task.sleep(for: .seconds(1))
  async let refused: Void = { throw Refused() }()
  expect((try? await refused) == nil, "an error")
  try await late
  expectTime(1.06, "groups")
}

func actors() async {
  let account = Account()
  await withTaskGroup(of: Void.self) { group in
    for number in 1...50 {
      group.addTask { await account.withdraw(number) }
      group.addTask {
        try? await Task.sleep(for: .milliseconds(number))
        await account.deposit(number)
      }
    }
  }
  expect(await account.balance == 0, "the balance")
  expectTime(1.11, "actors")
}

func cancellation() async {
  let tasks = (0..<50).map { number in
    Task {
      try await Task.sleep(for: .seconds(3600))
      return number
    }
  }
  try? await Task.sleep(for: .milliseconds(90))
  for task in tasks { task.cancel() }
  for task in tasks { expect((try? await task.value) == nil, "it is cancelled") }
  expectTime(1.2, "cancellation")
}

func streams() async {
  let (numbers, continuation) = AsyncStream.makeStream(of: Int.self)
  let writer = Task {
    for number in 0..<20 {
      continuation.yield(number)
      try await Task.sleep(for: .milliseconds(5))
    }
    continuation.finish()
  }
  var seen: [Int] = []
  for await number in numbers { seen.append(number) }
  _ = try? await writer.value
  expect(seen == Array(0..<20), "the numbers")
  expectTime(1.3, "streams")
}

/// A task goes on where its continuation was resumed by a thread; the main actor's own wait lets other tasks go on.
@MainActor func threads() async {
  for _ in 0..<20 {
    let answer = await withCheckedContinuation { continuation in
      toResume.withLock { $0 = continuation }
      expect(diglot_start_thread { toResume.withLock { $0.take() }?.resume(returning: 42) }, "a thread")
    }
    expect(answer == 42, "the answer")
  }
  let task = Task.detached {
    try await Task.sleep(for: .milliseconds(50))
    await Task.yield()
    return 1
  }
  let others = (0..<10).map { number in Task.detached { try? await Task.sleep(for: .milliseconds(number)) } }
  wait(0.1)
  expect((try? await task.value) == 1, "a task that ran meanwhile")
  for other in others { await other.value }
  expectTime(1.4, "threads")
}

try await groups()
await actors()
await cancellation()
await streams()
await threads()
