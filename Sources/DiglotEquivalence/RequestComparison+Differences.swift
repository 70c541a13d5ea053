import DiglotModel

extension RequestComparison {
  /// A difference, and when it happened: nanoseconds since the start of the run.
  struct Timed {
    var at: Int
    var difference: Difference
  }

  /// The first request that is missing, too many or another, and the first that comes or ends at another time.
  func differences() -> [Timed] {
    let request = firstRequestDifference()
    let time = firstTimeDifference(until: request?.at ?? .max)
    return [time, request].compactMap { $0 }
  }

  /// - Parameter limit: Nanoseconds. Behind a request that is missing or another, times follow from that.
  private func firstTimeDifference(until limit: Int) -> Timed? {
    let all = matches.indices.compactMap { index -> Timed? in
      let (left, right) = (python[matches[index].python], swift[matches[index].swift])
      let subject = "request \(matches[index].python + 1)"
      guard max(left.at, right.at) <= limit else { return nil }
      if left.at.distanceMagnitude(to: right.at) > tolerance {
        return make(.time, left, right, subject + " comes at " + times(left.at, right.at) + flight)
      }
      if let ended = ends[index].python, let swiftEnded = ends[index].swift,
        ended.distanceMagnitude(to: swiftEnded) > tolerance
      {
        var timed = make(.time, left, right, subject + " ends at " + times(ended, swiftEnded) + flight)
        timed.at = min(ended, swiftEnded)
        return timed
      }
      return nil
    }
    return all.min { $0.at < $1.at }
  }

  private func times(_ python: Int, _ swift: Int) -> String {
    "\(Seconds.short(swift)) s in Swift, at \(Seconds.short(python)) s in Python"
  }

  /// What the number of requests at once says about times; empty where it is the same on both sides.
  private var flight: String {
    let (left, right) = (Flight.most(python), Flight.most(swift))
    guard left != right else { return "" }
    return ": Swift has up to \(right == 1 ? "1 request" : "\(right) requests") in flight, Python \(left)"
  }

  private func firstRequestDifference() -> Timed? {
    if onlyPython.count >= onlySwift.count {
      guard let index = onlyPython.first else { return nil }
      let must = onlyPython.count == onlySwift.count
      if let other = counterpart(of: python[index], among: onlySwift.map { swift[$0] }, must: must) {
        return difference(between: python[index], other, number: index + 1)
      }
      let more = onlyPython.count - onlySwift.count
      let message =
        more == 1 || !onlySwift.isEmpty
        ? "request \(index + 1) is missing in Swift"
        : "\(more) requests from request \(index + 1) on are missing in Swift"
      return make(.request, python[index], nil, message)
    }
    guard let index = onlySwift.first else { return nil }
    if let other = counterpart(of: swift[index], among: onlyPython.map { python[$0] }, must: false) {
      let number = python.firstIndex(of: other).map { $0 + 1 } ?? index + 1
      return difference(between: other, swift[index], number: number)
    }
    let more = onlySwift.count - onlyPython.count
    let message =
      more == 1 || !onlyPython.isEmpty
      ? "request \(index + 1) is one too many in Swift"
      : "\(more) requests from request \(index + 1) on are too many in Swift"
    return make(.request, nil, swift[index], message)
  }

  /// The request of the other side that was probably meant to be this one.
  ///
  /// - Parameter must: Takes the most alike, however little it is; else only one of the same method and URL.
  private func counterpart(of request: Request, among others: [Request], must: Bool) -> Request? {
    func likeness(_ other: Request) -> Int {
      (PercentText.url(other.url) == PercentText.url(request.url) ? 4 : 0)
        + (other.method.isSame(as: request.method) ? 2 : 0)
        + (other.at.distanceMagnitude(to: request.at) <= tolerance ? 1 : 0)
    }
    var best: (request: Request, likeness: Int)?
    for other in others where likeness(other) > best?.likeness ?? -1 { best = (other, likeness(other)) }
    return best.flatMap { must || $0.likeness >= 6 ? $0.request : nil }
  }

  private func difference(between left: Request, _ right: Request, number: Int) -> Timed {
    let subject = "request \(number)"
    let (python, swift) = (RequestKey(left), RequestKey(right))
    let message: String
    if python.url != swift.url {
      message = "\(subject) asks for another URL in Swift"
    } else if python.method != swift.method {
      message = "\(subject) is \(right.method) in Swift, \(left.method) in Python"
    } else if let headers = headers(left, right, python, swift) {
      message = "\(subject) \(headers)"
    } else if python.body != swift.body {
      message = "\(subject) has \(bodies(left.body, right.body))"
    } else if left.outcome != right.outcome {
      message = "\(subject) \(right.outcome.phrase) in Swift, \(left.outcome.phrase) in Python"
    } else {
      message = "\(subject) is answered \(right.statusText) in Swift, \(left.statusText) in Python"
    }
    return make(.request, left, right, message)
  }

  /// The first header, by name, that the two do not share.
  private func headers(_ left: Request, _ right: Request, _ python: RequestKey, _ swift: RequestKey) -> String? {
    let names = Set((python.headers + swift.headers).map(\.name)).sorted()
    let values = { (key: RequestKey, name: String) in key.headers.filter { $0.name == name }.map(\.value) }
    guard let name = names.first(where: { values(python, $0) != values(swift, $0) }) else { return nil }
    let found = { (request: Request) in request.relevantHeaders.filter { $0.name.lowercased() == name } }
    let (inPython, inSwift) = (found(left), found(right))
    guard let shown = inPython.first ?? inSwift.first else { return nil }
    if inSwift.isEmpty { return "has no header '\(shown.name)' in Swift" }
    if inPython.isEmpty { return "has a header '\(shown.name)' in Swift, none in Python" }
    let texts = [inSwift, inPython].map { $0.map(\.value).joined(separator: ", ").quotedStart }
    return "has the '\(shown.name)' \(texts[0]) in Swift, \(texts[1]) in Python"
  }

  private func bodies(_ python: [UInt8], _ swift: [UInt8]) -> String {
    guard let left = String(validating: python, as: UTF8.self), let right = String(validating: swift, as: UTF8.self),
      left.quotedStart != right.quotedStart
    else { return "another body in Swift" }
    return "the body \(right.quotedStart) in Swift, \(left.quotedStart) in Python"
  }

  private func make(_ kind: Difference.Kind, _ left: Request?, _ right: Request?, _ message: String) -> Timed {
    Timed(
      at: min(left?.at ?? .max, right?.at ?? .max),
      difference: Difference(
        kind, python: left?.timedText, swift: right?.timedText, message: message,
        help: "'diglot diff' shows both timelines"))
  }
}

extension Request.Outcome {
  fileprivate var phrase: String {
    switch self {
    case .answered: "is answered"
    case .abandoned: "is abandoned"
    case .failed: "fails"
    case .open: "is still open at the end"
    }
  }
}

extension Request {
  fileprivate var statusText: String { status.map { "with \($0)" } ?? "with nothing" }

  /// The request as a difference shows it: seconds with three decimals, two spaces, method and URL.
  var timedText: String { Seconds.fixed(at) + "  " + method + " " + url }
}
