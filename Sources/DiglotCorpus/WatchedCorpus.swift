package import DiglotModel

/// Corpus folders under watch, and which of their pairs a change is about.
package struct WatchedCorpus {
  private let paths: [String]
  private let watch: FolderWatch
  private var folders: [CorpusFolder]
  /// What has changed since the folders could last be read.
  private var unread: Set<String> = []

  /// - Throws: as `CorpusFolder.find`; `[watch-failed]`.
  package init(paths: [String]) throws(Diagnostic) {
    self.paths = paths
    watch = try FolderWatch()
    folders = []
    folders = try read()
  }

  package var items: [Verifier.Item] {
    folders.flatMap { folder in folder.document.snippets.map { Verifier.Item(folder: folder, snippet: $0) } }
  }

  /// Reads the folders, less those that are known and have not changed.
  private func read(changed: Set<String>? = nil) throws(Diagnostic) -> [CorpusFolder] {
    let known = Dictionary(folders.map { ($0.root, $0) }) { first, _ in first }
    var found: [CorpusFolder] = []
    for path in paths {
      found += try CorpusFolder.find(path) { root in
        guard let changed, let folder = known[root], !folder.isTouched(changed) else { return nil }
        return folder
      }
    }
    for folder in found {
      for part in folder.watchedFolders { try watch.add(part) }
    }
    return found
  }

  /// Waits for a change, and says which pairs it is about; none where it is about something else.
  ///
  /// - Throws: a diagnostic of what is read anew; the next change may have mended it.
  package mutating func next() throws(Diagnostic) -> [Verifier.Item] {
    unread.formUnion(watch.next())
    let old = folders
    folders = try read(changed: unread)
    let changed = unread
    unread = []
    let before = Dictionary(old.map { ($0.document.path, $0) }) { first, _ in first }
    return folders.flatMap { folder -> [Verifier.Item] in
      guard folder.isTouched(changed) else { return [] }
      return Self.touched(folder, before[folder.document.path], changed)
        .map { Verifier.Item(folder: folder, snippet: $0) }
    }
  }

  /// The snippets of a folder that a change is about: by their files, by what all share, by their own text or that of what runs
  /// before them.
  private static func touched(_ folder: CorpusFolder, _ old: CorpusFolder?, _ changed: Set<String>) -> [Snippet] {
    let isShared = changed.contains { folder.isShared($0) }
    let isDocument = changed.contains(folder.document.path)
    let known = Dictionary((old?.document.snippets ?? []).map { ($0.id, $0) }) { first, _ in first }
    return folder.document.snippets.filter { snippet in
      let id = snippet.id
      let own = [
        folder.portPath(id), folder.pythonContextPath(id), folder.swiftContextPath(id), folder.outcomePath(id),
      ].compactMap { $0 }
      if isShared || own.contains(where: changed.contains) { return true }
      guard isDocument else { return false }
      guard let old, let before = known[id], before.source == snippet.source else { return true }
      return folder.document.snippets(before: snippet).map(\.source)
        != old.document.snippets(before: before).map(\.source)
    }
  }
}

extension CorpusFolder {
  fileprivate var watchedFolders: [String] {
    let own = [folder, folder + "/ports", folder + "/contexts", folder + "/expected"]
    guard let fixtures else { return own }
    return own + [fixtures] + (site == nil ? [] : Self.folders(below: fixtures))
  }

  /// Whether any of some files is in the folder.
  fileprivate func isTouched(_ changed: Set<String>) -> Bool { changed.contains { $0.hasPrefix(folder + "/") } }

  /// Whether all pairs of the folder depend on a file.
  fileprivate func isShared(_ path: String) -> Bool {
    path == folder + "/diglot.yaml" || path == folder + "/packages.lock"
      || fixtures.map { path.hasPrefix($0 + "/") } ?? false
  }
}
