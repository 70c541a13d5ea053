import Foundation
import TestSupport

/// A web server on this machine that stands for the network: Python's own, with what a script does for each request.
final class LoopbackServer: Sendable {
  /// `127.0.0.1:PORT`.
  let address: String
  private let process: ChildProcess

  /// - Parameter answers: the body of a function that has the request as `self` (`http.server.BaseHTTPRequestHandler`), and the
  ///   number of earlier requests to the same path as `count`. `send(status, body, **headers)` answers.
  init(_ answers: String) throws {
    let script = """
      import collections, gzip, http.server, json, os, sys, threading, time
      parent = os.getppid()
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
      def watch(): # it ends with the tests, whatever ends them
          while os.getppid() == parent: time.sleep(0.5)
          os._exit(0)
      threading.Thread(target=watch, daemon=True).start()
      server.serve_forever()
      """
    let output = try OutputFile()
    process = try ChildProcess("/usr/bin/python3", ["-c", script], output: output.descriptor)
    while output.data.last != UInt8(ascii: "\n"), process.status == nil { usleep(2000) }
    address = "127.0.0.1:" + output.text.dropLast()
  }
}
