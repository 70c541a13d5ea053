internal import DiglotModel

/// Lines of the document whose passages a run has to note, for claims that its output alone cannot decide.
struct Watch: Hashable, Encodable {
  /// 1-based.
  var first: Int
  var last: Int
  /// The lines define a function, and its calls are meant.
  var function: Bool

  /// What the claims of a snippet need: nothing for what is printed, and most snippets claim nothing at all.
  static func all(of claims: [Claim]) -> [Watch] {
    var result: [Watch] = []
    for claim in claims {
      let watch: Watch? =
        switch claim.subject {
        case .statements(let lines): Watch(lines, function: false)
        case .printing(let lines): claim.kind == .duration || claim.kind == .error ? Watch(lines, function: false) : nil
        case .function(let lines): Watch(lines, function: true)
        case .block(let block): block.statements.map { Watch($0, function: false) }
        case .unknown: nil
        }
      if let watch, !result.contains(watch) { result.append(watch) }
    }
    return result
  }

  private init(_ lines: LineRange, function: Bool) {
    (first, last, self.function) = (lines.start, lines.end, function)
  }
}
