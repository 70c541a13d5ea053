import DiglotModel
import Foundation
import TestSupport
import Testing

@testable import DiglotRunner

/// A package that is imported ahead of time runs in the worker, not in a run: it is kept from what runs are kept from.
@Suite struct `A package that is hostile` {
  /// Tries things when it is imported, and tells the example what came of them.
  private static let attempts = """
    import ctypes, os, socket, subprocess, sys

    IS_AHEAD = os.getpid() == 1
    libc = ctypes.CDLL(None, use_errno=True)

    def call(number, *arguments):
        if libc.syscall(number, *arguments) < 0:
            raise OSError(ctypes.get_errno(), "refused")

    def remount():
        if libc.mount(None, b"/usr", None, 32 | 4096, None) < 0:  # MS_REMOUNT, MS_BIND
            raise OSError(ctypes.get_errno(), "refused")

    def others():
        if [name for name in os.listdir("/proc") if name.isdigit()] == ["1"]:
            raise OSError("it is alone")

    # What lies in /tmp has its name here, too, but is not there: whether it was changed is seen outside.
    def plant():
        open("{{cache}}/planted", "w").write("planted")
        raise OSError

    # It is gone when the tool is.
    def leave_a_daemon():
        subprocess.Popen(["/bin/sleep", "{{daemon}}"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True)
        raise OSError

    def connect(kind, address):
        with socket.socket(kind) as client:
            client.connect(address)

    def descriptors():
        found = [os.readlink(f"/proc/self/fd/{name}") for name in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{name}")]
        if {path.split(":")[0] for path in found} <= {"/dev/null", "/memfd", "socket"}:
            raise OSError("they are its own")

    ATTEMPTS = {
        "read a secret": lambda: open("{{home}}/.ssh/id_rsa").read(),
        "list the home folder": lambda: os.listdir("{{home}}"),
        "write into the home folder": lambda: open("{{home}}/.profile", "a").write("planted"),
        "change a mode": lambda: os.chmod("{{home}}/.profile", 0o777),
        "write to the document": lambda: open("{{document}}", "a").write("planted"),
        "plant a port": plant,
        "change itself": lambda: open(__file__, "a").write("planted"),
        "write to the system": lambda: open("/usr/lib/planted", "w").write("planted"),
        "set what the kernel starts": lambda: open("/proc/sys/kernel/core_pattern", "w").write("core"),
        "make what is read-only writable": remount,
        "a namespace of users": lambda: call({{unshare}}, 0x10000000),
        "another root": lambda: call({{chroot}}, b"/tmp"),
        "a ring of calls": lambda: call({{io_uring_setup}}, 1, 0),
        "see processes": others,
        "kill the tool": lambda: os.kill({{pid}}, 9),
        "a server of this machine": lambda: connect(socket.AF_INET, ("127.0.0.1", {{port}})),
        "an abstract socket": lambda: connect(socket.AF_UNIX, "\\0{{abstract}}"),
        "the link": lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
        "descriptors of the tool": descriptors,
        "a daemon": leave_a_daemon,
    }
    REACHED = []
    for name, attempt in ATTEMPTS.items():
        try:
            attempt()
            REACHED.append(name)
        except OSError:
            pass
    VARIABLES = sorted(name for name in os.environ if "TOKEN" in name)
    """

  private static let example =
    "import intruder\n\nprint(intruder.IS_AHEAD, len(intruder.ATTEMPTS))\nprint(intruder.REACHED, intruder.VARIABLES)"

  /// - Parameter files: of the package, besides its module.
  private func corpus(_ name: String, files: [String: String], python: String) async throws -> MiniCorpus {
    let house = try WheelHouse([.init(name: name, files: ["\(name).py": "\n"].merging(files) { $1 })])
    let corpus = try MiniCorpus([Example("Hostile", python: python)], contracts: "python:\n  packages: [\(name)]\n")
    let ran = try await CommandLineRun(["install", corpus.path], environment: house.environment)
    try #require(ran.status == 0, "\(ran.text)")
    return corpus
  }

  @Test func `reaches nothing that a run does not reach`() async throws {
    let target = try Target()
    let before = try target.contents()
    let source = try target.aim(Self.attempts, document: target.folder.path + "/document.md")
    let corpus = try await corpus("intruder", files: ["intruder.py": source + "\n"], python: Self.example)
    let seen = try #require(try await corpus.run().observations["hostile"])
    #expect(seen.lines("stdout") == ["True 20", "[] []"], "\(seen)")
    #expect(try target.contents() == before)
    let files = FileManager.default
    #expect(!files.fileExists(atPath: try CommandLineRun.cache.get().path + "/planted"))
    let programs = try files.contentsOfDirectory(atPath: "/proc").compactMap {
      files.contents(atPath: "/proc/\($0)/cmdline").map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(!programs.contains { $0.contains(Target.daemon) })
  }

  @Test func `reaches no file and no secret where there are no namespaces`() async throws {
    let target = try Target()
    let source = try target.aim(Self.attempts, document: target.folder.path + "/document.md")
    let corpus = try await corpus("intruder", files: ["intruder.py": source + "\n"], python: Self.example)
    let script = FirstDocument.root + "/Tests/Fixtures/sandbox/without.py"
    let cache = try CommandLineRun.cache.get().path
    let ran = try await ProgramRun(
      "/usr/bin/python3", [script, "namespaces", CommandLineRun.diglot, "run", corpus.path, "--cache", cache],
      joined: true)
    let reached = "['change a mode', 'see processes', 'a server of this machine'] []"
    #expect(ran.stdout.contains("  False 20\n") && ran.stdout.contains("  \(reached)\n"), "\(ran.stdout)")
    let left = try FileManager.default.contentsOfDirectory(atPath: "/tmp").filter { $0.hasPrefix("diglot-run-") }
    let owners = left.compactMap { pid_t($0.split(separator: "-")[2]) }
    #expect(owners.allSatisfy { kill($0, 0) == 0 }, "\(left)")
  }

  @Test(arguments: [
    ("forger", "py", "import os\nos.write(3, b'x' * 4096)", "Protocol error"),
    // CPython reads such a file when it starts.
    (
      "deserter", "pth", "import os; os.write(2, b'\\x1b[2Jgoodbye\\n'); os._exit(0)",
      "it has ended\n  note: \\x1b[2Jgoodbye"
    ),
  ]) func `cannot do more to the tool than not answer it`(
    name: String, ending: String, source: String, says: String
  ) async throws {
    let corpus = try await corpus(
      name, files: ["\(name).\(ending)": source + "\n"], python: "import \(name)\n\nprint('hello')")
    let ran = try await CommandLineRun(["run", corpus.path])
    #expect(ran.status == 2)
    #expect(ran.stderr.contains("error: [worker-failed] diglot-python does not answer: "), "\(ran.stderr)")
    #expect(ran.stderr.contains(says), "\(ran.stderr)")
    #expect(!ran.text.contains("\u{1b}"))
  }

  @Test func `is not waited for without end`() throws {
    let worker = try Worker(
      executable: "/bin/sleep", arguments: ["1000"], preload: Installation.current.clock, environment: [:],
      sandbox: Sandbox(.off), readable: [], patience: 50_000_000)
    let error = #expect(throws: Diagnostic.self) {
      _ = try worker.observe([], under: Terms(limit: 1_000_000))
    }
    #expect(error?.message == "sleep does not answer: Connection timed out")
  }
}
