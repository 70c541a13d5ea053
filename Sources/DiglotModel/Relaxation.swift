/// One declared exception from exact equality, with its reason. It is an error when the runs do not need it.
package struct Relaxation: Sendable, Hashable, Codable {
  package enum Kind: Sendable, Hashable, Codable {
    /// Whole lines match these regular expressions, one for each side.
    case pattern(lines: LineRange, python: String, swift: String)
    /// These lines may come in any order.
    case unordered(lines: LineRange)
    /// Each line belongs to the first of these patterns that it matches. Each group's lines come in order and in time, and
    /// between the groups there is no order.
    case interleaved(lines: LineRange, groups: [String])
    /// These lines may come this much apart: nanoseconds.
    case time(lines: LineRange, tolerance: Int)
    /// The numbers in these lines, or in a final value, may be this much apart.
    case number(NumberSubject, NumberTolerance)
    /// The final value of this (Python) name is not compared.
    case value(name: String)
    /// The two sides may wake up at other moments, where no line tells.
    case waits
    /// An error of this type in Python is one of that type in Swift.
    case error(python: String, swift: String)
    /// Both sides run under the machine's clock.
    case realTime

    /// The kind's name in `diglot.yaml` and in JSON.
    package var name: String {
      switch self {
      case .pattern: "pattern"
      case .unordered: "unordered"
      case .interleaved: "interleaved"
      case .time: "time"
      case .number: "number"
      case .value: "value"
      case .waits: "waits"
      case .error: "error"
      case .realTime: "realTime"
      }
    }

    /// The lines of output that it speaks of; nil where it speaks of none.
    package var lines: LineRange? {
      switch self {
      case .pattern(let lines, _, _), .unordered(let lines), .interleaved(let lines, _), .time(let lines, _),
        .number(.lines(let lines), _):
        lines
      case .number(.value, _), .value, .waits, .error, .realTime: nil
      }
    }

    /// What it speaks of: "line 3", "lines 3 to 5", "'loop'".
    package var subject: String {
      switch self {
      case .number(.value(let name), _), .value(let name), .error(let name, _): "'\(name)'"
      case .waits, .realTime: "the pair"
      case .pattern, .unordered, .interleaved, .time, .number(.lines, _):
        lines.map { $0.count == 1 ? "line \($0.start)" : "lines \($0.start) to \($0.end)" } ?? ""
      }
    }
  }

  package var kind: Kind
  package var reason: String
  /// Where it is declared.
  package var location: SourceLocation?

  package init(_ kind: Kind, reason: String, location: SourceLocation? = nil) {
    self.kind = kind
    self.reason = reason
    self.location = location
  }
}

/// Whose numbers a tolerance speaks of.
package enum NumberSubject: Sendable, Hashable, Codable {
  case lines(LineRange)
  /// The final value of a (Python) name, at any depth.
  case value(name: String)
}

/// How far apart two numbers may be: within either measure, as in Python's `math.isclose`.
package struct NumberTolerance: Sendable, Hashable, Codable {
  /// At least 0.
  package var absolute: Double
  /// Of the larger number's magnitude; at least 0, below 1.
  package var relative: Double

  package init(absolute: Double = 0, relative: Double = 0) { (self.absolute, self.relative) = (absolute, relative) }

  package func allows(_ left: Double, _ right: Double) -> Bool {
    if left == right { return true }
    guard left.isFinite, right.isFinite else { return left.isNaN && right.isNaN }
    return abs(left - right) <= max(absolute, relative * max(abs(left), abs(right)))
  }
}
