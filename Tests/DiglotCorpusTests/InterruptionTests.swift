import Foundation
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
              file.write(f"{os.getpid()} {os.getcwd()}")
          os.rename("\(shared.path)/new", "\(shared.path)/where")
          time.sleep(3600)
          """)
    ])
    let diglot = try spawn([
      "run", corpus.document, "--real-time", "--sandbox", "off", "--timeout", "900", "--cache", shared.path + "/cache",
    ])
    defer { kill(diglot, SIGKILL) }
    #expect(await happens { FileManager.default.fileExists(atPath: shared.path + "/where") })
    kill(diglot, signal)
    #expect(await happens { waitpid(diglot, nil, WNOHANG) == diglot })

    let words = try shared.text("where").split(separator: " ")
    let pid = try #require(words.first.flatMap { Int32($0) })
    let folder = String(try #require(words.last))
    #expect(await happens { kill(pid, 0) != 0 })
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
      with open("\(shared.path)/new", "w") as file:
          file.write(str(os.getpid()))
      os.rename("\(shared.path)/new", "\(shared.path)/" + ("again" if again else "first"))
      while again:
          pass
      """
    let corpus = try MiniCorpus([Example("Loops Later", python: python)])
    let diglot = try spawn(
      [
        "verify", corpus.path, "--check-determinism", "--sandbox", "off", "--timeout", "900", "--cache",
        shared.path + "/cache",
      ])
    defer { kill(diglot, SIGKILL) }
    let again = shared.path + "/again"
    #expect(await happens({ FileManager.default.fileExists(atPath: again) }, then: { kill(diglot, SIGINT) }))
    #expect(await happens { waitpid(diglot, nil, WNOHANG) == diglot })
    let pid = try #require(Int32(try shared.text("again")))
    #expect(await happens { kill(pid, 0) != 0 })
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
              file.write(f"{os.getpid()} {os.getcwd()}")
          os.rename("\(shared.path)/new", "\(shared.path)/where")
          time.sleep(3600)
          """, swift: "print(1)"),
      Example("Waits", python: "print(1)\nprint(3)", swift: "print(1)\nprint(3)"),
    ])
    let cache = shared.path + "/cache"
    let out = shared.path + "/out"
    let diglot = try spawn(
      [
        "verify", corpus.path, "--real-time", "--sandbox", "off", "--jobs", "1", "--timeout", "900", "--cache", cache,
        "--verbose",
      ],
      output: out)
    defer { kill(diglot, SIGKILL) }
    #expect(await happens { FileManager.default.fileExists(atPath: shared.path + "/where") })
    let words = try shared.text("where").split(separator: " ")
    let folder = String(try #require(words.last))
    let worker = try #require(Int32(folder.split(separator: "-")[2]))  // its runs' folders are named by it
    let runs = Self.processes(in: folder)
    #expect(words.count == 2 && runs.count == 1 && kill(worker, 0) == 0)
    kill(diglot, signal)
    var status: Int32 = 0
    #expect(await happens { waitpid(diglot, &status, WNOHANG) == diglot })
    #expect(status & 0x7f == signal, "it ends by the signal itself, so that a script around it ends as well")

    let told = try shared.text("out")
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
    let diglot = try spawn(["verify", corpus.path, "--cache", cache], output: shared.path + "/out")
    defer { kill(diglot, SIGKILL) }
    let names = { (try? FileManager.default.contentsOfDirectory(atPath: cache)) ?? [] }
    #expect(await happens({ names().contains { $0.hasPrefix(".new-") } }, then: { kill(diglot, SIGINT) }))
    #expect(await happens { waitpid(diglot, nil, WNOHANG) == diglot })
    #expect(!names().contains { $0.hasPrefix(".") }, "\(names())")
    let told = try shared.text("out")
    #expect(told.contains("0 pairs, 1 not verified: interrupted;") && told.contains("[interrupted]"), "\(told)")
    withExtendedLifetime(corpus) {}
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGKILL])
  func `in its sandbox leaves no process either`(_ signal: Int32) async throws {
    let shared = try TemporaryFolder()
    let corpus = try MiniCorpus([Example("Sleeps", python: "import time\n\ntime.sleep(3600)")])
    let diglot = try spawn([
      "run", corpus.document, "--real-time", "--timeout", "900", "--cache", shared.path + "/cache",
    ])
    defer { kill(diglot, SIGKILL) }
    // The worker, the first process of the run's namespace, and the run.
    var family: [pid_t] = []
    #expect(
      await happens {
        family = Self.descendants(of: diglot)
        return family.count >= 3
      })
    kill(diglot, signal)
    #expect(await happens { waitpid(diglot, nil, WNOHANG) == diglot })
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

  /// Starts `diglot` with every signal let through and at its default, as a shell would: a thread of Dispatch blocks them,
  /// and `Process` passes that on.
  private func spawn(_ arguments: [String], output: String = "/dev/null") throws -> pid_t {
    var attributes = posix_spawnattr_t()
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_init(&attributes)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    defer { posix_spawnattr_destroy(&attributes) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDWR, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_RDWR | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let path = CommandLineRun.products.appendingPathComponent("diglot").path
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var pid: pid_t = 0
    try #require(posix_spawn(&pid, path, &actions, &attributes, &words, environ) == 0)
    return pid
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
