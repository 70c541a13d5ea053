package import DiglotModel

/// The source of one side, as a report shows it.
package struct SourceText: Sendable, Hashable, Codable {
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
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines
    numbers = lines.indices.map { number($0 + 1) }
  }

  /// The 1-based number in the file of a line, counted from 0.
  func number(_ index: Int) -> Int { numbers[index] }

  /// The line, counted from 0, of a number; nil where it is none of these lines.
  func index(_ number: Int) -> Int? { numbers.firstIndex(of: number) }
}
