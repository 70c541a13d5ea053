import Foundation

/// A web server on this machine that stands for the network: Python's own, with what a script does for each request.
final class LoopbackServer: Sendable {
  /// `127.0.0.1:PORT`.
  let address: String
  private let process: Process
  private let input = Pipe()

  /// - Parameter answers: the body of a function that has the request as `self` (`http.server.BaseHTTPRequestHandler`), and the
  ///   number of earlier requests to the same path as `count`. `send(status, body, **headers)` answers.
  init(_ answers: String) throws {
    let script = """
      import collections, gzip, http.server, json, os, sys, threading, time
      counts = collections.Counter()
      class Handler(http.server.BaseHTTPRequestHandler):
          protocol_version = "HTTP/1.1"
          def log_message(self, *_): pass
          def send(self, status, body=b"", **headers):
              body = body.encode() if isinstance(body, str) else body
              self.send_response_only(status)
              for name, value in headers.items():
                  for one in value if isinstance(value, list) else [value]:
                      self.send_header(name.replace("_", "-"), one)
              self.send_header("Content-Length", str(len(body)))
              self.end_headers()
              if self.command != "HEAD": self.wfile.write(body)
          def answer(self):
              send = self.send
              count = counts[self.path]
              counts[self.path] += 1
              self.sent = self.rfile.read(int(self.headers["Content-Length"] or 0))
      \(answers.split(separator: "\n", omittingEmptySubsequences: false).map { "        \($0)" }.joined(separator: "\n"))
          do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_PROPFIND = answer
      server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
      server.daemon_threads = True
      print(server.server_port, flush=True)
      # It ends with the tests, whatever ends them.
      threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
      server.serve_forever()
      """
    process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", script]
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var line = Data()
    while line.last != UInt8(ascii: "\n"), let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty
    {
      line += byte
    }
    address = "127.0.0.1:" + String(decoding: line.dropLast(), as: UTF8.self)
  }

  deinit { try? input.fileHandleForWriting.close() }
}
