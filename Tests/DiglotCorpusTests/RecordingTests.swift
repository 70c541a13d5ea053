import DiglotCorpus
import DiglotFixtures
import Foundation
import TestSupport
import Testing

/// `diglot record`, with a server on this machine for the network.
@Suite struct `Recording` {
  private static let server = Result {
    try LoopbackServer(
      """
      path = self.path.split("?")[0]
      if path == "/posts/1":
          time.sleep(0.15)
          send(200, json.dumps({"id": 1, "title": "é"}), Content_Type="application/json", Set_Cookie="s=top-secret", X_Total="12", Date="now")
      elif path == "/moody":
          if count == 0: send(503, "busy", Content_Type="text/plain", Retry_After="1")
          else: send(200, "fine", Content_Type="text/plain")
      elif path == "/gz": send(200, gzip.compress(b"unpacked " * 9), Content_Type="text/plain", Content_Encoding="gzip")
      elif path == "/logo.png": send(200, bytes(range(256)), Content_Type="image/png")
      elif path == "/old": send(302, "", Location="/posts/1")
      elif path == "/echo": send(200, json.dumps(dict(self.headers)) + self.sent.decode() + self.path, Content_Type="text/plain")
      elif path == "/stream":
          self.send_response_only(200)
          self.send_header("Content-Type", "text/event-stream")
          self.send_header("Transfer-Encoding", "chunked")
          self.end_headers()
          for number in range(3):
              if number: time.sleep(0.12)
              part = b"data: %d\\n\\n" % number
              self.wfile.write(b"%x\\r\\n%s\\r\\n" % (len(part), part))
          self.wfile.write(b"0\\r\\n\\r\\n")
      elif path == "/cut":
          self.send_response_only(200)
          self.send_header("Content-Length", "100")
          self.end_headers()
          self.wfile.write(b"half")
          self.close_connection = True
      elif path == "/slow":
          time.sleep(1.5)
          send(200, "late")
      elif path == "/big": send(200, "line\\n" * 8000 + "the end " + self.path + "\\n", Content_Type="text/plain")
      else: send(404, "nothing at " + self.path, Content_Type="text/plain")
      """)
  }

  /// Runs `diglot record` on the corpus, with the server in the place of `api.example.com`.
  private static func record(_ corpus: MiniCorpus, _ options: [String], environment: [String: String] = [:])
    async throws
    -> CommandLineRun
  {
    let place = "api.example.com=\(try server.get().address)"
    let variables = ["CI": ""].merging(environment) { $1 }
    return try await CommandLineRun(["record", corpus.path, "--resolve", place] + options, environment: variables)
  }

  private static func files(_ corpus: MiniCorpus) -> [String] {
    let all = FileManager.default.enumerator(atPath: corpus.path)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasPrefix("fixtures/") && !isFolder(corpus.path + "/" + $0) }.map { String($0.dropFirst(9)) }
      .sorted()
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  private static func corpus(_ python: String) throws -> MiniCorpus {
    try MiniCorpus([Example("Asking", python: "from urllib.request import Request, urlopen\n\n" + python)])
  }

  /// What asks, the files that are made of it, and what it prints with the network and with them.
  static let examples: [(python: String, files: [String], lines: [String])] = [
    (
      """
      with urlopen("https://api.example.com/posts/1") as answer:
          print(answer.status, len(answer.read()), answer.headers["X-Total"], answer.headers["Content-Type"])
      """, ["posts/1.yaml"], ["200 28 12 application/json"]
    ),
    (
      """
      from urllib.error import HTTPError

      for _ in range(3):
          try:
              print(urlopen("http://api.example.com/moody?a=%20b").read())
          except HTTPError as error:
              print(error.code, error.headers["Retry-After"], error.read())
      """, ["moody?a=%20b.yaml"], ["503 1 b'busy'", "b'fine'", "b'fine'"]
    ),
    (
      "print(urlopen('http://api.example.com/gz').read())", ["gz.yaml"],
      ["b'" + String(repeating: "unpacked ", count: 9) + "'"]
    ),
    (
      "print(sum(urlopen('https://api.example.com/logo.png').read()))", ["logo.png", "logo.png.yaml"], ["32640"]
    ),
    (
      "print(urlopen('https://api.example.com/old').url)", ["old.yaml", "posts/1.yaml"],
      ["https://api.example.com/posts/1"]
    ),
    (
      """
      for line in urlopen("https://api.example.com/stream"):
          print(line)
      """, ["stream.yaml"], (0..<3).flatMap { ["b'data: \($0)\\n'", "b'\\n'"] }
    ),
    (
      """
      request = Request("http://api.example.com/echo", data=b"a=1", headers={"X-Mine": "7"}, method="PUT")
      body = urlopen(request).read()
      print(b"a=1" in body, b'"X-Mine": "7"' in body)
      """, ["echo.yaml"], ["True True"]
    ),
    (
      """
      from http.client import HTTPSConnection

      connection = HTTPSConnection("api.example.com")
      for path in ("/posts/1", "/a%2Fb", "/logo.png"):
          connection.request("GET", path)
          print(len(connection.getresponse().read()))
      """, ["logo.png", "logo.png.yaml", "posts/1.yaml", "{part1}.yaml"], ["28", "17", "256"]
    ),
    (
      """
      try:
          urlopen("http://api.example.com/slow", timeout=0.5)
      except TimeoutError as error:
          print("too slow")
      """, ["slow.yaml"], ["too slow"]
    ),
  ]

