/// Finds transcripts in lines that nothing else sets apart.
///
/// One begins with a prompt, or the comments right above it, and ends with the paragraph of its last answer. Those that nothing but blank lines parts are one session.
struct TranscriptFinder {
  let lines: TextLines

  /// The lines of the transcripts, 0-based, in order.
  ///
  /// - Parameter isFree: whether a line may belong to one: those of blocks do not.
  func find(isFree: (Int) -> Bool = { _ in true }) -> [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    var line = 0
    /// The last prompt that was found behind comments: what comes before it need not be asked for again.
    var prompt = -1
    while line < lines.count {
      guard isFree(line), isFirst(line) else {
        line += 1
        continue
      }
      var last = line
      var next = line + 1
      while next < lines.count, isFree(next) {
        if lines.isBlank(next) {
          var start = next
          while start < lines.count, lines.isBlank(start) { start += 1 }
          guard start < lines.count, isFree(start) else { break }
          if start > prompt {
            guard let found = nextPrompt(start) else { break }
            prompt = found
          }
          next = start
        }
        last = next
        next += 1
      }
      result.append(firstComment(above: line, isFree)...last)
      line = last + 1
    }
    return result
  }

  private func firstComment(above line: Int, _ isFree: (Int) -> Bool) -> Int {
    var first = line
    while first > 0, isFree(first - 1), !lines.isBlank(first - 1), lines.indents[first - 1] == lines.indents[line],
      lines.content(first - 1).first == UInt8(ascii: "#")
    {
      first -= 1
    }
    return first
  }

  private func isFirst(_ line: Int) -> Bool {
    let start = lines.starts[line] + lines.margins[line]
    let byte = lines.bytes[start]
    guard byte == UInt8(ascii: ">") || byte == UInt8(ascii: "I") else { return false }
    return Prompt.read(lines.content(line))?.prompt == .first
  }

  /// The line of the prompt by which a paragraph belongs to the same session as the one before; nil where it does not.
  private func nextPrompt(_ line: Int) -> Int? {
    // Comments may come before the next input, in a paragraph of their own, too.
    let next = (line..<lines.count).first { !lines.isBlank($0) && lines.content($0).first != UInt8(ascii: "#") }
    guard let next, let prompt = Prompt.read(lines.content(next))?.prompt, prompt != .further else { return nil }
    return next
  }
}
