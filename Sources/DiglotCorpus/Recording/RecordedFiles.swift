internal import DiglotFixtures
internal import DiglotModel
internal import Foundation

/// Writes routes into the fixtures of a corpus folder, and then sees whether they are read as they were meant.
struct RecordedFiles {
  private(set) var files: [RecordedFixtures.File] = []
  private(set) var diagnostics: [Diagnostic] = []

  private let root: String
  private let isForced: Bool
  private let writer: FixtureWriter
  private let corpus: String
  private let known: [String: [FixtureFolder.Kind: String]]

  /// - Parameter known: which file answers what, now.
  init(root: String, corpus: String, known: [String: [FixtureFolder.Kind: String]], isForced: Bool) {
    (self.root, self.corpus, self.isForced, self.known) = (root, corpus, isForced, known)
    writer = FixtureWriter(root: root)
  }

  /// - Throws: `[record-unwritable]`, after which nothing more is written.
  mutating func write(_ routes: [RecordedRoute]) throws(Diagnostic) {
    var order: [String] = []
    var groups: [String: [RecordedRoute]] = [:]
    for route in routes {
      if groups[route.place.file] == nil { order.append(route.place.file) }
      groups[route.place.file, default: []].append(route)
    }
    for name in order { try write(groups[name] ?? [], as: name) }
    check(routes)
  }

  private mutating func write(_ group: [RecordedRoute], as name: String) throws(Diagnostic) {
    var routes = group
    if !isForced {
      for route in group {
        guard let path = file(of: route) else { continue }
        routes.removeAll { $0.method == route.method }
        note(path, .kept)
      }
    }
    guard let first = routes.first else { return }
    var methods = routes.map { (method: $0.method, answers: $0.answers) }
    let replaced = Set(routes.compactMap { file(of: $0) })
    for path in replaced.sorted() { methods += try others(in: path, than: methods.map(\.method)) }
    methods.sort { (Self.rank($0.method), $0.method) < (Self.rank($1.method), $1.method) }
    let folder = root + "/" + first.place.folders.joined(separator: "/")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let writer = AnswerWriter(stem: first.place.stem, taken: isForced ? [] : Set(names), folder: corpus)
    guard let made = writer?.files(methods, comment: "Recorded from \(Self.comment(first.url))") else {
      return refuse(first, "the answer cannot be written as a fixture")
    }
    let isThere = FileManager.default.fileExists(atPath: root + "/" + name)
    if isThere, !isForced {
      note(root + "/" + name, .kept)
      return refuse(first, "\(root)/\(name) is there, and does not answer it; '--force' replaces the file")
    }
    for path in replaced where path != root + "/" + name { self.writer.remove(path) }
    for body in made.bodies {
      let path = (first.place.folders + [body.name]).joined(separator: "/")
      note(root + "/" + path, try self.writer.write(body.bytes, as: path, replacing: isForced))
    }
    note(root + "/" + name, try self.writer.write(Array(made.description.utf8), as: name, replacing: isForced))
  }

  private func file(of route: RecordedRoute) -> String? {
    known[route.hostFolder]?[
      FixtureFolder.Kind(method: route.method, path: route.place.path, query: route.place.query)]
  }

  /// What a file that is replaced answers to methods that were not recorded.
  private func others(in path: String, than methods: [String]) throws(Diagnostic) -> [(
    method: String, answers: [Answer]
  )] {
    guard path.hasSuffix(".yaml"), let files = try FixtureFiles(root: root) else { return [] }
    return try AnswerReader(path: path, files: files).answers().filter { !methods.contains($0.method) }
  }

  private static func rank(_ method: String) -> Int { AnswerReader.methods.firstIndex(of: method) ?? .max }

  /// One line of printable text.
  private static func comment(_ url: String) -> String {
    String(String.UnicodeScalarView(url.unicodeScalars.filter { $0.value > 0x20 && $0.value < 0x7f || $0 == "…" }))
  }

  private mutating func note(_ path: String, _ action: RecordedFixtures.File.Action) {
    let file = RecordedFixtures.File(path: path, action: action)
    if !files.contains(file) { files.append(file) }
  }

  private mutating func note(_ path: String, _ outcome: FixtureWriter.Outcome) {
    switch outcome {
    case .written: note(path, RecordedFixtures.File.Action.written)
    case .replaced: note(path, RecordedFixtures.File.Action.replaced)
    case .exists: note(path, RecordedFixtures.File.Action.kept)
    }
  }

  private mutating func refuse(_ route: RecordedRoute, _ message: String) {
    diagnostics.append(
      Diagnostic(
        "record-inexpressible", "\(route.method) \(route.url) is not stored: \(message)", at: route.location))
  }

  // MARK: What is there now

  private mutating func check(_ routes: [RecordedRoute]) {
    let site: Site?
    do { site = try FixtureFolder.read(root) } catch { return diagnostics.append(error) }
    for route in routes {
      let folder = FixtureName.host(route.hostFolder)
      let host = site?.hosts.first { $0.name == folder?.name && $0.ports == folder?.ports }
      let target = RequestTarget(path: route.place.path, query: route.place.query.map { .init(name: $0, value: $1) })
      guard case .route(let index, _) = host?.match(method: route.method, target: target),
        let found = host?.routes[index]
      else { continue }
      if found.path != route.place.path || found.query != route.place.query {
        diagnostics.append(
          Diagnostic(
            "record-shadowed", "\(route.method) \(route.url) is answered by another fixture", at: route.location,
            severity: .warning))
      }
    }
  }
}
