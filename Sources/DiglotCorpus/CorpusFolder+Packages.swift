internal import DiglotDocuments
internal import DiglotModel
internal import DiglotPackages

extension CorpusFolder {
  /// All packages that are declared for the document: in `diglot.yaml`, then in the blocks of its snippets (PEP 723). A run of
  /// one snippet may need what another one declares, as when a reader types them in one after the other.
  ///
  /// - Throws: `[script-metadata-invalid]`, `[package-invalid]`.
  func requirements() throws(Diagnostic) -> [Requirement] {
    var all = contracts.packages
    for snippet in document.snippets {
      for dependency in try ScriptMetadata.dependencies(of: snippet, in: document.path) {
        all.append(try Requirement(dependency.text, at: dependency.location))
      }
    }
    return all
  }

  /// `packages.lock` in a corpus folder; `NAME.lock` beside a document that lies elsewhere, among others perhaps.
  var lockPath: String {
    let name = document.path.split(separator: "/").last ?? ""
    return name.hasPrefix("document.") ? "\(folder)/packages.lock" : document.path + ".lock"
  }

  /// The lock file; nil where there is none.
  ///
  /// - Throws: `[lock-invalid]`, `[file-encoding]`, `[file-unreadable]`.
  func lock() throws(Diagnostic) -> PackageLock? {
    guard let text = try Self.text(lockPath) else { return nil }
    return try PackageLock(text: text, path: lockPath)
  }

  /// The command that installs the document's packages, with an option or without.
  func installCommand(_ option: String = "") -> String { "diglot install " + option + root }
}
