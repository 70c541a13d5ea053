import Foundation
import Testing

@Suite struct `A run that is interrupted` {
  @Test(arguments: [SIGINT, SIGTERM, SIGKILL])
  func `leaves no process, and no folder past the next run`(_ signal: Int32) async throws {
    let shared = try TemporaryFolder()
    let corpus = try MiniCorpus([
      Example(
        "Loops",
        python: """
          import os

          with open("\(shared.path)/new", "w") as file:
              file.write(f"{os.getpid()} {os.getcwd()}")
          os.rename("\(shared.path)/new", "\(shared.path)/where")
          while True:
              pass
          """)
    ])
    let diglot = try spawn(["run", corpus.document, "--timeout", "60", "--cache", shared.path + "/cache"])
    defer { kill(diglot, SIGKILL) }
    #expect(try await happens { FileManager.default.fileExists(atPath: shared.path + "/where") })
    kill(diglot, signal)
    #expect(try await happens { waitpid(diglot, nil, WNOHANG) == diglot })

    let words = try shared.text("where").split(separator: " ")
    let pid = try #require(words.first.flatMap { Int32($0) })
    let folder = String(try #require(words.last))
    #expect(try await happens { kill(pid, 0) != 0 })
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
      ["verify", corpus.path, "--check-determinism", "--timeout", "60", "--cache", shared.path + "/cache"])
    defer { kill(diglot, SIGKILL) }
    #expect(try await happens { FileManager.default.fileExists(atPath: shared.path + "/again") })
    kill(diglot, SIGINT)
    #expect(try await happens { waitpid(diglot, nil, WNOHANG) == diglot })
    let pid = try #require(Int32(try shared.text("again")))
    #expect(try await happens { kill(pid, 0) != 0 })
  }

  /// Starts `diglot` with every signal let through and at its default, as a shell would: a thread of Dispatch blocks them,
  /// and `Process` passes that on.
  private func spawn(_ arguments: [String]) throws -> pid_t {
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
    for descriptor in Int32(0)...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    defer { posix_spawn_file_actions_destroy(&actions) }
    let path = CommandLineRun.products.appendingPathComponent("diglot").path
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var pid: pid_t = 0
    try #require(posix_spawn(&pid, path, &actions, &attributes, &words, environ) == 0)
    return pid
  }

  /// Looks every 20 ms, for at most 10 s of the machine's time.
  private func happens(_ condition: () -> Bool) async throws -> Bool {
    for _ in 1...500 {
      if condition() { return true }
      try await Task.sleep(for: .milliseconds(20))
    }
    return condition()
  }
}
