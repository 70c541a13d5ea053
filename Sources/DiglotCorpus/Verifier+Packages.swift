internal import DiglotDocuments
internal import DiglotModel
internal import DiglotPython

extension Verifier {
  /// The items; those that can import packages with an environment, which is installed and whose worker is started.
  ///
  /// - Parameters:
  ///   - skipping: whether pairs that their contracts skip stay without.
  ///   - isOnMachineNetwork: as the terms of their runs say.
  func furnish(_ items: [Item], skipping: Bool = false, isOnMachineNetwork: Bool = false) throws(Diagnostic) -> [Item] {
    let provider = PackageProvider(options)
    var declaring: [String: Bool] = [:]
    var known: [String: PythonEnvironment] = [:]
    var reaching: [String: Bool] = [:]
    var result = items
    for index in items.indices where !(skipping && items[index].contract.skip != nil) {
      let folder = items[index].folder
      let path = folder.document.path
      if declaring[path] == nil { declaring[path] = try provider.declares(folder) }
      guard declaring[path] == true, try needsPackages(items[index], &reaching) else { continue }
      if known[path] == nil { known[path] = try provider.environment(of: folder) }
      if let environment = known[path] {
        try sides.python.start(environment, sites: try sides.sites.root(), isOnMachineNetwork: isOnMachineNetwork)
      }
      result[index].environment = known[path]
    }
    return result
  }

  /// Whether the Python side of an item can import packages at all: most snippets of a document do not, and they keep the
  /// worker that is warm already.
  ///
  /// - Parameter reaching: what is known of sources: a snippet may come before many others in their namespace.
  private func needsPackages(_ item: Item, _ reaching: inout [String: Bool]) throws(Diagnostic) -> Bool {
    for snippet in [item.snippet] + item.folder.document.snippets(before: item.snippet) {
      let source = snippet.source
      if reaching[source] == nil { reaching[source] = try PythonImports.reachBeyondStandardLibrary(source) }
      if reaching[source] == true { return true }
    }
    guard let context = try CorpusFolder.text(item.folder.pythonContextPath(item.snippet.id)) else { return false }
    return try PythonImports.reachBeyondStandardLibrary(context)
  }
}
