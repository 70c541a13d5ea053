/// The nearest of some names, for those who misspelt one.
package enum Nearest {
  /// By edit distance; nil where none is near.
  package static func to(_ name: String, in names: [String]) -> String? {
    let ranked = names.sorted().map { ($0, distance(Array(name.utf8), Array($0.utf8))) }
    let containing = names.sorted().first { $0.contains(name) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
    return best.1 <= max(3, name.utf8.count / 3) ? best.0 : containing
  }

  /// Levenshtein's.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
