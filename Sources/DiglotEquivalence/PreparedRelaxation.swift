import DiglotModel

/// A relaxation with its patterns compiled, once for all comparisons of the pair.
struct PreparedRelaxation {
  let declared: Relaxation
  /// The patterns of Python's and Swift's lines; nil for other kinds.
  let patterns: (python: LinePattern, swift: LinePattern)?

  init(_ declared: Relaxation) {
    self.declared = declared
    if case .pattern(_, let python, let swift) = declared.kind {
      patterns = (LinePattern(python), LinePattern(swift))
    } else {
      patterns = nil
    }
  }

  /// The lines of output it speaks of; nil for a value.
  var lines: LineRange? {
    switch declared.kind {
    case .pattern(let lines, _, _), .unordered(let lines), .time(let lines, _): lines
    case .value: nil
    }
  }

  /// The Python name whose final value is not compared.
  var valueName: String? {
    if case .value(let name) = declared.kind { name } else { nil }
  }

  /// Nanoseconds that lines may come apart; nil for other kinds.
  var tolerance: Int? {
    if case .time(_, let tolerance) = declared.kind { tolerance } else { nil }
  }

  var isUnordered: Bool {
    if case .unordered = declared.kind { true } else { false }
  }

  /// Whether it speaks of the output line at this 0-based index.
  func covers(_ index: Int) -> Bool {
    guard let lines else { return false }
    return lines.start - 1 <= index && index < lines.end
  }

  /// "the 'time' relaxation of lines 3 to 5".
  var name: String {
    let subject =
      switch (lines, valueName) {
      case (let lines?, _) where lines.count == 1: "line \(lines.start)"
      case (let lines?, _): "lines \(lines.start) to \(lines.end)"
      case (nil, let name?): "'\(name)'"
      case (nil, nil): "nothing"
      }
    return "the '\(declared.kind.name)' relaxation of \(subject)"
  }
}
