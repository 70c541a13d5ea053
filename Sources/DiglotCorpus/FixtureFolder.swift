package import DiglotFixtures
package import DiglotModel

/// The answers of web servers, from `fixtures/HOST/PATH` of a corpus folder.
package struct FixtureFolder {
  private let files: FixtureFiles
  private var count = 0
  private var total = 0
  /// The file that answers each kind of request of the host that is being read.
  private var known: [Kind: String] = [:]
  /// The same, of all hosts by the names of their folders.
  private var all: [String: [Kind: String]] = [:]

  /// What makes two routes one: patterns of other names ask the same.
  struct Kind: Hashable {
    var method: String
    var path: [String]
    var query: [String: String]

    init(_ route: Route) { self.init(method: route.method ?? "GET", path: route.path, query: route.query) }

    init(method: String, path: [String], query: [String: String]) {
      self.method = method
      self.path = path.map { Pattern($0).name == nil ? $0 : "{}" }
      self.query = query.mapValues { Pattern($0).name == nil ? $0 : "{}" }
    }
  }

  /// Reads the folder `path`.
  ///
  /// - Returns: nil where there is no such folder.
  /// - Throws: `[fixture-invalid]` with the place of the first mistake.
  package static func read(_ path: String) throws(Diagnostic) -> Site? {
    guard let files = try FixtureFiles(root: path) else { return nil }
    var reader = FixtureFolder(files: files)
    return try reader.site()
  }

  /// The file that answers each kind of request, by the names of the hosts' folders.
  ///
  /// - Throws: as `read` does.
  static func places(_ path: String) throws(Diagnostic) -> [String: [Kind: String]] {
    guard let files = try FixtureFiles(root: path) else { return [:] }
    var reader = FixtureFolder(files: files)
    _ = try reader.site()
    return reader.all
  }

  private init(files: FixtureFiles) { self.files = files }

  private mutating func site() throws(Diagnostic) -> Site {
    var site = Site()
    for (name, entry) in try files.entries(files.root) {
      let path = files.root + "/" + name
      guard entry == .folder else {
        throw FixtureFiles.invalid(
          "a file outside of a host's folder", path, help: "put it into a folder such as 'fixtures/api.example.com'")
      }
      guard var host = FixtureName.host(name) else {
        throw FixtureFiles.invalid(
          "'\(name)' is no host's name", path,
          help: "a host's folder is named such as 'api.example.com' or 'localhost:8080', in lower case")
      }
      if let other = site.hosts.first(where: { $0.name == host.name && !Set($0.ports).isDisjoint(with: host.ports) }) {
        throw FixtureFiles.invalid("another folder is '\(other.name)' with the same port", path)
      }
      known = [:]
      try read(folder: path, segments: [], &host)
      all[name] = known
      site.hosts.append(host)
    }
    return site
  }

  private mutating func read(folder: String, segments: [String], _ host: inout Site.Host) throws(Diagnostic) {
    guard segments.count < FixtureFiles.depthLimit else {
      throw FixtureFiles.invalid("more than \(FixtureFiles.depthLimit) folders in each other", folder)
    }
    let entries = try files.entries(folder)
    for (name, entry) in entries {
      let path = folder + "/" + name
      count += 1
      guard count <= FixtureFiles.countLimit else {
        throw FixtureFiles.invalid("more than \(FixtureFiles.countLimit) files and folders", files.root)
      }
      switch entry {
      case .folder:
        let segment = try FixtureName.segment(name, path: path)
        try read(folder: path, segments: segments + [segment], &host)
      case .file where segments.isEmpty && name == "host.yaml":
        host.isRefusing = try AnswerReader(path: path, files: files).isRefusing()
      case .file where try isBody(name, in: folder, entries): break
      case .file:
        for route in try routes(name, path, segments) { try add(route, path, &host) }
      }
    }
  }

  /// Whether a file is sent by the description that stands beside it, and is no answer of its own: `logo.png` of
  /// `logo.png.yaml`, which names it, or `logo.png.2`, where there are several.
  private func isBody(_ name: String, in folder: String, _ entries: [(name: String, entry: FixtureFiles.Entry)])
    throws(Diagnostic) -> Bool
  {
    guard !name.hasSuffix(".yaml") else { return false }
    for other in entries where other.entry == .file && other.name.hasSuffix(".yaml") {
      let stem = other.name.dropLast(5)
      guard name == stem || (name.hasPrefix(stem + ".") && Int(name.dropFirst(stem.count + 1)) != nil) else { continue }
      if try AnswerReader(path: folder + "/" + other.name, files: files).bodyFiles().contains(name) { return true }
    }
    return false
  }

  /// What one file answers.
  private func routes(_ name: String, _ path: String, _ segments: [String]) throws(Diagnostic) -> [Route] {
    let file = try FixtureName.file(name, path: path)
    let segments = segments + (file.segment.map { [$0] } ?? [])
    if file.isDescription {
      return try AnswerReader(path: path, files: files).answers().map {
        Route(method: $0.method == "GET" ? nil : $0.method, path: segments, query: file.query, answers: $0.answers)
      }
    }
    let bytes = try files.bytes(path)
    let type = MediaType.of(name: file.segment ?? name, bytes)
    let answer = Answer(
      headers: [Answer.Header(name: "Content-Type", value: type)], pieces: [Answer.Piece(delay: 0, body: bytes)])
    return [Route(path: segments, query: file.query, answers: [answer])]
  }

  private mutating func add(_ route: Route, _ path: String, _ host: inout Site.Host) throws(Diagnostic) {
    let names = route.patternNames
    if let name = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw FixtureFiles.invalid("two patterns of one path have the name '{\(name)}'", path)
    }
    if let other = known.updateValue(path, forKey: Kind(route)) {
      throw FixtureFiles.invalid(
        "\(route.method ?? "GET") \(route.text) is answered twice", path, notes: ["it is answered by \(other), too"])
    }
    total += route.answers.reduce(0) { $0 + $1.pieces.reduce(0) { $0 + $1.body.count } }
    guard total <= FixtureFiles.totalLimit else {
      throw FixtureFiles.invalid("the bodies of all fixtures are larger than 64 MiB", files.root)
    }
    host.routes.append(route)
  }
}

extension Route {
  /// `/users/{id}?page=2`.
  fileprivate var text: String {
    let query = query.sorted { $0.key < $1.key }.map { $0.value.isEmpty ? $0.key : "\($0.key)=\($0.value)" }
    return "/" + path.joined(separator: "/") + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }
}
