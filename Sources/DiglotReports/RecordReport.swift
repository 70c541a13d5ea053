/// What `diglot record` tells: whom it asked, then each file.
package struct RecordReport: Sendable {
  /// A host and how often it was asked.
  package typealias Host = (name: String, requests: Int)
  /// A file, and `written`, `replaced` or `kept`.
  package typealias File = (path: String, action: String)

  let hosts: [Host]
  let files: [File]
  let snippets: Int

  package init(hosts: [Host], files: [File], snippets: Int) {
    self.hosts = hosts
    self.files = files
    self.snippets = snippets
  }

  /// The report for a reader, with a final newline.
  package func text(color: Bool) -> String {
    let terminal = Terminal(color: color)
    var lines: [String] = []
    if !hosts.isEmpty {
      let asked = hosts.map { "\($0.name) (\($0.requests.of("request")))" }
      lines.append("asked " + Terminal.visible(asked.joined(separator: ", ")))
    }
    for file in files {
      let line = "\(file.action.padding(to: 8)) \(Terminal.visible(file.path))"
      lines.append(file.action == "kept" ? terminal.paint(line + "  (it was there; --force replaces it)", .dim) : line)
    }
    let requests = hosts.reduce(0) { $0 + $1.requests }
    let counts = ["written", "replaced", "kept"].map { action in (action, files.count { $0.action == action }) }
    let done = counts.filter { $0.1 > 0 || $0.0 == "written" }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
    lines.append("\(snippets.of("run")): \(requests.of("request")); files: \(done)")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The report as JSON, with a final newline.
  package func json() -> String {
    JSON.object([
      "hosts": .array(hosts.map { .object(["name": .string($0.name), "requests": .int($0.requests)]) }),
      "files": .array(files.map { .object(["path": .string($0.path), "action": .string($0.action)]) }),
    ]).text
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
