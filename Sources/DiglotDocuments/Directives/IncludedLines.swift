/// Which lines of an included file are shown, by the options of Sphinx's `literalinclude`.
enum IncludedLines {
  /// `start-at`, `start-after`, `end-at` and `end-before` name a text of the first and the last line.
  static func narrow(_ range: inout Range<Int>, _ text: DocumentText, _ options: [String: String]) {
    func line(with words: String?) -> Int? {
      guard let words, !words.isEmpty else { return nil }
      let bytes = Array(words.utf8)
      return range.first { text[$0].firstRange(of: bytes) != nil }
    }
    if let start = line(with: options["start-at"]) {
      range = start..<range.upperBound
    } else if let start = line(with: options["start-after"]) {
      range = start + 1..<max(start + 1, range.upperBound)
    }
    if let end = line(with: options["end-at"]) {
      range = range.lowerBound..<end + 1
    } else if let end = line(with: options["end-before"]) {
      range = range.lowerBound..<end
    }
  }

  /// `1,3-5,20-`: numbers of lines, from 1, of what is left of the file.
  static func chosen(_ list: String, of range: Range<Int>) -> [Int] {
    list.split(separator: ",").flatMap { part -> [Int] in
      let ends = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        .map { Int($0.filter { !$0.isWhitespace }) }
      let first = (ends.first ?? nil) ?? 1
      let last = ends.count == 1 ? first : (ends[1] ?? range.count)
      guard first >= 1, last >= first else { return [] }
      return (first...last).prefix { $0 <= range.count }.map { range.lowerBound + $0 - 1 }
    }
  }
}
