import Foundation
import TestSupport
import Testing

/// What a run tells by a file outside of its folder it tells without a sandbox; the last test has one. Runs sleep in the machine's time,
/// so that they take no processor from other tests.
@Suite struct `A run that is interrupted` {
  @Test(arguments: [SIGINT, SIGTERM, SIGKILL])
  func `leaves no process, and no folder past the next run`(_ signal: Int32) async throws {
    let shared = try TemporaryFolder()
    let corpus = try MiniCorpus([
      Example(
        "Sleeps",
        python: """
          import os
          import time

          with open("\(shared.path)/new", "w") as file:
              file.write(os.getcwd())
          os.rename("\(shared.path)/new", "\(shared.path)/where")
          time.sleep(3600)
          """)
    ])
    let diglot = try start([
      "run", corpus.document, "--real-time", "--sandbox", "off", "--timeout", "900", "--cache", shared.path + "/cache",
    ])
    #expect(await happens { FileManager.default.fileExists(atPath: shared.path + "/where") })
    let family = Self.descendants(of: diglot.pid)
    #expect(family.count >= 2, "the worker and the run")
    diglot.signal(signal)
    #expect(await happens { diglot.status != nil })
    #expect(await happens { family.allSatisfy { kill($0, 0) != 0 } }, "\(family)")
    let folder = try shared.text("where")
    // A worker that was killed cannot clean up; the next one does it.
    let next = try MiniCorpus([Example("Healthy", python: "import time\n\nprint(\"healthy\")")])
    #expect(try await next.run().status == 0)
    #expect(!FileManager.default.fileExists(atPath: folder), "\(folder)")
    try? FileManager.default.removeItem(atPath: folder)
  }

