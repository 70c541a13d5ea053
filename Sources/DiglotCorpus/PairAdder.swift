internal import DiglotDocuments
package import DiglotModel
internal import Foundation

/// Makes the corpus folder of a document, or brings one up to date: files follow their snippets, what is missing is drafted, and what
/// somebody wrote is kept.
package struct PairAdder {
  /// What was done with a file, or would be.
  package struct Action: Sendable {
    package enum Kind: String, Sendable { case created, updated, moved, kept }

    package var kind: Kind
    package var path: String
    /// From where it was moved.
    package var from: String?
  }

  package let folder: String
  package private(set) var actions: [Action] = []
  /// Ports whose snippets have changed since, with nobody having looked at them.
  package private(set) var stale: [String] = []
  /// Ports that could not be translated, each with what was found.
  package private(set) var refused: [String: [Diagnostic]] = [:]
  /// Contexts that somebody has to fill in.
  package private(set) var contexts: [String] = []

  /// Whether a pair waits for somebody to say what its fragment means: what it does now is not worth recording.
  package func isOpen(_ id: String) -> Bool { contexts.contains("\(folder)/contexts/\(id).py") }

  private let source: String
  private let document: String
  private let isDry: Bool
  private var lock: SnippetLock

  /// - Parameters:
  ///   - path: a document, or a corpus folder.
  ///   - into: the corpus folder; nil for one in `corpus`, named as the document.
  /// - Throws: `[path-missing]`, `[corpus-ambiguous]`, `[lock-invalid]`.
  package init(path: String, into: String?, isDry: Bool) throws(Diagnostic) {
    self.isDry = isDry
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    guard manager.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Diagnostic("path-missing", "no such file or folder: \(path)")
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if isFolder.boolValue {
      folder = path.hasSuffix("/") ? String(path.dropLast()) : path
      document = try CorpusFolder.document(in: folder)
      source = document
    } else if name.hasPrefix("document."), into == nil {
      folder = path.count > name.count ? String(path.dropLast(name.count + 1)) : "."
      (document, source) = (path, path)
    } else {
      let stem = name.split(separator: ".").first.map(String.init) ?? name
      let slug = SnippetNames.slug(stem)
      let target = into ?? "corpus/" + (slug.isEmpty ? "document" : slug)
      let ending = name.split(separator: ".").dropFirst().last.map { $0.lowercased() } ?? "txt"
      let copy = "document." + ending
      let others = ((try? manager.contentsOfDirectory(atPath: target)) ?? []).filter { $0.hasPrefix("document.") }
      if let other = others.first(where: { $0 != copy }) {
        throw Diagnostic(
          "corpus-ambiguous", "\(target) has another document: \(other)", help: "'--into' names another folder")
      }
      (folder, document, source) = (target, target + "/" + copy, path)
    }
    lock = try SnippetLock(path: folder + "/snippets.lock")
  }

  /// Does it, but for what only runs tell.
  ///
  /// - Parameter only: ids of the snippets to add; empty for all.
  /// - Throws: a diagnostic of the document, its contexts or its contracts; `[file-unwritable]`.
  package mutating func run(only: [String], jobs: Int) throws(Diagnostic) {
    if source != document {
      guard let text = try CorpusFolder.text(source) else {
        throw Diagnostic("path-missing", "no such file: \(source)")
      }
      if try CorpusFolder.text(document) != text { try write(text, to: document) }
    }
    let snippets = try DocumentReader.read(path: source).snippets
    try follow(snippets)
    if isDry, !FileManager.default.fileExists(atPath: document) { return planDrafts(snippets, only) }
    let corpus = try CorpusFolder(path: folder)
    let wanted = corpus.document.snippets.filter { only.isEmpty || only.contains($0.id) }
    let items = wanted.map { Verifier.Item(folder: corpus, snippet: $0) }.filter { $0.declared.skip == nil }
    for item in items { try draftContext(item) }
    try draftPorts(items, jobs: jobs)
    if lock.text != (try CorpusFolder.text(lock.path)) { try write(lock.text, to: lock.path, isTold: false) }
  }

  // Following

  /// Files of a snippet whose id has changed, and its contract, follow it.
  private mutating func follow(_ snippets: [Snippet]) throws(Diagnostic) {
    let ids = Set(snippets.map(\.id))
    let gone = lock.entries.filter { !ids.contains($0.key) }
    for snippet in snippets where lock.entries[snippet.id] == nil {
      let fingerprint = SnippetLock.fingerprint(snippet.source)
      let old = gone.filter { $0.value.source == fingerprint && lock.entries[$0.key] != nil }.keys.sorted().first
      guard let old else { continue }
      for (part, ending) in [("ports", "swift"), ("contexts", "py"), ("contexts", "swift"), ("expected", "txt")] {
        let (from, to) = ("\(folder)/\(part)/\(old).\(ending)", "\(folder)/\(part)/\(snippet.id).\(ending)")
        guard access(from, F_OK) == 0, access(to, F_OK) != 0 else { continue }
        if !isDry, rename(from, to) != 0 {
          throw Diagnostic("file-unwritable", "cannot move \(from) to \(to): \(String(cString: strerror(errno)))")
        }
        actions.append(Action(kind: .moved, path: to, from: from))
      }
      try renameContract(old, snippet.id)
      lock.entries[snippet.id] = lock.entries.removeValue(forKey: old)
    }
  }

  /// The key of a pair in `diglot.yaml`, alone on its line.
  private mutating func renameContract(_ old: String, _ new: String) throws(Diagnostic) {
    let path = folder + "/diglot.yaml"
    guard let text = try CorpusFolder.text(path) else { return }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let places = lines.indices.filter { lines[$0].hasPrefix("  ") && lines[$0].drop { $0 == " " }.hasPrefix("\(old):") }
    guard places.count == 1, let place = places.first else { return }
    lines[place] = lines[place].replacing("\(old):", with: "\(new):", maxReplacements: 1)
    try write(lines.joined(separator: "\n"), to: path)
  }

  // Drafting

  private mutating func planDrafts(_ snippets: [Snippet], _ only: [String]) {
    for snippet in snippets where snippet.notRun == nil && (only.isEmpty || only.contains(snippet.id)) {
      if !snippet.undefinedNames.isEmpty, snippet.group.after.isEmpty {
        actions.append(Action(kind: .created, path: "\(folder)/contexts/\(snippet.id).py"))
      }
      actions.append(Action(kind: .created, path: "\(folder)/ports/\(snippet.id).swift"))
    }
  }

  private mutating func draftContext(_ item: Verifier.Item) throws(Diagnostic) {
    let path = item.folder.pythonContextPath(item.snippet.id)
    if let text = try CorpusFolder.text(path) {
      if ContextDraft.isOpen(text) { contexts.append(path) }
      return
    }
    guard access(item.folder.portPath(item.snippet.id), F_OK) != 0,
      item.snippet.group.after.isEmpty, let text = try ContextDraft.text(for: item.snippet)
    else { return }
    try write(text, to: path)
    if ContextDraft.isOpen(text) { contexts.append(path) }
  }

  private mutating func draftPorts(_ items: [Verifier.Item], jobs: Int) throws(Diagnostic) {
    var missing: [Verifier.Item] = []
    var unsure: [(item: Verifier.Item, port: String)] = []
    for item in items {
      let (id, path) = (item.snippet.id, item.folder.portPath(item.snippet.id))
      let fingerprint = SnippetLock.fingerprint(item.snippet.source)
      guard let port = try CorpusFolder.text(path) else {
        missing.append(item)
        continue
      }
      let entry = lock.entries[id]
      let isUntouched = entry?.draft == SnippetLock.fingerprint(port)
      let program = SnippetLock.fingerprint(try SnippetProgram(item).source)
      if isUntouched, entry?.program != program || refusedBefore(port) {
        missing.append(item)
      } else if !isUntouched, entry?.source != fingerprint {
        unsure.append((item, port))
      } else {
        if !isUntouched { lock.entries[id] = SnippetLock.Entry(source: fingerprint) }
        actions.append(Action(kind: .kept, path: path))
      }
    }
    try sort(unsure, jobs: jobs)
    guard !isDry else {
      for item in missing { actions.append(Action(kind: .created, path: item.folder.portPath(item.snippet.id))) }
      return
    }
    for (item, translation) in zip(missing, try Translation.all(of: missing, jobs: jobs)) {
      let swift = translation.swift ?? PortSkeleton.text(for: item.snippet, translation.diagnostics)
      if translation.swift == nil { refused[item.snippet.id] = translation.diagnostics }
      let path = item.folder.portPath(item.snippet.id)
      if try CorpusFolder.text(path) == swift {
        actions.append(Action(kind: .kept, path: path))
      } else {
        try write(swift, to: path)
      }
      lock.entries[item.snippet.id] = try drafted(swift, for: item)
    }
  }

  /// Ports of which the lock does not say that they are drafts: one that says what would be drafted now is one, whose command was ended
  /// before it could note that; each other one is somebody's.
  private mutating func sort(_ unsure: [(item: Verifier.Item, port: String)], jobs: Int) throws(Diagnostic) {
    for ((item, port), translation) in zip(unsure, try Translation.all(of: unsure.map(\.item), jobs: jobs)) {
      let (id, path) = (item.snippet.id, item.folder.portPath(item.snippet.id))
      let isDraft = port == translation.swift ?? PortSkeleton.text(for: item.snippet, translation.diagnostics)
      if isDraft {
        if translation.swift == nil { refused[id] = translation.diagnostics }
        lock.entries[id] = try drafted(port, for: item)
      } else if lock.entries[id] != nil {
        stale.append(path)
        continue
      } else {
        lock.entries[id] = SnippetLock.Entry(source: SnippetLock.fingerprint(item.snippet.source))
      }
      actions.append(Action(kind: .kept, path: path))
    }
  }

  private func drafted(_ swift: String, for item: Verifier.Item) throws(Diagnostic) -> SnippetLock.Entry {
    SnippetLock.Entry(
      source: SnippetLock.fingerprint(item.snippet.source), draft: SnippetLock.fingerprint(swift),
      program: SnippetLock.fingerprint(try SnippetProgram(item).source))
  }

  /// Whether a draft says that it is none: another version may translate it.
  private func refusedBefore(_ port: String) -> Bool { port.hasPrefix(PortSkeleton.head) }

  private mutating func write(_ text: String, to path: String, isTold: Bool = true) throws(Diagnostic) {
    let isThere = access(path, F_OK) == 0
    if isTold { actions.append(Action(kind: isThere ? .updated : .created, path: path)) }
    if isDry { return }
    let url = URL(fileURLWithPath: path)
    do {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try WholeFile.write(Data(text.utf8), to: path)
    } catch { throw Diagnostic("file-unwritable", "cannot write \(path)\(error.becauseOfSystem)") }
  }
}
