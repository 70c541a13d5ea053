/// A part of a port that can be there several times, of which one is chosen when it runs.
struct SchemataUnit {
  /// What is replaced: UTF-8 offsets.
  var range: Range<Int>
  /// What is copied, within `range`.
  var inner: Range<Int>
  /// Whether it is a value, not statements.
  var isExpression: Bool
  var opening: String
  var closing: String
  /// Where a statement that is the result of a function begins, which in a `switch` needs the word `return`.
  private var valueStart: Int?
  private var syntax: SyntaxNode

  /// Whether a mutant changes nothing but this part.
  func holds(_ mutant: Mutant) -> Bool {
    let end = mutant.edits.last?.range
    // What is put behind a value would be a second statement of its `switch`.
    if isExpression, end == inner.upperBound..<inner.upperBound { return false }
    return inner.lowerBound <= mutant.span.lowerBound && mutant.span.upperBound <= inner.upperBound
  }

  /// The part as it is.
  func plain(_ source: [UInt8]) -> [UInt8] {
    guard let valueStart else { return Array(source[inner]) }
    return Array(source[inner.lowerBound..<valueStart]) + Array("return ".utf8) + source[valueStart..<inner.upperBound]
  }

  /// What a mutant's copy has besides the mutant's own edits: a mark before the statement with the mistake, by which the host learns that
  /// it was reached, and the word `return`.
  func insertions(for mutant: Mutant) -> [Edit] {
    guard !isExpression else { return [] }
    var insertions: [Edit] = []
    if mutant.marked == nil, let start = Self.mark(in: syntax, mutant.span, value: valueStart) {
      insertions.append(Edit(start..<start, "_diglotReached(); "))
    }
    if let valueStart { insertions.append(Edit(valueStart..<valueStart, "return ")) }
    return insertions
  }

  /// The start of the innermost statement with the whole change, but for one that is a closure's or a function's only expression: with a
  /// second statement its type would have to be found in another way. Nor is there a place before a declaration.
  ///
  /// - Parameter value: the start of an only expression that stands behind the word `return`.
  static func mark(in syntax: SyntaxNode, _ span: Range<Int>, value: Int? = nil) -> Int? {
    var place: Int?
    syntax.visit { node in
      guard node.kind == .block else { return }
      for statement in node.children {
        let hasPlace =
          statement.form != .declaration && (statement.form != .value || statement.range.lowerBound == value)
        let isInside = statement.range.lowerBound <= span.lowerBound && span.lowerBound <= statement.range.upperBound
        guard isInside else { continue }
        if hasPlace { place = statement.range.lowerBound } else if statement.form == .declaration { place = nil }
      }
    }
    return place
  }

  /// All parts of a port, in the order of the source and apart from each other.
  static func all(in tree: SyntaxTree) -> [SchemataUnit] {
    guard let script = tree.root.children.first else { return [] }
    var units: [SchemataUnit] = []
    var row: [SyntaxNode] = []
    func endRow() {
      if let first = row.first, let last = row.last {
        let range = first.range.lowerBound..<last.range.upperBound
        let block = SyntaxNode(.block, range, row)
        units.append(
          SchemataUnit(range: range, inner: range, isExpression: false, opening: "", closing: "", syntax: block))
      }
      row = []
    }
    for statement in script.children {
      switch statement.form {
      case .declaration, .binding, .asyncBinding:
        endRow()
        units += parts(of: statement)
      default: row.append(statement)
      }
    }
    endRow()
    return units.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The bodies and the initial values in a declaration.
  private static func parts(of node: SyntaxNode) -> [SchemataUnit] {
    if node.kind == .function {
      guard let body = node.children.last, body.kind == .block, body.range.count >= 2 else { return [] }
      let inner = (body.range.lowerBound + 1)..<(body.range.upperBound - 1)
      let only = body.children.count == 1 ? body.children.first : nil
      return [
        SchemataUnit(
          range: body.range, inner: inner, isExpression: false, opening: "{ ", closing: " }",
          valueStart: only?.form == .value ? only?.range.lowerBound : nil, syntax: body)
      ]
    }
    if node.form == .binding, let value = node.focus {
      let unit = SchemataUnit(
        range: value, inner: value, isExpression: true, opening: "", closing: "", syntax: node)
      // A property can have an initial value or accessors, and then both are parts.
      return [unit] + node.children.filter { !value.overlaps($0.range) }.flatMap(parts)
    }
    return node.children.flatMap(parts)
  }

  private init(
    range: Range<Int>, inner: Range<Int>, isExpression: Bool, opening: String, closing: String, valueStart: Int? = nil,
    syntax: SyntaxNode
  ) {
    (self.range, self.inner, self.isExpression) = (range, inner, isExpression)
    (self.opening, self.closing, self.valueStart, self.syntax) = (opening, closing, valueStart, syntax)
  }
}