  @Test func `while it checks determinism leaves no process either, nor the load`() async throws {
    let shared = try TemporaryFolder()
    let python = """
      import os

      again = os.path.exists("\(shared.path)/first")
      open("\(shared.path)/" + ("again" if again else "first"), "w").close()
      while again:
          pass
      """
    let corpus = try MiniCorpus([Example("Loops Later", python: python)])
    let diglot = try start(
      [
        "verify", corpus.path, "--check-determinism", "--sandbox", "off", "--timeout", "900", "--cache",
        shared.path + "/cache",
      ])
    let again = shared.path + "/again"
    nonisolated(unsafe) var family: [pid_t] = []
    let interrupt = {
      family = Self.descendants(of: diglot.pid)
      diglot.signal(SIGINT)
    }
    #expect(await happens({ FileManager.default.fileExists(atPath: again) }, then: interrupt))
    #expect(await happens { diglot.status != nil })
    #expect(family.count >= 2, "the worker and the run")
    #expect(await happens { family.allSatisfy { kill($0, 0) != 0 } }, "\(family)")
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `while it verifies reports what is done, and leaves no process and no file`(_ signal: Int32) async throws {
    let shared = try TemporaryFolder()
    let corpus = try MiniCorpus([
      Example("Done one", python: "print(1)\nprint(2)", swift: "print(1)\nprint(2)"),
      Example(
        "Sleeps",
        python: """
          import os
          import time

          with open("\(shared.path)/new", "w") as file:
              file.write(os.getcwd())
          os.rename("\(shared.path)/new", "\(shared.path)/where")
          time.sleep(3600)
          """, swift: "print(1)"),
      Example("Waits", python: "print(1)\nprint(3)", swift: "print(1)\nprint(3)"),
    ])
    let cache = shared.path + "/cache"
    let out = try OutputFile()
    let diglot = try start(
      [
        "verify", corpus.path, "--real-time", "--sandbox", "off", "--jobs", "1", "--timeout", "900", "--cache", cache,
        "--verbose",
      ],
      output: out)
    #expect(await happens { FileManager.default.fileExists(atPath: shared.path + "/where") })
    let folder = try shared.text("where")
    let worker = try #require(Int32(folder.split(separator: "-")[2]))  // its runs' folders are named by it
    let runs = Self.processes(in: folder)
    #expect(runs.count == 1 && kill(worker, 0) == 0)
    diglot.signal(signal)
    #expect(await happens { diglot.status != nil })
    #expect(diglot.status == -Int(signal), "it ends by the signal itself, so that a script around it ends as well")

    let told = out.text
    #expect(told.contains("1 pair: 1 equivalent, 2 not verified: interrupted;"))
    let name = signal == SIGINT ? "SIGINT" : "SIGTERM"
    #expect(told.contains("error: [interrupted] \(name) came when 1 of 3 pairs were verified"))
    for pid in runs + [worker] { #expect(kill(pid, 0) != 0, "process \(pid) is there") }
    #expect(!FileManager.default.fileExists(atPath: folder))
    let left = try FileManager.default.contentsOfDirectory(atPath: cache).filter { $0.hasPrefix(".") }
    #expect(left.isEmpty, "\(left)")
    withExtendedLifetime(corpus) {}
  }

  /// Those that work in a folder. What a run says of itself are numbers of its own.
  private static func processes(in folder: String) -> [pid_t] {
    let all = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap { pid_t($0) }
    return all.filter { pid in
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/cwd")) == folder
    }
  }

  @Test func `while it compiles leaves nothing half written in the cache`() async throws {
    let shared = try TemporaryFolder()
    let corpus = try MiniCorpus([
      // Enough for the compiler to take a while, however seldom this test gets to look.
      Example("Compiles", python: "print(1)", swift: String(repeating: "print(1)\n", count: 5000))
    ])
    let cache = shared.path + "/cache"
    let out = try OutputFile()
    let diglot = try start(["verify", corpus.path, "--cache", cache], output: out)
    let names = { (try? FileManager.default.contentsOfDirectory(atPath: cache)) ?? [] }
    #expect(await happens({ names().contains { $0.hasPrefix(".new-") } }, then: { diglot.signal(SIGINT) }))
    #expect(await happens { diglot.status != nil })
    #expect(!names().contains { $0.hasPrefix(".") }, "\(names())")
    let told = out.text
    #expect(told.contains("0 pairs, 1 not verified: interrupted;") && told.contains("[interrupted]"), "\(told)")
    withExtendedLifetime(corpus) {}
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGKILL])
  func `in its sandbox leaves no process either`(_ signal: Int32) async throws {
    let shared = try TemporaryFolder()
    let corpus = try MiniCorpus([Example("Sleeps", python: "import time\n\ntime.sleep(3600)")])
    let diglot = try start([
      "run", corpus.document, "--real-time", "--timeout", "900", "--cache", shared.path + "/cache",
    ])
    // The worker, the first process of the run's namespace, and the run.
    var family: [pid_t] = []
    #expect(
      await happens {
        family = Self.descendants(of: diglot.pid)
        return family.count >= 3
      })
    diglot.signal(signal)
    #expect(await happens { diglot.status != nil })
    #expect(await happens { family.allSatisfy { kill($0, 0) != 0 } }, "\(family)")
    withExtendedLifetime(corpus) {}
  }

  /// The processes that a process has started, and those that they have.
  private static func descendants(of parent: pid_t) -> [pid_t] {
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(parent)/task")) ?? []
    let children = tasks.flatMap { task in
      let list = FileManager.default.contents(atPath: "/proc/\(parent)/task/\(task)/children") ?? Data()
      return String(decoding: list, as: UTF8.self).split(separator: " ").compactMap { pid_t($0) }
    }
    return children + children.flatMap { descendants(of: $0) }
  }

  private func start(_ arguments: [String], output: OutputFile? = nil) throws -> ChildProcess {
    try ChildProcess(
      CommandLineRun.diglot, arguments, output: output?.descriptor, error: output?.descriptor)
  }

  /// Looks every 20 ms, for at most 30 s of the machine's time, on a thread of its own: other tests keep those of Swift's pool busy for
  /// minutes. What is to be done at that moment is done there.
  private func happens(_ condition: @escaping () -> Bool, then act: @escaping () -> Void = {}) async -> Bool {
    let look = Look(condition: condition, act: act)
    return await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        for _ in 1...1500 {
          if look.condition() {
            look.act()
            return continuation.resume(returning: true)
          }
          usleep(20_000)
        }
        continuation.resume(returning: false)
      }
    }
  }

  /// The test waits while the thread looks, so that only one of them is at work.
  private struct Look: @unchecked Sendable {
    let condition: () -> Bool
    let act: () -> Void
  }
}
