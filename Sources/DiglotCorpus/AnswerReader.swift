internal import DiglotFixtures
internal import DiglotModel
internal import Yams

/// Reads a YAML file of `fixtures/`: what is answered to requests of one path.
struct AnswerReader {
  static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
  private static let keys = [
    "status", "headers", "delay", "body", "json", "file", "chunks", "events", "failure", "every",
  ]

  let path: String
  let files: FixtureFiles
  let yaml: YAMLReader

  init(path: String, files: FixtureFiles) throws(Diagnostic) {
    guard let text = String(validating: try files.bytes(path), as: UTF8.self) else {
      throw FixtureFiles.invalid("not UTF-8", path)
    }
    self.init(path: path, text: text, files: files)
  }

  /// Reads a text that is no file yet.
  init(path: String, text: String, files: FixtureFiles) {
    self.path = path
    self.files = files
    yaml = YAMLReader(path: path, finding: "fixture-invalid", text: text)
  }

  /// Of `host.yaml`.
  func isRefusing() throws(Diagnostic) -> Bool {
    guard let root = try yaml.compose() else { return false }
    guard let value = try yaml.dictionary(root, "a host", keys: ["refused"])["refused"] else { return false }
    guard let scalar = value.scalar, case .bool(let isRefusing) = CoreScalar(scalar) else {
      throw yaml.error("'refused' is true or false", at: value)
    }
    return isRefusing
  }

  /// The answers to each method that the file speaks of.
  func answers() throws(Diagnostic) -> [(method: String, answers: [Answer])] {
    guard let root = try yaml.compose() else { return [("GET", [Answer()])] }
    let names = root.mapping?.keys.compactMap { $0.scalar?.string } ?? []
    guard names.contains(where: { !$0.isEmpty && $0.utf8.allSatisfy(Self.isUpperCase) }) else {
      return [("GET", try sequence(root))]
    }
    var result: [(String, [Answer])] = []
    for (key, value) in try yaml.mapping(root, "a file with methods", keys: Self.methods) {
      result.append((key.text, try sequence(value)))
    }
    return result
  }

  /// What `file` names in any of the answers.
  func bodyFiles() throws(Diagnostic) -> Set<String> {
    var names: Set<String> = []
    func look(_ node: Node) {
      for item in node.sequence ?? [] { look(item) }
      for (key, value) in node.mapping ?? [:] {
        if key.scalar?.string == "file", let name = value.scalar?.string { names.insert(name) }
        if let method = key.scalar?.string, Self.methods.contains(method) { look(value) }
      }
    }
    if let root = try yaml.compose() { look(root) }
    return names
  }

  private static func isUpperCase(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

  /// One answer, or a list of them for one request after the other.
  private func sequence(_ node: Node) throws(Diagnostic) -> [Answer] {
    guard let items = node.sequence else { return [try answer(node)] }
    guard !items.isEmpty else { throw yaml.error("a list of answers has at least one", at: node) }
    var answers: [Answer] = []
    for item in items { answers.append(try answer(item)) }
    return answers
  }

  private func answer(_ node: Node) throws(Diagnostic) -> Answer {
    for key in node.mapping?.keys.map({ $0 }) ?? [] {
      guard let text = key.scalar?.string, Self.methods.contains(text.uppercased()) else { continue }
      throw yaml.error("unknown key '\(text)'; methods are in upper case, at the top of the file", at: key)
    }
    let parts = try yaml.dictionary(node, "an answer", keys: Self.keys)
    var answer = Answer()
    if let value = parts["status"] { answer.status = try status(value) }
    if let value = parts["headers"] { answer.headers = try headers(value) }
    if let value = parts["delay"] { answer.delay = try seconds(value, "'delay'") }
    if let value = parts["failure"] { answer.failure = try failure(value, among: parts) }
    try readBody(of: &answer, from: parts, in: node)
    if answer.failure == .truncated, !answer.pieces.contains(where: { !$0.body.isEmpty }) {
      throw yaml.error("an answer that is truncated has a body", at: node)
    }
    return answer
  }

  private func status(_ node: Node) throws(Diagnostic) -> Int {
    guard let scalar = node.scalar, case .int(let digits) = CoreScalar(scalar), let status = Int(digits),
      (100...599).contains(status)
    else { throw yaml.error("'status' is a number from 100 to 599", at: node) }
    return status
  }

  /// - Returns: Nanoseconds.
  func seconds(_ node: Node, _ what: String) throws(Diagnostic) -> Int {
    guard let seconds = node.scalar.flatMap({ CoreScalar($0).number }), (0...1e6).contains(seconds) else {
      throw yaml.error("\(what) is a number of seconds from 0 to 1000000", at: node)
    }
    return Int((seconds * 1e9).rounded())
  }

  private func failure(_ node: Node, among parts: [String: Node]) throws(Diagnostic) -> Answer.Failure {
    let text = node.scalar?.string ?? ""
    guard let failure = Answer.Failure(rawValue: text) else {
      throw yaml.error(
        "a failure is 'reset', 'truncated' or 'silent'", at: node,
        help: text.isEmpty ? nil : Nearest.to(text, in: ["reset", "truncated", "silent"]))
    }
    if failure != .truncated {
      let useful: Set = failure == .reset ? ["failure", "delay"] : ["failure"]
      if let key = Self.keys.first(where: { parts[$0] != nil && !useful.contains($0) }) {
        throw yaml.error("an answer with 'failure: \(text)' sends nothing; delete '\(key)'", at: parts[key])
      }
    }
    return failure
  }

  private func headers(_ node: Node) throws(Diagnostic) -> [Answer.Header] {
    var headers: [Answer.Header] = []
    for (key, value) in try yaml.mapping(node, "'headers'", keys: nil) {
      guard !key.text.isEmpty, key.text.utf8.allSatisfy(Self.isTokenByte) else {
        throw yaml.error("'\(key.text)' is no header's name", at: key.node)
      }
      guard !["content-length", "transfer-encoding"].contains(key.text.lowercased()) else {
        throw yaml.error("'\(key.text)' follows from the body; delete it", at: key.node)
      }
      for item in value.sequence.map(Array.init) ?? [value] {
        let text = try yaml.string(item, "the value of '\(key.text)'")
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }) else {
          throw yaml.error("the value of '\(key.text)' has control characters", at: item)
        }
        headers.append(Answer.Header(name: key.text, value: text))
      }
    }
    return headers
  }

  /// RFC 9110, 5.6.2.
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
