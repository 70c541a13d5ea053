package import DiglotModel

/// Corpus folders under watch, and which of their pairs a change is about.
package struct WatchedCorpus {
  private let paths: [String]
  private let watch: FolderWatch
  private var folders: [CorpusFolder]

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

  private func read() throws(Diagnostic) -> [CorpusFolder] {
    var found: [CorpusFolder] = []
    for path in paths { found += try CorpusFolder.find(path) }
    for folder in found {
      for part in folder.watchedFolders { try watch.add(part) }
    }
    return found
  }

  /// Waits for a change, and says which pairs it is about; none where it is about something else.
  ///
  /// - Throws: a diagnostic of what is read anew; the next change may have mended it.
  package mutating func next() throws(Diagnostic) -> [Verifier.Item] {
    let changed = watch.next()
    let old = Dictionary(items.map { (Self.key($0), $0.snippet) }) { first, _ in first }
    folders = try read()
    return items.filter { item in
      let id = item.snippet.id
      let own = [
        item.folder.portPath(id), item.folder.pythonContextPath(id), item.folder.swiftContextPath(id),
        item.folder.outcomePath(id),
      ].compactMap { $0 }
      let shared = changed.contains { item.folder.isShared($0) }
      return shared || own.contains(where: changed.contains)
        || changed.contains(item.folder.document.path) && old[Self.key(item)]?.source != item.snippet.source
    }
  }

  private static func key(_ item: Verifier.Item) -> String { item.folder.document.path + "#" + item.snippet.id }
}

extension CorpusFolder {
  fileprivate var watchedFolders: [String] {
    let own = [folder, folder + "/ports", folder + "/contexts", folder + "/expected"]
    guard let fixtures else { return own }
    return own + [fixtures] + (site == nil ? [] : Self.folders(below: fixtures))
  }

  /// Whether all pairs of the folder depend on a file.
  fileprivate func isShared(_ path: String) -> Bool {
    path == folder + "/diglot.yaml" || path == folder + "/packages.lock"
      || fixtures.map { path.hasPrefix($0 + "/") } ?? false
  }
}
