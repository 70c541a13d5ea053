package import DiglotModel
package import DiglotRunner
internal import Foundation

/// The environments that Diglot has installed, one for each lock file, in a folder of its cache.
///
/// An environment is made beside its place and renamed into it, so that what is there is whole. One process makes at a time; a
/// lock on a file, which ends with its process, says which, and so what lies half made is known to be nobody's.
package struct EnvironmentStore: Sendable {
  /// The interpreter that is beside the embedded library, and whose packages these are.
  private let python: EmbeddedPython?
  private let folder: String
  private let isReadOnly: Bool

  /// - Parameters:
  ///   - cache: the folder of Diglot's cache; nothing is made in it before it is needed.
  ///   - isReadOnly: whether not even the time at which an environment was used last is changed.
  package init(cache: String, isReadOnly: Bool = false, python: EmbeddedPython? = .current) {
    (folder, self.isReadOnly, self.python) = (cache + "/python", isReadOnly, python)
  }

  /// The environment of a lock file, where it is installed.
  package func installed(_ lock: PackageLock) -> PythonEnvironment? {
    let key = key(lock)
    let entry = folder + "/" + CacheEntry.name(of: key)
    guard FileManager.default.contents(atPath: entry + "/key") == Data(key.utf8),
      FileManager.default.isExecutableFile(atPath: skeleton(entry).interpreter),
      let data = FileManager.default.contents(atPath: entry + "/modules.json"),
      let modules = try? JSONDecoder().decode([String].self, from: data)
    else { return nil }
    if !isReadOnly { utimensat(AT_FDCWD, entry, nil, 0) }  // the least recently used are pruned first
    return PythonEnvironment(executable: skeleton(entry).interpreter, modules: modules)
  }

  /// Installs the environment of a lock file, unless it is there.
  ///
  /// - Throws: `[packages-failed]`, `[packages-hash]`, `[pip-missing]`.
  package func install(_ lock: PackageLock) throws(Diagnostic) -> PythonEnvironment {
    if let known = installed(lock) { return known }
    return try making { (pip, skeleton, work) throws(Diagnostic) in
      if let known = installed(lock) { return known }  // while this process waited for its turn
      if !lock.isEmpty {
        try write(lock.requirements, to: work + "/packages.lock")
        let answer = try pip.install(
          ["--require-hashes", "--no-deps", "--compile", "-r", "packages.lock"], with: skeleton.interpreter,
          target: skeleton.packages, downloads: downloads, in: work)
        guard answer.status == 0 else { throw PackageFailure.installing(lock, answer) }
      }
      let modules = try DeclaredModules.json(skeleton, lock)
      try write(modules, to: skeleton.folder + "/modules.json")
      try write(key(lock), to: skeleton.folder + "/key")
      let entry = folder + "/" + CacheEntry.name(of: key(lock))
      try? FileManager.default.removeItem(atPath: entry)  // it is damaged, or it would have been found
      guard rename(skeleton.folder, entry) == 0, let made = installed(lock) else { throw unwritable(entry) }
      return made
    }
  }

  /// Finds out which versions meet what is declared, and the hashes of their wheels.
  ///
  /// - Throws: `[package-invalid]`, `[packages-failed]`, `[pip-missing]`.
  package func resolve(_ requirements: [Requirement], into path: String) throws(Diagnostic) -> PackageLock {
    try making { (pip, skeleton, work) throws(Diagnostic) in
      let resolution = Resolution(
        pip: pip, skeleton: skeleton, downloads: downloads, folder: work, version: python?.version ?? "")
      return try resolution.lock(requirements, path: path)
    }
  }

  /// Says whether pip is there.
  ///
  /// - Throws: `[pip-missing]`.
  package func findPip() throws(Diagnostic) -> String { try Pip(of: python).program }

  private var downloads: String { folder + "/downloads" }

  /// What environments are told apart by. The interpreter's path is one part: another CPython of the same version may be built
  /// in another way.
  private func key(_ lock: PackageLock) -> String {
    #if arch(x86_64)
      let machine = "x86_64"
    #else
      let machine = "aarch64"
    #endif
    return CacheEntry.key([
      "diglot environment 1", python?.executable ?? "", python?.version ?? "", machine, lock.text,
    ])
  }

  private func skeleton(_ folder: String) -> EnvironmentSkeleton {
    EnvironmentSkeleton(folder: folder, base: python?.executable ?? "", version: python?.version ?? "3")
  }

  /// Calls `body` with an empty environment and an empty folder to work in, both gone when it returns.
  private func making<Result>(
    _ body: (Pip, EnvironmentSkeleton, _ work: String) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let pip = try Pip(of: python)
    let files = FileManager.default
    try? files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    guard let turn = FileLock(folder + "/.lock") else { throw unwritable(folder) }
    defer { turn.release() }
    for name in (try? files.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix(".new") {
      try? files.removeItem(atPath: folder + "/" + name)
    }
    let (new, work) = (folder + "/.new-\(getpid())", folder + "/.new-\(getpid())-work")
    defer { for path in [new, work] { try? files.removeItem(atPath: path) } }
    let skeleton = skeleton(new)
    do {
      try files.createDirectory(atPath: work, withIntermediateDirectories: true)
      try skeleton.make()
    } catch { throw unwritable(new) }
    return try body(pip, skeleton, work)
  }

  private func write(_ text: String, to path: String) throws(Diagnostic) {
    guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else { throw unwritable(path) }
  }

  private func unwritable(_ path: String) -> Diagnostic {
    Diagnostic(
      "cache-not-writable", "cannot write to \(path)",
      help: "name another cache folder with '--cache DIR' or the variable DIGLOT_CACHE")
  }
}
