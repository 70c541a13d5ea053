import Foundation
import Testing

/// Disks that are full, or that nothing can be written to: a file is whole or not there, the reason is told, and the next run is right.
@Suite(.enabled("needs a mount namespace of its own (unshare -rm)") { await ShellRun.canMount() })
struct `A disk` {
  /// What a script of bash writes in which `/tmp/disk` is a disk of 400 KiB with a document and `fill` leaves so many KiB of it. `diglot` is the
  /// one beside the tests.
  private func run(_ script: String) async throws -> String {
    let folder = try TemporaryFolder()
    let script = """
      disk='\(folder.path)' cache='\(try CommandLineRun.cache.get().path)'
      diglot() { '\(CommandLineRun.diglot)' "$@" 2>&1; echo "status $?"; }
      fill() { rm -f "$disk"/fill; head -c 1M /dev/zero >"$disk"/fill 2>/dev/null; truncate -s "-$(($1 * 1024))" "$disk"/fill; }
      mount -t tmpfs -o size=400k none "$disk" && cp '\(FirstDocument.root)/Tests/Fixtures/add/five-examples.md' "$disk" || exit
      cd "$disk"
      \(script)
      """
    try folder.write("script.sh", script)
    // The script lies below what is mounted over.
    let ran = try await ShellRun("unshare -rm bash -c \"$(cat '\(folder.path)/script.sh')\"")
    #expect(ran.status == 0, "\(ran.text)")
    return ran.text.replacing(folder.path, with: "DISK")
  }

  @Test func `that is full keeps what was there, and takes all of it once there is room`() async throws {
    let text = try await run(
      """
      fill 0; diglot add five-examples.md --into corpus --cache "$cache"
      fill 24; diglot add five-examples.md --into corpus --cache "$cache"
      for port in corpus/ports/*.swift; do [[ $(tail -c 1 "$port" | wc -l) = 1 ]] || echo "half a port: $port"; done
      find corpus -name '.*'
      rm fill; diglot add five-examples.md --into corpus --cache "$cache" | tail -n 2
      """)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 6, "\(text)")
    #expect(lines.first == "error: [file-unwritable] cannot write corpus/document.md: No space left on device")
    #expect(lines.dropFirst(2).first?.hasSuffix(": No space left on device") == true)
    #expect(lines.filter { $0 == "status 2" }.count == 2)
    #expect(lines.suffix(2) == ["5 pairs in corpus: 5 equivalent", "status 0"])
  }

  @Test func `with a full cache says so of the cache, and not of a port`() async throws {
    let text = try await run(
      """
      diglot add five-examples.md --into corpus --cache "$cache" >/dev/null
      for room in 0 40 100; do fill $room; diglot verify corpus --cache "$disk/cache" | grep -v '^  help: '; done
      rm fill; diglot verify corpus --cache "$cache" --quiet
      """)
    let told =
      "error: [cache-not-writable] cannot write to the cache folder DISK/cache: No space left on device\nstatus 2\n"
    #expect(text.replacing(told, with: "") == "status 0\n", "\(text)")
  }

  @Test func `that takes no report makes the command fail`() async throws {
    let text = try await run(
      """
      '\(CommandLineRun.diglot)' extract five-examples.md 2>&1 >/dev/full; echo "status $?"
      fill 0; diglot extract five-examples.md --output report.txt; ls | grep report
      true
      """)
    #expect(
      text == """
        error: [output-unwritable] cannot write the report to standard output: No space left on device
          help: name a file in a folder that is there, on a disk with room
        status 2
        error: [output-unwritable] cannot write the report to report.txt: No space left on device
          help: name a file in a folder that is there, on a disk with room
        status 2

        """, "\(text)")
  }

  @Test func `that is only read is enough to verify, and told where something is to be written`() async throws {
    let text = try await run(
      """
      diglot add five-examples.md --into corpus --cache "$cache" >/dev/null
      sed -i 's/^out .*/&!/' corpus/expected/*
      mount -o remount,ro "$disk"
      diglot verify corpus --cache "$cache" | tail -n 2
      CI= diglot accept corpus --all --cache "$cache" | grep -v '^  '
      diglot verify corpus --cache "$disk/cache" | grep -v '^  '
      """)
    #expect(text.hasPrefix("5 pairs: 5 different; 0 relaxations; virtual 2.0 s\nstatus 1\n"), "\(text)")
    #expect(text.contains("[outcome-unwritable] cannot write corpus/expected/"), "\(text)")
    #expect(text.contains(": Read-only file system\n"), "\(text)")
    #expect(text.contains("write to the cache folder DISK/cache: Read-only file system\n"), "\(text)")
  }
}
