package import DiglotModel
internal import DiglotPackages
internal import DiglotPorts
internal import Foundation

/// Gives documents the packages that they declare.
package struct PackageProvider: Sendable {
  private let store: EnvironmentStore
  private let options: Verifier.Options

  package init(_ options: Verifier.Options) {
    (self.options, store) = (options, EnvironmentStore(cache: options.cache, isReadOnly: options.scratch != nil))
  }

  /// What is to be done about a document's packages.
  enum State {
    case none
    case installed(PythonEnvironment)
    case locked(PackageLock, [Requirement])
    case unlocked([Requirement])
  }

  /// - Throws: `[packages-stale]`, or a diagnostic of what declares the packages.
  func state(of folder: CorpusFolder) throws(Diagnostic) -> State {
    let requirements = try folder.requirements()
    guard !requirements.isEmpty else { return .none }
    guard let lock = try folder.lock() else { return .unlocked(requirements) }
    try lock.check(requirements, help: folder.installCommand("--update "))
    return store.installed(lock).map(State.installed) ?? .locked(lock, requirements)
  }

  /// Whether the document declares packages.
  func declares(_ folder: CorpusFolder) throws(Diagnostic) -> Bool { try !folder.requirements().isEmpty }

  /// The environment that the document runs in, installed if its lock file is there; nil where it declares no packages.
  ///
  /// - Throws: `[packages-missing]`, `[packages-stale]`, `[packages-hash]`.
  func environment(of folder: CorpusFolder) throws(Diagnostic) -> PythonEnvironment? {
    switch try state(of: folder) {
    case .none: return nil
    case .installed(let environment): return environment
    case .unlocked(let requirements): throw missing("locked yet", folder, requirements.first)
    case .locked(let lock, let requirements):
      if options.offline || options.scratch != nil { throw missing("installed", folder, requirements.first) }
      do { return try install(lock, folder) } catch {
        guard ["packages-failed", "pip-missing"].contains(error.id) else { throw error }
        throw missing("installed", folder, requirements.first, [error.message] + error.notes, help: error.help)
      }
    }
  }

  /// What `doctor` says of documents' packages.
  ///
  /// - Throws: `[packages-missing]`, `[packages-stale]` or `[pip-missing]`: what the other commands could not mend themselves.
  func summary(_ folders: [CorpusFolder]) throws(Diagnostic) -> String {
    var parts: [String] = []
    var needsPip = false
    for folder in folders {
      let path = folder.document.path
      switch try state(of: folder) {
      case .none: continue
      case .installed: parts.append("those of \(path) are installed")
      case .locked:
        needsPip = true
        parts.append("'\(folder.installCommand())' installs those of \(path)")
      case .unlocked(let requirements): throw missing("locked yet", folder, requirements.first)
      }
    }
    do { parts.insert("pip is \(try store.findPip())", at: 0) } catch {
      if needsPip { throw error }
      parts.insert("\(error.message), nor is it needed", at: 0)
    }
    return parts.joined(separator: "; ")
  }

  private func missing(
    _ what: String, _ folder: CorpusFolder, _ requirement: Requirement?, _ notes: [String] = [], help: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      "packages-missing", "\(folder.document.path) needs packages that are not \(what)", at: requirement?.location,
      notes: notes, help: help ?? folder.installCommand())
  }

  /// Locks the document's packages where that is needed or asked for, and installs them.
  ///
  /// - Returns: a line that says what was done; nil for a document without packages.
  package func install(_ folder: CorpusFolder, update: Bool) throws(Diagnostic) -> String? {
    if update {
      let requirements = try folder.requirements()
      return requirements.isEmpty ? nil : try lockAndInstall(requirements, folder)
    }
    switch try state(of: folder) {
    case .none: return nil
    case .installed: return "\(folder.document.path): its packages are installed"
    case .locked(let lock, _): return try done(lock, folder)
    case .unlocked(let requirements): return try lockAndInstall(requirements, folder)
    }
  }

  private func lockAndInstall(_ requirements: [Requirement], _ folder: CorpusFolder) throws(Diagnostic) -> String {
    try PortCompiler.prepare(cache: options.cache)
    let texts = Set(requirements.map(\.text)).sorted().joined(separator: ", ")
    options.announce("\(folder.document.path): looking up the packages \(texts)")
    let lock = try store.resolve(requirements, into: folder.lockPath)
    do { try WholeFile.write(Data(lock.text.utf8), to: lock.path) } catch {
      throw Diagnostic("output-unwritable", "cannot write the lock file \(lock.path)\(error.becauseOfSystem)")
    }
    options.announce("\(folder.document.path): wrote \(lock.path)")
    return try done(lock, folder)
  }

  private func done(_ lock: PackageLock, _ folder: CorpusFolder) throws(Diagnostic) -> String {
    _ = try install(lock, folder)
    return "\(folder.document.path): its packages are installed"
  }

  private func install(_ lock: PackageLock, _ folder: CorpusFolder) throws(Diagnostic) -> PythonEnvironment {
    if let known = store.installed(lock) { return known }
    try PortCompiler.prepare(cache: options.cache)
    options.announce("\(folder.document.path): installing its packages, as \(lock.path) has them")
    return try store.install(lock)
  }
}
