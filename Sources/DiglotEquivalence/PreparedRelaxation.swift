import DiglotModel

/// A relaxation with its patterns compiled, once for all comparisons of the pair.
struct PreparedRelaxation {
  let declared: Relaxation
  /// The patterns of Python's and Swift's lines; nil for other kinds.
  let patterns: (python: LinePattern, swift: LinePattern)?
  /// The patterns of an interleaved range's groups; nil for other kinds.
  let groups: [LinePattern]?

  init(_ declared: Relaxation) {
    self.declared = declared
    switch declared.kind {
    case .pattern(_, let python, let swift): (patterns, groups) = ((LinePattern(python), LinePattern(swift)), nil)
    case .interleaved(_, let sources): (patterns, groups) = (nil, sources.map { LinePattern($0) })
    default: (patterns, groups) = (nil, nil)
    }
  }

  /// The lines of output it speaks of; nil for what is not about lines.
  var lines: LineRange? { declared.kind.lines }

  /// The Python name whose final value is not compared.
  var valueName: String? {
    if case .value(let name) = declared.kind { name } else { nil }
  }

  /// The Python name whose final value may have other numbers.
  var numberName: String? {
    if case .number(.value(let name), _) = declared.kind { name } else { nil }
  }

  /// How far apart numbers may be; nil for other kinds.
  var numbers: NumberTolerance? {
    if case .number(_, let tolerance) = declared.kind { tolerance } else { nil }
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
  var name: String { "the '\(declared.kind.name)' relaxation of \(declared.kind.subject)" }
}