  @Test(arguments: examples.indices)
  func `makes fixtures with which an example does in virtual time what it did`(index: Int) async throws {
    let (python, files, lines) = Self.examples[index]
    let corpus = try Self.corpus(python + "\nprint(\"done\")")
    let recorded = try await Self.record(corpus, ["--only", "asking"])
    #expect(recorded.status == 0, "\(recorded.text)")
    #expect(recorded.stdout.hasPrefix("asked api.example.com ("))
    #expect(Self.files(corpus) == files.map { "api.example.com/\($0)" })
    for file in files { #expect(recorded.stdout.contains("\(corpus.path)/fixtures/api.example.com/\(file)\n")) }
    let seen = try #require(try await corpus.run().observations["asking"])
    #expect(seen.lines("stdout") == lines + ["done"])
    #expect(seen.notes ?? [] == [])
  }

  @Test func `keeps what came, and how long it took`() async throws {
    let corpus = try Self.corpus(Self.examples[0].python + "\n" + Self.examples[5].python)
    #expect(try await Self.record(corpus, ["--only", "asking"]).status == 0)
    let seen = try #require(try await corpus.run().observations["asking"])
    #expect(
      seen.lines("stdout")
        == [
          "200 28 12 application/json", "b'data: 0\\n'", "b'\\n'",
          "b'data: 1\\n'", "b'\\n'", "b'data: 2\\n'", "b'\\n'",
        ])
    let times = seen.output.map(\.at)
    // The host sends a line each 0.12 s. On a busy machine one may be seen late, and the next soon after it, but none too early.
    #expect(times[0] >= 0.15 && times[0] < 1)
    #expect(times[3] - times[0] >= 0.11 && times[5] - times[0] >= 0.23 && times[1] <= times[3] && times[3] <= times[5])
    for time in times { #expect(abs(time * 100 - (time * 100).rounded()) < 0.01) }
  }

  @Test func `stores no secret`() async throws {
    let corpus = try Self.corpus(
      """
      headers = {"Authorization": "Bearer hidden-bearer", "Cookie": "id=hidden-cookie", "X-Api-Key": "hidden-header"}
      for path in ("/echo?api_key=hidden-query&q=seen", "/posts/1?access_token=hidden-query"):
          print(urlopen(Request("https://api.example.com" + path, headers=headers)).status)
      """)
    let recorded = try await Self.record(corpus, ["--all"])
    #expect(recorded.status == 0, "\(recorded.text)")
    let files = Self.files(corpus)
    #expect(
      files == [
        "api.example.com/echo?api_key={api_key}&q=seen.yaml",
        "api.example.com/posts/1?access_token={access_token}.yaml",
      ])
    for file in files {
      let text = try corpus.folder.text("fixtures/" + file)
      #expect(!file.contains("hidden") && !text.contains("hidden") && !text.contains("top-secret"), "\(text)")
    }
    #expect(!recorded.text.contains("hidden") && !recorded.text.contains("top-secret"))
    #expect(recorded.stderr.contains("left out, as they may be secret: Set-Cookie"))
    #expect(try await corpus.run().observations["asking"]?.lines("stdout") == ["200", "200"])
  }

  @Test func `keeps the fixtures that are there, unless it is forced`() async throws {
    let corpus = try Self.corpus(
      """
      for path in ("/posts/1", "/posts/2"):
          try:
              print(urlopen("https://api.example.com" + path).status)
          except OSError as error:
              print(error.code)
      """)
    let own = "GET: {body: mine}\nDELETE: {status: 204}\n"
    try corpus.folder.write("fixtures/api.example.com/posts/1/index.yaml", own)
    let first = try await Self.record(corpus, ["--all"])
    #expect(first.status == 0, "\(first.text)")
    #expect(first.stdout.contains("kept     \(corpus.path)/fixtures/api.example.com/posts/1/index.yaml"))
    #expect(first.stdout.contains("written  \(corpus.path)/fixtures/api.example.com/posts/2.yaml"))
    #expect(try corpus.folder.text("fixtures/api.example.com/posts/1/index.yaml") == own)
    let forced = try await Self.record(corpus, ["--all", "--force"])
    #expect(forced.status == 0, "\(forced.text)")
    #expect(Self.files(corpus) == ["api.example.com/posts/1.yaml", "api.example.com/posts/2.yaml"])
    let text = try corpus.folder.text("fixtures/api.example.com/posts/1.yaml")
    #expect(text.contains("X-Total") && text.contains("DELETE:\n  status: 204"), "\(text)")
  }

