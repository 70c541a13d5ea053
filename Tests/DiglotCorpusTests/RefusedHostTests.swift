import Testing

/// What a snippet asks of other machines. No test needs a network, as none is reached.
@Suite struct `Another machine` {
  static let examples = [
    Example(
      "By Name",
      python: """
        import socket

        try:
            socket.create_connection(("api.example.com", 80), timeout=5)
        except OSError as error:
            print(type(error).__name__)
        """),
    Example(
      "By Number",
      python: """
        import socket

        try:
            socket.create_connection(("192.0.2.1", 80), timeout=5)
        except OSError as error:
            print(type(error).__name__)
        """),
    Example(
      "By A Started Program",
      python: """
        import subprocess
        import sys

        code = "import socket; socket.gethostbyname('api.example.com')"
        print(subprocess.run([sys.executable, "-c", code], stderr=subprocess.DEVNULL).returncode)
        """),
    Example(
      "This Machine",
      python: """
        import socket

        server = socket.create_server(("localhost", 0))
        socket.create_connection(("localhost", server.getsockname()[1])).close()
        print("connected")
        """),
  ]
  static let expected: [String: (output: String, note: String?)] = [
    "by-name": ("gaierror", "line 4 of it: the host 'api.example.com' was refused: a run reaches no other machine"),
    "by-number": ("OSError", "line 4 of it: the host '192.0.2.1' was refused: a run reaches no other machine"),
    "by-a-started-program": ("1", "the host 'api.example.com' was refused: a run reaches no other machine"),
    "this-machine": ("connected", nil),
  ]

  private static let corpus = Result { try MiniCorpus(examples) }
  private static let virtual = Task { try await corpus.get().run().observations }
  private static let real = Task { try await corpus.get().run(["--real-time"]).observations }

  @Test(arguments: examples, [false, true])
  func `is refused at once, with a note that names the line`(_ example: Example, realTime: Bool) async throws {
    // In real time a started program is on its own.
    if realTime, example.id == "by-a-started-program" { return }
    let observations = try await (realTime ? Self.real : Self.virtual).value
    let seen = try #require(observations[example.id])
    let expected = try #require(Self.expected[example.id])
    let start = try #require(try Self.corpus.get().starts[example.id])
    #expect(seen.lines("stdout") == [expected.output])
    let note = expected.note?.replacing("line 4 of it", with: "line \(start + 3)")
    #expect(seen.notes ?? [] == (note.map { [$0] } ?? []))
    if !realTime { #expect(seen.time.virtual == 0) }
  }
}
