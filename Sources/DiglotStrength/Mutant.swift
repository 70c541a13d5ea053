package import DiglotModel

/// A change of a program's text.
package struct Edit: Sendable, Hashable {
  /// UTF-8 offsets in the source; empty for an insertion.
  package var range: Range<Int>
  package var text: String

  package init(_ range: Range<Int>, _ text: String) { (self.range, self.text) = (range, text) }
}

/// A program with one small mistake, which a good contract catches.
package struct Mutant: Sendable, Hashable {
  /// The name of the rule that made it.
  package var rule: String
  package var language: SyntaxTree.Language
  /// Disjoint, in the order of the source.
  package var edits: [Edit]
  /// The expression or statement that runs where the mistake does, in UTF-8 offsets; nil where that cannot be told.
  package var site: Range<Int>?

  package init(rule: String, language: SyntaxTree.Language, edits: [Edit], site: Range<Int>? = nil) {
    self.rule = rule
    self.language = language
    self.edits = edits.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    self.site = site
  }

  /// All that is changed, from the first edit to the last: UTF-8 offsets.
  package var span: Range<Int> { (edits.first?.range.lowerBound ?? 0)..<(edits.last?.range.upperBound ?? 0) }

  /// The changed source.
  package func apply(to source: [UInt8]) -> [UInt8] { apply(to: source, in: source.indices) }

  /// The changed text of a part of the source, which holds all edits.
  func apply(to source: [UInt8], in part: Range<Int>, before insertions: [Edit] = []) -> [UInt8] {
    var result: [UInt8] = []
    var next = part.lowerBound
    let all = (insertions + edits).enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    for (_, edit) in all {
      result += source[next..<max(next, edit.range.lowerBound)]
      result += Array(edit.text.utf8)
      next = max(next, edit.range.upperBound)
    }
    return result + source[next..<part.upperBound]
  }

  /// The 1-based line and column (UTF-8 bytes) of the first change.
  package func place(in source: [UInt8]) -> OutputLine.Place {
    let before = source.prefix(span.lowerBound)
    let line = before.count { $0 == UInt8(ascii: "\n") }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return OutputLine.Place(line: line + 1, column: span.lowerBound - start + 1)
  }
}