  static let refusals: [(options: [String], environment: [String: String], status: Int, text: String)] = [
    (["--all"], ["CI": "true"], 2, "[record-in-ci]"), ([], [:], 2, "--all"),
    (["--all", "--only", "asking"], [:], 2, "--all"),
    (["--only", "nobody"], [:], 2, "[id-unknown]"), (["--all", "--resolve", "x"], [:], 2, "--resolve"),
    (["--all", "--resolve", "x=1.2.3.4:0"], [:], 2, "--resolve"),
  ]

  @Test(arguments: refusals)
  func `is refused`(options: [String], environment: [String: String], status: Int, text: String) async throws {
    let corpus = try Self.corpus("print(urlopen('http://api.example.com/posts/1').status)")
    let refused = try await Self.record(corpus, options, environment: environment)
    #expect(refused.status == status && refused.stderr.contains(text), "\(refused.text)")
    #expect(Self.files(corpus) == [])
  }

  @Test func `tells of what it could not store, and stores none of it`() async throws {
    let corpus = try Self.corpus(
      """
      for url in (
          "http://nobody.invalid/x", "https://closed.example.com/x", "http://api.example.com/cut",
          "http://api.example.com/a//b", "http://10.9.8.7/x",
      ):
          try:
              urlopen(url).read()
              print("read")
          except Exception as error:
              print(type(error).__name__)
      urlopen(Request("http://api.example.com/x", method="PROPFIND"))
      """)
    let closed = "closed.example.com=127.0.0.1:1"
    let recorded = try await Self.record(corpus, ["--all", "--resolve", closed])
    #expect(recorded.status == 1)
    for text in [
      "[record-unreachable] nobody.invalid cannot be reached: its name is not known",
      "[record-unreachable] closed.example.com cannot be reached: Connection refused",
      "[record-broken] GET http://api.example.com/cut is not stored",
      "[record-inexpressible] GET http://api.example.com/a//b is not stored",
      "[record-inexpressible] PROPFIND http://api.example.com/x is not stored",
      "[record-refused]", "10.9.8.7", "[record-unfinished] the example 'asking' did not finish: HTTPError",
    ] {
      #expect(recorded.stderr.contains(text), "\(text) in \(recorded.stderr)")
    }
    #expect(Self.files(corpus) == [])
  }

  @Test func `tells http from https where they answer differently`() async throws {
    let corpus = try Self.corpus(
      """
      print(urlopen("http://api.example.com/posts/1").status)
      print(urlopen("https://api.example.com/posts/1").read()[:4])
      """)
    let other = try LoopbackServer("send(200, 'other', Content_Type='text/plain')")
    let recorded = try await Self.record(corpus, ["--all", "--resolve", "api.example.com:443=\(other.address)"])
    #expect(recorded.status == 0, "\(recorded.text)")
    #expect(Self.files(corpus) == ["api.example.com:443/posts/1.yaml", "api.example.com:80/posts/1.yaml"])
    #expect(try await corpus.run().observations["asking"]?.lines("stdout") == ["200", "b'othe'"])
  }

  @Test func `is of a document in a corpus folder`() async throws {
    let corpus = try Self.corpus("print(urlopen('http://api.example.com/posts/1').status)")
    try corpus.folder.write("page.txt", try corpus.folder.text("document.txt"))
    let run = try await CommandLineRun(
      ["record", corpus.path + "/page.txt", "--all"], environment: ["CI": ""])
    #expect(run.status == 2 && run.stderr.contains("[record-without-corpus]"), "\(run.text)")
  }

  @Test func `leaves whole files when it is killed`() async throws {
    let corpus = try Self.corpus(
      """
      for number in range(20):
          urlopen(f"http://api.example.com/big?number={number}").read()
      """)
    let place = "api.example.com=\(try Self.server.get().address)"
    let cache = try TemporaryFolder()
    var partial = 0
    for round in 0..<12 {
      let process = try ChildProcess(
        CommandLineRun.diglot,
        ["record", corpus.path, "--all", "--force", "--resolve", place, "--cache", cache.path], changes: ["CI": ""])
      // Killed as soon as it has begun to write, a little later each time.
      while process.status == nil, Self.files(corpus).isEmpty { try await Task.sleep(for: .milliseconds(1)) }
      try await Task.sleep(for: .milliseconds(2 * round))
      process.signal(SIGKILL)
      _ = await process.ended()
      let files = Self.files(corpus)
      if (1..<20).contains(files.count) { partial += 1 }
      for file in files {
        let text = try corpus.folder.text("fixtures/" + file)
        let number = file.dropLast(5).split(separator: "=").last ?? ""
        #expect(text.hasSuffix("the end /big?number=\(number)\n"), "\(file)")
      }
      _ = try FixtureFolder.read(corpus.path + "/fixtures")
      if round < 11 { try? corpus.folder.remove("fixtures") }
    }
    #expect(partial > 0)
    // The next recording takes away what was left beside the fixtures.
    #expect(try await Self.record(corpus, ["--all", "--force"]).status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: corpus.path).sorted()
    #expect(names == ["document.txt", "fixtures"])
    #expect(Self.files(corpus).count == 20)
  }
}
