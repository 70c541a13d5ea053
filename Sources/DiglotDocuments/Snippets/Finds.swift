/// Blocks of code and the lines of a text that they take with all that marks them: fences, directives.
struct Finds {
  private var all: [(extent: ClosedRange<Int>, blocks: [Block])] = []

  mutating func add(_ block: Block, at extent: ClosedRange<Int>) { all.append((extent, [block])) }

  mutating func add(_ blocks: [Block], at extent: ClosedRange<Int>) { all.append((extent, blocks)) }

  /// The blocks in the order of their lines, each knowing what is between it and the one before.
  ///
  /// - Parameter lines: the text; the extents are its lines, 0-based.
  func blocks(in lines: TextLines) -> [Block] {
    var result: [Block] = []
    var last: Int?
    for (extent, found) in all.sorted(by: { $0.extent.lowerBound < $1.extent.lowerBound }) {
      var blocks = found
      if !blocks.isEmpty, let last, last < extent.lowerBound {
        blocks[0].follow(Announcement(between: last + 1..<extent.lowerBound, of: lines))
      }
      result += blocks
      last = extent.upperBound
    }
    return result
  }
}
