package import DiglotFixtures
internal import DiglotModel

/// Writes the description of what is answered to requests of one path. Whatever it writes, it has read back.
package struct AnswerWriter {
  /// The files to be written beside each other: the description, and bodies that no YAML can have.
  package struct Files {
    package var description: String
    /// By their names in the description's folder.
    package var bodies: [(name: String, bytes: [UInt8])] = []
  }

  /// The place of the description, for its bodies' names.
  let stem: String
  /// Names in the folder that bodies cannot have.
  let taken: Set<String>
  private let reader: FixtureFiles

  /// - Parameter folder: any that is there; nothing is read of it.
  package init?(stem: String, taken: Set<String> = [], folder: String) {
    guard let reader = try? FixtureFiles(root: folder) else { return nil }
    (self.stem, self.taken, self.reader) = (stem, taken, reader)
  }

  /// - Parameters:
  ///   - methods: the answers to requests one after the other, method by method.
  ///   - comment: the first line.
  /// - Returns: nil where the answers would be read as others.
  package func files(_ methods: [(method: String, answers: [Answer])], comment: String) -> Files? {
    var result = Files(description: "# \(comment)\n")
    var lines: [String] = []
    for (method, answers) in methods {
      var parts: [[String]] = []
      for answer in answers {
        guard let part = part(answer, &result.bodies) else { return nil }
        parts.append(part)
      }
      var own = parts.count == 1 ? parts[0] : parts.flatMap { Self.indented($0, first: "- ", empty: "{}") }
      if methods.count > 1 || method != "GET" {
        own = own.isEmpty ? ["\(method): {}"] : ["\(method):"] + Self.indented(own, first: "  ", empty: "")
      }
      lines += own
    }
    result.description += lines.map { $0 + "\n" }.joined()
    guard isRight(result, methods) else { return nil }
    return result
  }

  private static func indented(_ lines: [String], first: String, empty: String) -> [String] {
    guard let head = lines.first else { return [first + empty] }
    return [first + head] + lines.dropFirst().map { $0.isEmpty ? "" : "  " + $0 }
  }

  // MARK: One answer

  private func part(_ answer: Answer, _ bodies: inout [(name: String, bytes: [UInt8])]) -> [String]? {
    for body in forms(of: answer) {
      let lines = head(of: answer, without: body.type) + body.lines
      if isRight(lines, answer) { return lines }
    }
    guard answer.pieces.count == 1, answer.failure == nil, let bytes = answer.pieces.first?.body else { return nil }
    let known = bodies.first { $0.bytes == bytes }?.name
    let name = known ?? bodyName(bodies.map(\.name))
    if known == nil { bodies.append((name, bytes)) }
    return head(of: answer, without: MediaType.of(name: name, bytes)) + ["file: \(YAMLText.scalar(name))"]
  }

  private func bodyName(_ used: [String]) -> String {
    var name = stem
    var number = 1
    while taken.contains(name) || used.contains(name) {
      number += 1
      name = "\(stem).\(number)"
    }
    return name
  }

  private func head(of answer: Answer, without type: String?) -> [String] {
    var lines: [String] = []
    if let failure = answer.failure { lines.append("failure: \(failure.rawValue)") }
    if answer.status != 200 { lines.append("status: \(answer.status)") }
    var names: [String] = []
    for header in answer.headers where !names.contains(header.name) { names.append(header.name) }
    var headers: [String] = []
    for name in names {
      let values = answer.headers.filter { $0.name == name }.map(\.value)
      if let type, name.lowercased() == "content-type", values == [type] { continue }
      let texts = values.map(YAMLText.scalar)
      headers.append(
        "  \(YAMLText.scalar(name)): \(texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))]")")
    }
    if !headers.isEmpty { lines += ["headers:"] + headers }
    if answer.delay > 0 { lines.append("delay: \(Double(answer.delay) / 1e9)") }
    return lines
  }

  private typealias Form = (type: String?, lines: [String])

  /// The ways to write a body, the most readable first.
  private func forms(of answer: Answer) -> [Form] {
    if answer.pieces.isEmpty { return [(nil, [])] }
    if answer.isChunked { return chunks(of: answer) }
    guard answer.pieces.count == 1, let bytes = answer.pieces.first?.body,
      let text = String(validating: bytes, as: UTF8.self)
    else { return [] }
    var forms: [Form] = []
    if let value = JSONValue(parsing: bytes), Array(value.compact.utf8) == bytes {
      let lines = YAMLText.json(value)
      forms.append((MediaType.json, ["json: \(lines[0])".trimmed] + lines.dropFirst().map { "  " + $0 }))
    }
    if let block = YAMLText.block(text) {
      forms.append((MediaType.plainText, ["body: \(block[0])"] + block.dropFirst()))
    }
    if bytes.count <= 1000 { forms.append((MediaType.plainText, ["body: \(YAMLText.scalar(text))"])) }
    return forms
  }

  private func chunks(of answer: Answer) -> [Form] {
    var lines = ["chunks:"]
    for piece in answer.pieces {
      guard let text = String(validating: piece.body, as: UTF8.self) else { return [] }
      let body = YAMLText.scalar(text)
      lines.append(piece.delay == 0 ? "  - \(body)" : "  - {delay: \(Double(piece.delay) / 1e9), body: \(body)}")
    }
    return [(MediaType.plainText, lines)]
  }

  // MARK: Reading back

  private func isRight(_ lines: [String], _ answer: Answer) -> Bool {
    let text = lines.map { $0 + "\n" }.joined()
    let read = try? AnswerReader(path: "", text: text, files: reader).answers()
    return read?.count == 1 && read?[0].answers.count == 1
      && read?[0].answers.first.map { Self.isSame($0, answer) } == true
  }

  /// Whether the whole is read as what it was made of, bodies in files aside: their bytes are there when they are.
  private func isRight(_ files: Files, _ methods: [(method: String, answers: [Answer])]) -> Bool {
    guard files.bodies.isEmpty else { return true }
    guard let read = try? AnswerReader(path: "", text: files.description, files: reader).answers() else { return false }
    return read.count == methods.count
      && zip(read, methods).allSatisfy { read, meant in
        read.method == meant.method && read.answers.count == meant.answers.count
          && zip(read.answers, meant.answers).allSatisfy(Self.isSame)
      }
  }

  /// A body without a type gets one when it is read.
  private static func isSame(_ read: Answer, _ meant: Answer) -> Bool {
    var read = read
    if !meant.headers.contains(where: isType) { read.headers.removeAll(where: isType) }
    return normal(read) == normal(meant)
  }

  private static func isType(_ header: Answer.Header) -> Bool { header.name.lowercased() == "content-type" }

  /// Headers of one name stand together in a mapping, and a type that follows from the body at the end.
  private static func normal(_ answer: Answer) -> Answer {
    var copy = answer
    copy.headers = answer.headers.enumerated()
      .sorted { ($0.element.name.lowercased(), $0.offset) < ($1.element.name.lowercased(), $1.offset) }.map(\.element)
    return copy
  }
}

extension String {
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
