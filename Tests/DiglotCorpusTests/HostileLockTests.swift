import Foundation
import TestSupport
import Testing

/// pip takes much else than packages with versions and hashes from such a file, and what it builds from sources is in no sandbox.
@Suite struct `A lock file that somebody else wrote` {
  private static let mark = "# package: tiny-plain\n"

  /// A source distribution that leaves a file where it is built, with its hash.
  private func sources(in folder: TemporaryFolder) async throws -> (path: String, hash: String) {
    let script = """
      import hashlib, io, sys, tarfile
      path, planted = sys.argv[1:]
      files = {
          "pyproject.toml": '[build-system]\\nrequires = []\\nbuild-backend = "b"\\nbackend-path = ["."]\\n',
          "b.py": f"open({planted!r}, 'w').write('planted')\\n",
          "PKG-INFO": "Metadata-Version: 2.1\\nName: tiny-plain\\nVersion: 1.0\\n",
      }
      with tarfile.open(path, "w:gz") as archive:
          for name, text in files.items():
              entry = tarfile.TarInfo("tiny_plain-1.0/" + name)
              entry.size = len(text)
              archive.addfile(entry, io.BytesIO(text.encode()))
      print(hashlib.sha256(open(path, "rb").read()).hexdigest())
      """
    let path = folder.path + "/tiny_plain-1.0.tar.gz"
    let made = try await ProgramRun("/usr/bin/python3", ["-c", script, path, folder.path + "/planted"])
    try #require(made.status == 0, "\(made.stderr)")
    return (path, "sha256:" + made.stdout.trimmingCharacters(in: .newlines))
  }

  private func corpus() throws -> MiniCorpus {
    try MiniCorpus(
      [Example("Plain", python: "import plain\n\nprint(plain.NAME)")],
      contracts: "python:\n  packages: [tiny-plain]\n")
  }

  @Test(arguments: [
    "tiny-plain @ file://{{path}} --hash={{hash}}", "{{path}} --hash={{hash}}", "--no-binary tiny-plain",
    "-r /etc/passwd",
    "-e .", "--index-url https://packages.example.com", "tiny-plain==1.0", "tiny-plain==1.0 ; os_name == 'posix' \\",
  ]) func `is refused where it says what Diglot does not`(_ line: String) async throws {
    let (folder, corpus) = (try TemporaryFolder(), try corpus())
    let (path, hash) = try await sources(in: folder)
    let text = line.replacing("{{path}}", with: path).replacing("{{hash}}", with: hash)
    try corpus.folder.write("packages.lock", Self.mark + text + "\n")
    let ran = try await CommandLineRun(["verify", corpus.path], environment: WheelHouse.offline)
    #expect(ran.status == 2)
    #expect(ran.stderr.hasPrefix("\(corpus.path)/packages.lock:2:1: error: [lock-invalid] "), "\(ran.text)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/planted"))
  }

  /// For Python, and so for pip, other characters end a line as well.
  @Test func `says nothing in a comment`() async throws {
    let (folder, corpus) = (try TemporaryFolder(), try corpus())
    let house = try WheelHouse([.init(name: "tiny-plain", files: ["plain.py": "NAME = 'plain'\n"])])
    try #require(try await CommandLineRun(["install", corpus.path], environment: house.environment).status == 0)
    let (path, hash) = try await sources(in: folder)
    let lock = try corpus.folder.text("packages.lock")
    try corpus.folder.write("packages.lock", "# a note\u{2028}tiny-plain @ file://\(path) --hash=\(hash)\n" + lock)
    let ran = try await CommandLineRun(["run", corpus.path], environment: house.environment)
    #expect(ran.status == 0 && ran.stdout.contains("  plain\n"), "\(ran.text)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/planted"))
  }
}
