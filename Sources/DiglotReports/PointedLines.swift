package import DiglotModel

/// Lines of documents and ports that findings point into. Columns are bytes, and some readers count characters.
package struct PointedLines: Sendable, Hashable, Codable {
  private var texts: [String: [Int: String]] = [:]

  package init() {}

  /// - Parameters:
  ///   - places: what is pointed at.
  ///   - read: the lines of a file; nil where it cannot be read any more.
  package init(_ places: [SourceLocation], read: (String) -> [String]?) {
    for (path, places) in Dictionary(grouping: places.filter { $0.column > 1 }, by: \.path) {
      guard let lines = read(path) else { continue }
      for place in places where lines.indices.contains(place.line - 1) {
        texts[path, default: [:]][place.line] = lines[place.line - 1]
      }
    }
  }

  mutating func add(_ other: PointedLines) {
    texts.merge(other.texts) { $0.merging($1) { first, _ in first } }
  }

  /// The 1-based column in Unicode code points; nil where nobody knows the line.
  func column(of place: SourceLocation) -> Int? {
    if place.column <= 1 { return 1 }
    guard let text = texts[place.path]?[place.line] else { return nil }
    return String(decoding: text.utf8.prefix(place.column - 1), as: UTF8.self).unicodeScalars.count + 1
  }
}

extension VerifyReport {
  /// All that findings point at.
  package var places: [SourceLocation] {
    pairs.flatMap { pair in Finding.all(of: pair).flatMap { [$0.document] + ($0.port.map { [$0] } ?? []) } }
      + documentFindings.compactMap(\.location)
  }
}
