package import DiglotModel

/// A change of a program's text.
package struct Edit: Sendable, Hashable {
  /// UTF-8 offsets in the source; empty for an insertion.
  package var range: Range<Int>
  package var text: String

  package init(_ range: Range<Int>, _ text: String) { (self.range, self.text) = (range, text) }

  /// Stands for what tells that a run came here.
  package static let mark = "\u{1}"
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
  /// The same change, with `Edit.mark` where the program does what it would not do without the mistake. A run that never comes there
  /// goes as it would without.
  package var marked: [Edit]?
  /// The program without the mistake, with `Edit.mark` behind a wait whose end alone the mistake puts off.
  package var witness: [Edit]?
  /// Whether two statements have changed places of which one does nothing but print, and the other does not wait.
  package var isSwapOfPrint = false

  package init(
    rule: String, language: SyntaxTree.Language, edits: [Edit], site: Range<Int>? = nil, marked: [Edit]? = nil
  ) {
    self.rule = rule
    self.language = language
    self.edits = Self.inOrder(edits)
    self.site = site
    self.marked = marked.map(Self.inOrder)
  }

  private static func inOrder(_ edits: [Edit]) -> [Edit] {
    edits.sorted { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
  }

  /// All that is changed, from the first edit to the last, with marks and without: UTF-8 offsets.
  package var span: Range<Int> {
    let all = (edits + (marked ?? [])).map(\.range)
    return (all.map(\.lowerBound).min() ?? 0)..<(all.map(\.upperBound).max() ?? 0)
  }

  /// The changed source.
  package func apply(to source: [UInt8]) -> [UInt8] { apply(to: source, in: source.indices) }

  /// The changed text of a part of the source, which holds all edits.
  ///
  /// - Parameter mark: what stands for the marks of `marked`; nil for the edits without marks.
  func apply(to source: [UInt8], in part: Range<Int>, before insertions: [Edit] = [], mark: String? = nil) -> [UInt8] {
    var result: [UInt8] = []
    var next = part.lowerBound
    let own = mark == nil ? edits : marked ?? edits
    let all = (insertions + own).enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    for (_, edit) in all {
      result += source[next..<max(next, edit.range.lowerBound)]
      let text = mark.map { edit.text.replacing(Edit.mark, with: $0) } ?? edit.text
      result += Array(text.utf8)
      next = max(next, edit.range.upperBound)
    }
    return result + source[next..<part.upperBound]
  }

  /// The 1-based line and column (UTF-8 bytes) of the first change.
  package func place(in source: [UInt8]) -> OutputLine.Place {
    let offset = edits.first?.range.lowerBound ?? 0
    let before = source.prefix(offset)
    let line = before.count { $0 == UInt8(ascii: "\n") }
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return OutputLine.Place(line: line + 1, column: offset - start + 1)
  }
}
