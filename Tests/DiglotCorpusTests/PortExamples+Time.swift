extension PortExamples {
  /// Pairs that show time, tasks and threads.
  static let timed: [Example] = [
    Example(
      "Waits For Ever",
      python: """
        import asyncio

        async def main():
            print("before")
            await asyncio.get_running_loop().create_future()

        asyncio.run(main())
        """, swift: "print(\"before\")\nawait withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }"),
    Example(
      "Cancelled Sleeps Take No Time",
      python: """
        import asyncio

        async def main():
            for count in range(5):
                sleeping = asyncio.create_task(asyncio.sleep(0.4))
                await asyncio.sleep(0.1)
                sleeping.cancel()
                await asyncio.sleep(1)
                print(count)

        asyncio.run(main())
        """,
      swift: """
        for count in 0..<5 {
            let sleeping = Task { try await Task.sleep(for: .seconds(0.4)) }
            try await Task.sleep(for: .seconds(0.1))
            sleeping.cancel()
            try await Task.sleep(for: .seconds(1))
            print(count)
        }
        """),
    Example(
      "Sleeps Tie",
      python: """
        import asyncio

        async def work(name, delay):
            await asyncio.sleep(delay)
            print(name)

        async def main():
            await asyncio.gather(work("a", 2), work("b", 1), work("c", 2), work("d", 1), work("e", 0))

        asyncio.run(main())
        """,
      swift: """
        func work(_ name: String, _ delay: Int) async throws {
            try await Task.sleep(for: .seconds(delay))
            print(name)
        }

        try await withThrowingTaskGroup(of: Void.self) { group in
            for (name, delay) in [("a", 2), ("b", 1), ("c", 2), ("d", 1), ("e", 0)] {
                group.addTask { try await work(name, delay) }
            }
            try await group.waitForAll()
        }
        """),
    Example(
      "Threads Sleep",
      python: """
        import threading
        import time

        def work(name, delay):
            time.sleep(delay)
            print(name)

        threads = [threading.Thread(target=work, args=(name, delay)) for name, delay in [("slow", 2), ("fast", 1)]]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        print("both")
        """,
      swift: """
        import Foundation

        final class Count: @unchecked Sendable {
            let condition = NSCondition()
            var left = 2
        }

        let count = Count()
        for (name, delay) in [("slow", 2.0), ("fast", 1.0)] {
            Thread {
                Thread.sleep(forTimeInterval: delay)
                print(name)
                count.condition.withLock { count.left -= 1 }
                count.condition.signal()
            }.start()
        }
        count.condition.lock()
        while count.left > 0 { count.condition.wait() }
        count.condition.unlock()
        print("both")
        """),
    Example(
      "Clocks Agree",
      python: """
        import time

        first = time.time()
        start = time.monotonic()
        time.sleep(90)
        print(f"{time.monotonic() - start:.2f} {time.time() - first:.2f} {time.time():.0f}")
        """,
      swift: """
        import Foundation

        let first = Date()
        let start = ContinuousClock.now
        let other = SuspendingClock.now
        try await Task.sleep(for: .seconds(90))
        let elapsed = (ContinuousClock.now - start) / .seconds(1)
        precondition((SuspendingClock.now - other) / .seconds(1) - elapsed < 0.001)
        print(String(format: "%.2f %.2f %.0f", elapsed, Date().timeIntervalSince(first), Date().timeIntervalSince1970))
        """),
    Example(
      "Cancelled Task",
      python: """
        import asyncio

        async def main():
            task = asyncio.create_task(asyncio.sleep(5))
            await asyncio.sleep(1)
            task.cancel()
            await task

        asyncio.run(main())
        """,
      swift: """
        let task = Task { try await Task.sleep(for: .seconds(5)) }
        try await Task.sleep(for: .seconds(1))
        task.cancel()
        try await task.value
        """),
    Example(
      "Blocks The Loop",
      python: """
        import asyncio
        import time

        async def work(name):
            time.sleep(1)
            print(name)

        async def main():
            await asyncio.gather(work("a"), work("b"))

        asyncio.run(main())
        """,
      swift: """
        import Foundation

        @MainActor func work(_ name: String) async {
            sleep(1)
            print(name)
        }

        await withTaskGroup(of: Void.self) { group in
            for name in ["a", "b"] { group.addTask { await work(name) } }
        }
        """),
    // Printing takes no virtual time on either side.
    Example(
      "Many Lines",
      python: """
        for number in range(5000):
            print(number)
        """,
      swift: """
        for number in 0..<5000 {
            print(number)
        }
        """),
    Example(
      "Task Outlives Main", python: "import time\n\nprint(\"main is done\")",
      swift: """
        Task {
            try await Task.sleep(for: .seconds(1))
            print("never seen")
        }
        print("main is done")
        """),
  ]
}
