internal import DiglotFixtures
internal import DiglotModel
internal import Yams

// The body of an answer: at most one of five forms.
extension AnswerReader {
  private static let forms = ["body", "json", "file", "chunks", "events"]

  func readBody(of answer: inout Answer, from parts: [String: Node], in node: Node) throws(Diagnostic) {
    let given = Self.forms.filter { parts[$0] != nil }
    if given.count > 1 {
      throw yaml.error("an answer has one body, not both '\(given[0])' and '\(given[1])'", at: parts[given[1]])
    }
    var every: Int?
    if let value = parts["every"] {
      guard parts["chunks"] != nil || parts["events"] != nil else {
        throw yaml.error("'every' is for 'chunks' and 'events'", at: value)
      }
      every = try seconds(value, "'every'")
    }
    guard let form = given.first, let value = parts[form] else { return }
    if answer.status < 200 || answer.status == 204 || answer.status == 304 {
      throw yaml.error("an answer of status \(answer.status) has no body", at: value)
    }
    var type = MediaType.plainText
    switch form {
    case "body": answer.pieces = [Answer.Piece(delay: 0, body: Array(try yaml.string(value, "'body'").utf8))]
    case "json":
      answer.pieces = [Answer.Piece(delay: 0, body: try compactJSON(value))]
      type = MediaType.json
    case "file":
      let (bytes, fileType) = try file(value)
      answer.pieces = [Answer.Piece(delay: 0, body: bytes)]
      type = fileType
    case "chunks": answer.pieces = try pieces(value, "'chunks'", every: every, chunk)
    default:
      answer.pieces = try pieces(value, "'events'", every: every, event)
      type = MediaType.eventStream
    }
    answer.isChunked = form == "chunks" || form == "events"
    if !answer.headers.contains(where: { $0.name.lowercased() == "content-type" }) {
      answer.headers.append(Answer.Header(name: "Content-Type", value: type))
    }
    guard answer.pieces.reduce(0, { $0 + $1.body.count }) <= FixtureFiles.sizeLimit else {
      throw yaml.error("a body larger than 16 MiB", at: value)
    }
  }

  private func compactJSON(_ node: Node) throws(Diagnostic) -> [UInt8] { Array(try yaml.json(node).compact.utf8) }

  private func file(_ node: Node) throws(Diagnostic) -> (bytes: [UInt8], type: String) {
    let name = try yaml.string(node, "'file'")
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let target = folder + "/" + name
    guard !name.hasPrefix("/"), !name.utf8.contains(0) else {
      throw yaml.error("'file' is a path from this file's folder", at: node)
    }
    guard files.exists(target) else { throw yaml.error("there is no file '\(name)'", at: node) }
    guard files.isInside(target) else { throw yaml.error("'\(name)' lies outside of the fixtures folder", at: node) }
    do {
      let bytes = try files.bytes(target)
      return (bytes, MediaType.of(name: name.split(separator: "/").last.map(String.init) ?? name, bytes))
    } catch { throw yaml.error("'\(name)': \(error.message)", at: node) }
  }

  private func pieces(
    _ node: Node, _ what: String, every: Int?, _ read: (Node, inout Answer.Piece) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> [Answer.Piece] {
    guard let items = node.sequence else { throw yaml.error("\(what) is a list", at: node) }
    var pieces: [Answer.Piece] = []
    var size = 0
    for item in items {
      var piece = Answer.Piece(delay: every ?? 0, body: [])
      try read(item, &piece)
      guard !piece.body.isEmpty else { throw yaml.error("a chunk is not empty", at: item) }
      size += piece.body.count
      guard size <= FixtureFiles.sizeLimit else { throw yaml.error("a body larger than 16 MiB", at: item) }
      pieces.append(piece)
    }
    return pieces
  }

  private func chunk(_ node: Node, _ piece: inout Answer.Piece) throws(Diagnostic) {
    guard node.mapping != nil else {
      piece.body = Array(try yaml.string(node, "a chunk").utf8)
      return
    }
    let parts = try yaml.dictionary(node, "a chunk", keys: ["delay", "body", "json"])
    if let value = parts["delay"] { piece.delay = try seconds(value, "'delay'") }
    switch (parts["body"], parts["json"]) {
    case (let body?, nil): piece.body = Array(try yaml.string(body, "'body'").utf8)
    case (nil, let json?): piece.body = try compactJSON(json)
    case (_?, let json?): throw yaml.error("a chunk has one of 'body' and 'json'", at: json)
    case (nil, nil): throw yaml.error("a chunk has 'body' or 'json'", at: node)
    }
  }

  /// In the form of the HTML standard, section 9.2.
  private func event(_ node: Node, _ piece: inout Answer.Piece) throws(Diagnostic) {
    guard node.mapping != nil else { throw yaml.error("an event is a mapping", at: node) }
    let parts = try yaml.dictionary(node, "an event", keys: ["delay", "event", "id", "data"])
    if let value = parts["delay"] { piece.delay = try seconds(value, "'delay'") }
    var text = ""
    for key in ["event", "id"] {
      guard let value = parts[key] else { continue }
      let line = try yaml.string(value, "'\(key)'")
      guard !line.unicodeScalars.contains(where: { ["\n", "\r", "\0"].contains($0) }) else {
        throw yaml.error("'\(key)' is one line", at: value)
      }
      text += "\(key): \(line)\n"
    }
    if let value = parts["data"] {
      let data: String
      if let scalar = value.scalar, case .string(let written) = CoreScalar(scalar) {
        data = written
      } else {
        data = try yaml.json(value).compact
      }
      // A carriage return, a line feed or both end a line; Swift takes the pair for one character.
      let lines = data.split(omittingEmptySubsequences: false) { ["\r\n", "\n", "\r"].contains($0) }
      text += lines.map { "data: \($0)\n" }.joined()
    }
    guard !text.isEmpty else { throw yaml.error("an event has 'event', 'id' or 'data'", at: node) }
    piece.body = Array((text + "\n").utf8)
  }
}
