internal import DiglotModel

/// Writes values as YAML that `YAMLReader` reads back as the same.
enum YAMLText {
  /// A text on one line.
  static func scalar(_ text: String) -> String {
    if isPlain(text) { return text }
    if text.utf8.allSatisfy({ (0x20..<0x7f).contains($0) }) { return "'\(text.replacing("'", with: "''"))'" }
    return quoted(text)
  }

  /// A text as lines: those of a block behind its first, which has the key's place; nil where it is better on one line.
  static func block(_ text: String) -> [String]? {
    let body = text.hasSuffix("\n") ? String(text.dropLast()) : text
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let isGood = text.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || isShown($0) }
    guard lines.count > 1, isGood, lines.last != "" else { return nil }
    // A first line that begins with a space would be taken for the block's indentation.
    let indicator = lines.first?.hasPrefix(" ") ?? false || lines.first == "" ? "2" : ""
    return ["|\(indicator)\(text.hasSuffix("\n") ? "" : "-")"] + lines.map { $0.isEmpty ? "" : "  " + $0 }
  }

  /// A JSON value as lines: one for a small value, else a block, whose lines are to be put below the key.
  static func json(_ value: JSONValue) -> [String] {
    let flow = flow(value)
    if flow.utf8.count <= 80 { return [flow] }
    switch value {
    case .object(let members):
      return [""] + members.flatMap { member in entry("\(scalar(member.name)):", json(member.value)) }
    case .array(let items): return [""] + items.flatMap { item in entry("-", json(item)) }
    case .null, .bool, .number, .string: return [flow]
    }
  }

  /// A key or a dash, and what follows it.
  private static func entry(_ head: String, _ lines: [String]) -> [String] {
    guard let first = lines.first, !first.isEmpty else {
      guard head == "-", let next = lines.dropFirst().first else { return [head] + lines.dropFirst().map { "  " + $0 } }
      return ["- " + next] + lines.dropFirst(2).map { "  " + $0 }
    }
    return ["\(head) \(first)"] + lines.dropFirst().map { "  " + $0 }
  }

  private static func flow(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let text): text
    case .string(let text): scalar(text)
    case .array(let items): "[\(items.map(flow).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.map { "\(scalar($0.name)): \(flow($0.value))" }.joined(separator: ", "))}"
    }
  }

  /// Whether a text can stand without quotation marks, as nothing but itself, in a block and in a flow.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last, text.utf8.count <= 200 else { return false }
    guard isWord(first), last != UInt8(ascii: " "), case .string = CoreScalar(plain: text) else { return false }
    return text.utf8.allSatisfy { isWord($0) || " ./;=+()-_*@!".utf8.contains($0) }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }

  /// YAML 1.2.2, section 5.7.
  private static func quoted(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "\"") { result, scalar in
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where isShown(scalar): result.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let (mark, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
        result += "\\\(mark)" + String(repeating: "0", count: width - digits.count) + digits
      }
    } + "\""
  }

  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
    default: scalar.value < 0x10000 || scalar.properties.isEmoji
    }
  }
}
