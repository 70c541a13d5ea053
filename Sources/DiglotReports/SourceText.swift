package import DiglotModel

/// The source of one side, as a report shows it.
package struct SourceText: Sendable, Hashable {
  let path: String
  let lines: [String]
  /// The 1-based numbers of the lines in the file.
  private let numbers: [Int]
  /// The whole text.
  let text: String
  /// What a page sets apart, in the bytes of `text`.
  package var tokens: [SourceToken] = []

  /// - Parameters:
  ///   - path: of the document or the port.
  ///   - start: the 1-based number of the first line.
  package init(path: String, start: Int, text: String) {
    self.init(path: path, text: text) { start + $0 - 1 }
  }

  /// The source of a snippet.
  ///
  /// - Parameter document: its path.
  package init(_ snippet: Snippet, of document: String) {
    self.init(path: document, text: snippet.source, number: snippet.documentLine)
  }

  /// - Parameter number: the number in the file of a line of the text, both 1-based.
  private init(path: String, text: String, number: (Int) -> Int) {
    self.path = path
    self.text = text
    lines = Self.lines(of: text)
    numbers = lines.indices.map { number($0 + 1) }
  }

  private static func lines(of text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The 1-based number in the file of a line, counted from 0.
  func number(_ index: Int) -> Int { numbers[index] }

  /// The line, counted from 0, of a number; nil where it is none of these lines.
  func index(_ number: Int) -> Int? { numbers.firstIndex(of: number) }
}

extension SourceText: Codable {
  private enum Key: CodingKey { case path, text, numbers, tokens }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    path = try values.decode(String.self, forKey: .path)
    text = try values.decode(String.self, forKey: .text)
    lines = Self.lines(of: text)
    numbers = try values.decode([Int].self, forKey: .numbers)
    tokens = try values.decode([SourceToken].self, forKey: .tokens)
    guard numbers.count == lines.count else {
      throw DecodingError.dataCorruptedError(forKey: .numbers, in: values, debugDescription: "not one for each line")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(path, forKey: .path)
    try values.encode(text, forKey: .text)
    try values.encode(numbers, forKey: .numbers)
    try values.encode(tokens, forKey: .tokens)
  }
}
