internal import DiglotFixtures
internal import DiglotModel

/// The answers to requests of one kind, as a fixture is to have them.
struct RecordedRoute {
  var hostFolder: String
  var place: FixturePlace
  var method: String
  /// For the file's first line.
  var url: String
  var answers: [Answer]
  /// The example that asked first.
  var location: SourceLocation
}

/// Puts the exchanges of all runs of a document in order: which fixture each is of, and what it answers one after the other.
struct RecordedRoutes {
  private(set) var routes: [RecordedRoute] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let folders: HostFolders
  private let taken: Set<String>

  private struct Key: Hashable {
    var hostFolder: String
    var kind: FixtureFolder.Kind
  }

  private var indices: [Key: Int] = [:]

  /// - Parameter existing: the names of hosts' folders that are there.
  init(_ runs: [RecordedRun], existing: Set<String>) {
    let all = runs.flatMap(\.exchanges)
    folders = HostFolders(existing: existing, all)
    taken = all.reduce(into: []) { names, exchange in
      for piece in exchange.pieces { names.formUnion(Self.names(in: piece.body)) }
      for header in exchange.headers { names.formUnion(Self.names(in: Array(header.value.utf8))) }
    }
    for run in runs {
      var own: [Key: [Answer]] = [:]
      var order: [Key] = []
      for exchange in run.exchanges {
        guard let (key, answer) = take(exchange, run) else { continue }
        if own[key] == nil { order.append(key) }
        own[key, default: []].append(answer)
      }
      for key in order { merge(Self.withoutRepetition(own[key] ?? []), key) }
    }
  }

  /// Words in braces, which patterns of these names would fill.
  private static func names(in bytes: [UInt8]) -> Set<String> {
    var names: Set<String> = []
    var rest = bytes[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      rest = rest[(open + 1)...]
      let name = rest.prefix(60).prefix { $0 != UInt8(ascii: "}") }
      if rest.dropFirst(name.count).first == UInt8(ascii: "}"), let text = String(validating: name, as: UTF8.self),
        Pattern.isName(text)
      {
        names.insert(text)
      }
    }
    return names
  }

  // MARK: One exchange

  private mutating func take(_ exchange: Exchange, _ run: RecordedRun) -> (Key, Answer)? {
    let asked = "\(exchange.method) \(Self.shown(exchange))"
    func refuse(_ id: String, _ message: String, _ notes: [String] = []) -> (Key, Answer)? {
      let diagnostic = Diagnostic(id, message, at: run.location, notes: notes)
      if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
      return nil
    }
    switch exchange.outcome {
    case .unreachable:
      return refuse(
        "record-unreachable", "\(exchange.host) cannot be reached: \(exchange.reason ?? "no connection")",
        ["it was asked \(asked)"])
    case .broken:
      return refuse("record-broken", "\(asked) is not stored: \(exchange.reason ?? "the answer broke off")")
    case .abandoned where run.observation.end.kind == .timedOut:
      return refuse("record-unfinished", "\(asked) was not answered before the run's time was over")
    case .answered, .abandoned: break
    }
    guard AnswerReader.methods.contains(exchange.method) else {
      return refuse("record-inexpressible", "\(asked) is not stored: fixtures know no \(exchange.method)")
    }
    if let kind = exchange.requestHeaders.first(where: { $0.name.lowercased() == "upgrade" })?.value {
      return refuse(
        "record-inexpressible", "\(asked) is not stored: it asks for '\(kind)', and fixtures have HTTP alone")
    }
    guard let hostFolder = folders.name(for: exchange) else {
      return refuse("record-inexpressible", "\(asked) is not stored: '\(exchange.host)' can be no fixture's folder")
    }
    guard let place = FixturePlace(host: hostFolder, target: exchange.target, taken: taken) else {
      return refuse(
        "record-inexpressible", "\(asked) is not stored: its path has empty segments, or more than fixtures have")
    }
    guard let recorded = RecordedAnswer(exchange) else {
      return refuse("record-inexpressible", "\(asked) is not stored: its status is \(exchange.status ?? 0)")
    }
    for note in place.notes + recorded.notes {
      let warning = Diagnostic("record-changed", "\(asked): \(note)", at: run.location, severity: .warning)
      if !diagnostics.contains(warning) { diagnostics.append(warning) }
    }
    let kind = FixtureFolder.Kind(method: exchange.method, path: place.path, query: place.query)
    let key = Key(hostFolder: hostFolder, kind: kind)
    if indices[key] == nil {
      indices[key] = routes.count
      routes.append(
        RecordedRoute(
          hostFolder: hostFolder, place: place, method: exchange.method, url: Self.shown(exchange), answers: [],
          location: run.location))
    }
    return (key, recorded.answer)
  }

  /// The URL without secrets.
  static func shown(_ exchange: Exchange) -> String {
    var copy = exchange
    let parts = exchange.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return exchange.url }
    let query = parts[1].split(separator: "&", omittingEmptySubsequences: false).map { pair in
      let name = RequestTarget.query(String(pair)).first?.name ?? ""
      return SecretNames.hasParameter(name) ? "\(pair.prefix { $0 != "=" })=…" : String(pair)
    }
    copy.target = "\(parts[0])?\(query.joined(separator: "&"))"
    return copy.url
  }

  // MARK: One after the other

  /// The last answer is also that to all that follow.
  private static func withoutRepetition(_ answers: [Answer]) -> [Answer] {
    var result = answers
    while result.count > 1, isSame(result[result.count - 1], result[result.count - 2]) { result.removeLast() }
    return result
  }

  /// Whether two answers differ in nothing but times, which are never the same.
  private static func isSame(_ left: Answer, _ right: Answer) -> Bool {
    func timeless(_ answer: Answer) -> Answer {
      var copy = answer
      copy.delay = 0
      copy.pieces = [Answer.Piece(delay: 0, body: answer.pieces.flatMap(\.body))]
      copy.isChunked = false
      return copy
    }
    return timeless(left) == timeless(right)
  }

  /// Each run begins with the first answer again, and so the runs must agree as far as they went.
  private mutating func merge(_ answers: [Answer], _ key: Key) {
    guard let index = indices[key] else { return }
    let known = routes[index].answers
    guard !known.isEmpty else {
      routes[index].answers = answers
      return
    }
    let (shorter, longer) = known.count <= answers.count ? (known, answers) : (answers, known)
    guard zip(shorter, longer).allSatisfy({ Self.isSame($0, $1) }) else {
      diagnostics.append(
        Diagnostic(
          "record-differs",
          "\(routes[index].method) \(routes[index].url) was answered otherwise to another example: what came first is stored",
          at: routes[index].location, severity: .warning))
      return
    }
    if answers.count > known.count { routes[index].answers = known + answers[known.count...] }
  }
}
