/// The lines in which two texts differ, in the unified format of `diff -U0`.
package enum LineDiff {
  /// Both texts have the same lines before and after the one place in which they differ.
  ///
  /// - Parameter firstLine: the 1-based number that the texts' first line has in its file.
  package static func unified(_ old: [UInt8], _ new: [UInt8], firstLine: Int = 1) -> String {
    let (left, right) = (lines(old), lines(new))
    let head = zip(left, right).prefix { $0 == $1 }.count
    let tail = zip(left.dropFirst(head).reversed(), right.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    let removed = left[head..<(left.count - tail)]
    let added = right[head..<(right.count - tail)]
    guard !removed.isEmpty || !added.isEmpty else { return "" }
    // A hunk without lines stands behind the line before it.
    let from = firstLine + head - (removed.isEmpty ? 1 : 0)
    let to = firstLine + head - (added.isEmpty ? 1 : 0)
    return "@@ -\(from),\(removed.count) +\(to),\(added.count) @@\n"
      + (removed.map { "-" + $0 } + added.map { "+" + $0 }).joined(separator: "\n")
  }

  private static func lines(_ text: [UInt8]) -> [String] {
    text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
