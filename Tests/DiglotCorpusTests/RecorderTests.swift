import Foundation
import TestSupport
import Testing

/// The recorder alone, between Python's own client and a host that speaks TLS: a second recorder, in front of a plain server.
@Suite struct `A recorder` {
  private static let script = """
    import json, os, ssl, subprocess, sys, threading
    from http.client import HTTPSConnection

    server, folder, plain = sys.argv[1:]

    class Recorder:
        def __init__(self, name, *places, **environment):
            self.site = os.path.join(folder, name)
            if not os.path.isdir(self.site):
                os.mkdir(self.site)
                subprocess.run([server, "--authority", self.site], check=True)
            self.process = subprocess.Popen(
                [server, "--record", self.site, *places], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                env={**os.environ, **environment})
            self.port = int(self.process.stdout.readline())
            self.told = b""
            self.reading = threading.Thread(target=self.read)  # or the recorder would wait for its pipe to be read
            self.reading.start()

        def read(self):
            self.told = self.process.stdout.read()

        def ask(self, host, path):
            connection = HTTPSConnection(
                "localhost", self.port, context=ssl.create_default_context(cafile=os.path.join(self.site, "ca.pem")))
            connection.request("GET", path, headers={"Host": host})
            return connection.getresponse().read()

        def finish(self):
            self.process.stdin.close()
            self.reading.join()
            rest = self.told
            while rest:
                line, rest = rest.split(b"\\n", 1)
                told = json.loads(line)
                exchange = told["exchange"]
                rest = rest[sum(told["lengths"]):]
                print(exchange["outcome"], exchange.get("status"), exchange.get("reason"))

    host = Recorder("host", "localhost=" + plain)
    name = f"localhost:{host.port}"
    trusting = Recorder("own", SSL_CERT_FILE=os.path.join(host.site, "ca.pem"))
    print(len(trusting.ask(name, "/large")), trusting.ask(name, "/small"))
    trusting.finish()
    strict = Recorder("own", SSL_CERT_FILE=os.path.join(folder, "own", "ca.pem"))
    try:
        strict.ask(name, "/small")
    except OSError as error:
        print("no answer")
    strict.finish()
    host.process.kill()
    """

  @Test func `asks with TLS, and only hosts that this machine trusts`() async throws {
    let plain = try LoopbackServer("send(200, 'x' * 3000000 if self.path == '/large' else 'small')")
    let folder = try TemporaryFolder()
    let server = CommandLineRun.products.appendingPathComponent("diglot-server").path
    let text = try await ProgramRun(
      "/usr/bin/python3", ["-c", Self.script, server, folder.path, plain.address]
    ).stdout
    let lines = text.split(separator: "\n").map(String.init)
    try #require(lines.count == 5, "\(text)")
    #expect(lines[0] == "3000000 b'small'")
    #expect(lines[1...2].allSatisfy { $0 == "answered 200 None" })
    #expect(lines[3] == "no answer")
    #expect(lines[4].hasPrefix("unreachable None its certificate is not trusted: "))
  }
}
