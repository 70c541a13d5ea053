import DiglotModel

/// How many requests of a run are on their way at once.
enum Flight {
  /// The most that are open at one moment.
  ///
  /// Where a request begins as another ends, as behind a semaphore, a server may hear of the new one before it hears that
  /// the old one is over: what ends within the virtual tolerance has ended.
  static func most(_ requests: [Request]) -> Int {
    var steps: [(at: Int, change: Int)] = []
    for request in requests {
      let (end, overflow) = (request.ended ?? .max).subtractingReportingOverflow(Equivalence.virtualTolerance)
      steps.append((request.at, 1))
      steps.append((max(overflow ? .min : end, request.at == .max ? .max : request.at + 1), -1))
    }
    steps.sort { ($0.at, $0.change) < ($1.at, $1.change) }
    var (open, most) = (0, 0)
    for step in steps {
      open += step.change
      most = max(most, open)
    }
    return most
  }
}
