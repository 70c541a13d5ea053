internal import DiglotFixtures
internal import DiglotModel

/// In which host's folder the fixture of a request lies.
struct HostFolders {
  /// The folders that are there.
  private let existing: Set<String>
  /// Hosts whose ports 80 and 443 answer one request differently, and so need a folder each.
  private let split: Set<String>

  init(existing: Set<String>, _ exchanges: [Exchange]) {
    self.existing = existing
    var answers: [String: [Int: Answer]] = [:]
    var split: Set<String> = []
    for exchange in exchanges where [80, 443].contains(exchange.port) {
      guard var answer = RecordedAnswer(exchange)?.answer else { continue }
      answer.delay = 0
      let key = "\(exchange.method) \(exchange.host) \(exchange.target)"
      if let other = answers[key]?[exchange.port == 80 ? 443 : 80], other != answer { split.insert(exchange.host) }
      if answers[key]?[exchange.port] == nil { answers[key, default: [:]][exchange.port] = answer }
    }
    self.split = split
  }

  /// - Returns: the folder's name; nil where no folder can have such a name.
  func name(for exchange: Exchange) -> String? {
    let exact = "\(exchange.host):\(exchange.port)"
    let isStandard = [80, 443].contains(exchange.port)
    let name: String
    if !isStandard || existing.contains("\(exchange.host):80") || existing.contains("\(exchange.host):443") {
      name = exact
    } else {
      name = split.contains(exchange.host) && !existing.contains(exchange.host) ? exact : exchange.host
    }
    return FixtureName.host(name) == nil ? nil : name
  }
}
