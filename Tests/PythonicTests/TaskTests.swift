import Pythonic
import Testing

/// Tasks that can be asked how they are, futures, groups, generators, and threads.
@Suite(.timeLimit(.minutes(30))) @MainActor struct TaskTests {
  private struct Refused: Error {}

  @Test func `a job says how it is`() async throws {
    let job = Asyncio.Job(name: "page") { () async throws -> Int in
      await Task.yield()
      return 3
    }
    #expect(job.name == "page" && !job.isDone)
    #expect(throws: InvalidStateError.self) { try job.result() }
    #expect(try await job.value == 3)
    #expect(try job.isDone && !job.isCancelled && job.result() == 3 && job.exception() == nil)
  }

  @Test func `a job that is cancelled or fails says so`() async throws {
    let job = Asyncio.Job { try await Task.sleep(for: .seconds(600)) }
    job.cancel()
    await #expect(throws: CancellationError.self) { try await job.value }
    #expect(job.isDone && job.isCancelled)
    let failing = Asyncio.Job { () async throws -> Int in throw Refused() }
    await #expect(throws: Refused.self) { try await failing.value }
    #expect(try failing.exception() is Refused && !failing.isCancelled)
  }

  @Test func `the end of a run cancels the jobs that are left, and waits for them`() async throws {
    let heard = Shared(false)
    try await Asyncio.run {
      _ = Asyncio.Job {
        do { try await Task.sleep(for: .seconds(600)) } catch {
          await Task.yield()
          heard.value = true
        }
      }
      await Task.yield()
    }
    #expect(heard.value)
  }

  @Test func `a future gives what is set to all who wait`() async throws {
    let future = Asyncio.Future<String>()
    let waiting = (0..<3).map { _ in Task { try await future.value } }
    await Task.yield()
    try future.setResult("x")
    for task in waiting { #expect(try await task.value == "x") }
    #expect(throws: InvalidStateError.self) { try future.setResult("y") }
  }

  @Test func `a group cancels the others when one fails, and gathers the errors`() async throws {
    do {
      try await Asyncio.withTaskGroup { group in
        _ = group.createTask { () async throws -> Void in throw ValueError("one") }
        _ = group.createTask { try await Task.sleep(for: .seconds(600)) }
        try await Task.sleep(for: .seconds(600))
      }
      Issue.record("it did not throw")
    } catch let error as ExceptionGroup {
      #expect(error.exceptions.count == 1 && error.str == "unhandled errors in a TaskGroup (1 sub-exception)")
    }
  }

  @Test func `a timeout ends its piece, and no other`() async throws {
    await #expect(throws: Asyncio.TimeoutError.self) {
      try await Asyncio.timeout(.milliseconds(20)) { try await Task.sleep(for: .seconds(600)) }
    }
    #expect(try await Asyncio.timeout(.seconds(600)) { 5 } == 5)
  }

  @Test func `what is shielded runs where the task has been cancelled`() async throws {
    let task = Task { () async throws -> Int in
      do { try await Task.sleep(for: .seconds(600)) } catch {}
      return try await Asyncio.shielded {
        try await Task.sleep(for: .milliseconds(1))
        return 7
      }
    }
    task.cancel()
    #expect(try await task.value == 7)
  }

  @Test func `a generator runs no further than it is asked`() async throws {
    let made = Shared<[Int]>([])
    let numbers = Asyncio.Generator<Int> { yield in
      for number in 0... {
        made.value.append(number)
        try await yield(number)
      }
    }
    for try await number in numbers where number == 2 { break }
    #expect(made.value == [0, 1, 2])
  }

  @Test func `a pool has so many threads at most, and gives what they made`() throws {
    let pool = ThreadPoolExecutor(maxWorkers: 2)
    let futures = (0..<50).map { number in pool.submit { number * number } }
    #expect(try futures.map { try $0.result() } == (0..<50).map { $0 * $0 })
    let failing = pool.submit { () throws -> Int in throw ValueError("no") }
    #expect(throws: ValueError.self) { try failing.result() }
    pool.shutdown()
    #expect(failing.isDone)
  }

  @Test func `a queue can give the last or the least first`() throws {
    let (last, least) = (Asyncio.Queue<Int>.lifo(), Asyncio.Queue<Int>.priority())
    for number in [2, 3, 1] {
      try last.putNowait(number)
      try least.putNowait(number)
    }
    #expect(try (0..<3).map { _ in try last.getNowait() } == [1, 3, 2])
    #expect(try (0..<3).map { _ in try least.getNowait() } == [1, 2, 3])
  }
}
