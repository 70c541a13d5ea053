internal import DiglotModel

/// Lines cut out of a document, with the place of each: the source of a snippet before it has a name.
struct Excerpt {
  /// Where the first byte of a line stands in the document.
  struct Place: Equatable {
    /// 1-based.
    var line: Int
    /// How many bytes of the document's line come before it.
    var column: Int
  }

  private(set) var lines = TextLines()
  private(set) var places: [Place] = []

  var count: Int { places.count }
  var isEmpty: Bool { places.isEmpty }

  /// The text, each line with a line feed.
  var source: [UInt8] { lines.bytes }

  mutating func append(_ line: ArraySlice<UInt8>, at place: Place) {
    lines.append(line)
    places.append(place)
  }

  /// Takes away all lines behind the first ones.
  mutating func truncate(to count: Int) {
    lines.truncate(to: count)
    places.removeSubrange(min(count, places.count)...)
  }

  /// Lines of a whole text, 0-based, as they are.
  init(_ text: DocumentText, _ range: Range<Int>) {
    for line in range { append(text[line], at: Place(line: line + 1, column: 0)) }
  }

  init() {}

  /// Without blank lines at the ends, and without the indentation of the first line where the others have it too.
  var dedented: Excerpt {
    guard let first = places.indices.first(where: { !lines.isBlank($0) }),
      let last = places.indices.last(where: { !lines.isBlank($0) })
    else { return Excerpt() }
    let margin = lines.margins[first]
    if margin == 0, first == 0, last == count - 1 { return self }
    return slice(first...last, dropping: margin)
  }

  /// Some of its lines, less an indentation in bytes.
  func slice(_ range: ClosedRange<Int>, dropping margin: Int = 0) -> Excerpt {
    var result = Excerpt()
    for line in range {
      let drop = min(margin, lines.margins[line])
      result.append(
        lines.bytes[lines.starts[line] + drop..<lines.end(line)],
        at: Place(line: places[line].line, column: places[line].column + drop))
    }
    return result
  }

  func text(_ line: Int) -> ArraySlice<UInt8> { lines.bytes[lines.starts[line]..<lines.end(line)] }

  /// Whether each line has a line of the document to itself, so that lines can be told apart by their numbers.
  var isOrdered: Bool { zip(places, places.dropFirst()).allSatisfy { $0.line < $1.line } }

  /// Nil where the lines follow one another.
  var lineMap: [Int]? {
    zip(places, places.dropFirst()).allSatisfy { $0.line + 1 == $1.line } ? nil : places.map(\.line)
  }

  /// The document's lines from the first to the last.
  var lineRange: LineRange? {
    guard let first = places.first, let last = places.last else { return nil }
    return LineRange(start: first.line, end: max(first.line, last.line))
  }

  /// The document's lines of some lines of this text, which are 1-based.
  func lineRange(_ range: LineRange) -> LineRange {
    let (start, end) = (place(range.start).line, place(range.end).line)
    return LineRange(start: start, end: max(start, end))
  }

  /// The 1-based line and column of the document of those of this text.
  func location(line: Int, column: Int) -> (line: Int, column: Int) {
    let place = place(line)
    return (place.line, place.column + column)
  }

  private func place(_ line: Int) -> Place {
    places.isEmpty ? Place(line: 1, column: 0) : places[min(max(line, 1), places.count) - 1]
  }
}
