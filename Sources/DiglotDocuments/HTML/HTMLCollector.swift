/// Collects from a page the text of what it sets as code, and the sections that it stands in.
final class HTMLCollector: HTMLEvents {
  /// The text of a block of code, line by line.
  struct Code {
    var name: String
    var language: String?
    var isOutput: Bool
    var firstLine: Int
    var lastLine: Int
    /// The titles of the sections around it.
    var section: [String]
    /// The text between it and the block before.
    var wordsBefore: [String]
    /// Each line with the 1-based line of the page on which its text begins.
    var lines: [(bytes: [UInt8], line: Int)] = []
    var isTable = false
  }

  private struct Element {
    var name: String
    var classes: HTMLClasses
    var endsBlock = false
  }

  private(set) var codes: [Code] = []
  /// How often code began, whatever came of it.
  private(set) var openings = 0
  private var path: [(level: Int, title: String)] = []
  private var elements: [Element] = []
  private var hidden = 0
  private var code: Code?
  private var pending: (bytes: [UInt8], line: Int?) = ([], nil)
  private var heading: (level: Int, text: [UInt8])?
  private var words: [String] = [""]

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    var element = Element(name: name, classes: HTMLClasses(name, attributes))
    if element.classes.isHidden { hidden += 1 }
    defer { elements.append(element) }
    guard hidden == 0 else { return }
    if name == "pre" || name == "textarea" && code != nil || element.classes.isLineTable
      || name == "code" && heading == nil
    {
      if code == nil || code?.isTable == true && name == "pre" {
        open(element, line)
        element.endsBlock = true
      } else if code?.language == nil {
        code?.language = element.classes.language
      }
      return
    }
    if code != nil {
      if name == "br" { breakLine() } else if Self.lineElements.contains(name), !pending.bytes.isEmpty { breakLine() }
      return
    }
    if let level = Self.headingLevel(name) { heading = (level, []) }
    if Self.blockElements.contains(name) { words.append("") }
  }

  func end(_ name: String, line: Int) {
    guard let element = elements.popLast() else { return }
    if element.classes.isHidden { hidden -= 1 }
    if element.endsBlock { return close(line) }
    if let open = heading, Self.headingLevel(name) != nil {
      let title = String(decoding: open.text, as: UTF8.self).split { $0.isWhitespace || $0 == "¶" }.joined(
        separator: " ")
      if !title.isEmpty {
        path.removeAll { $0.level >= open.level }
        path.append((open.level, title))
      }
      heading = nil
    }
    if Self.blockElements.contains(name) { words.append("") }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
    guard hidden == 0 else { return }
    if code != nil { return take(bytes, line) }
    heading?.text.append(contentsOf: bytes)
    // A few words tell whether they announce output; pages of text do not.
    if words.count < 40 { words[words.count - 1] += String(decoding: bytes, as: UTF8.self) }
  }

  // MARK: Code

  private func open(_ element: Element, _ line: Int) {
    openings += 1
    let around = elements.suffix(6).reversed()
    let language = element.classes.language ?? around.lazy.compactMap(\.classes.language).first
    let isOutput = element.classes.isOutput || around.contains { $0.classes.isOutput }
    code = Code(
      name: element.name, language: language, isOutput: isOutput, firstLine: line, lastLine: line,
      section: path.map(\.title), wordsBefore: words)
    code?.isTable = element.name == "table"
    pending = ([], nil)
  }

  private func take(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int) {
    // Between the cells of a table there is only white space of the page.
    if code?.isTable == true, bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }), !isInCell { return }
    var line = first
    for byte in bytes {
      if byte == 0x0A {
        line += 1
        if code?.isTable != true { breakLine(at: line - 1) }
      } else {
        if pending.line == nil { pending.line = line }
        pending.bytes.append(byte)
      }
    }
  }

  private var isInCell: Bool { elements.last { ["td", "table", "tr", "tbody"].contains($0.name) }?.name == "td" }

  private func breakLine(at line: Int? = nil) {
    // Looked up before: the code cannot be read while it is changed.
    let number = pending.line ?? line ?? code?.lines.last?.line ?? code?.firstLine ?? 1
    code?.lines.append((pending.bytes, number))
    pending = ([], nil)
  }

  private func close(_ line: Int) {
    if !pending.bytes.isEmpty { breakLine(at: line) }
    code?.lastLine = line
    defer { code = nil }
    guard let code else { return }
    if code.name == "code", !isBlock(code) {
      let text = code.lines.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: " ")
      if words.count < 40 { words[words.count - 1] += text }
      return
    }
    // A column of numbers beside the code, in a table of its own.
    let digits: Set<UInt8> = [0x20, 0x09, 0xC2, 0xA0]
    if code.lines.count > 1,
      code.lines.allSatisfy({ $0.bytes.allSatisfy { (0x30...0x39).contains($0) || digits.contains($0) } })
    {
      return
    }
    codes.append(code)
    words = [""]
  }

  /// Whether an element for code in a line of text has lines of its own.
  private func isBlock(_ code: Code) -> Bool {
    code.lines.count { line in line.bytes.contains { $0 != 0x20 } } > 1
  }

  private static func headingLevel(_ name: String) -> Int? {
    guard name.utf8.count == 2, name.hasPrefix("h"), let level = name.last?.wholeNumberValue, (1...6).contains(level)
    else {
      return nil
    }
    return level
  }

  /// Elements that begin a line of code.
  private static let lineElements: Set<String> = ["div", "li", "tr", "p"]
  private static let blockElements: Set<String> = [
    "p", "div", "li", "ul", "ol", "td", "tr", "table", "section", "article", "blockquote", "dd", "dt", "dl", "br", "h1",
    "h2", "h3", "h4",
    "h5", "h6", "figure", "figcaption", "details", "summary",
  ]
}
