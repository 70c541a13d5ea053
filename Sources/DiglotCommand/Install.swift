internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotModel

struct Install: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Locks and installs the Python packages that documents declare.",
    discussion: """
      Packages are declared in a corpus folder's 'diglot.yaml' (python: packages:), or in the snippets (PEP 723). They are \
      locked once, by version and hash, in 'packages.lock', and installed from wheels into an environment in Diglot's \
      cache, never into yours. 'verify', 'run' and 'diff' install what is locked by themselves; only this command writes a \
      lock file. What is there already needs no network.
      """)

  @Argument(help: ArgumentHelp("Documents or corpus folders.", valueName: "path"))
  var paths: [String] = ["corpus"]

  @Flag(help: "Lock anew, with the versions that are there today.")
  var update = false

  @OptionGroup var cacheOption: CacheOption

  func run() throws {
    var options = Verifier.Options(jobs: 1, cache: cacheOption.folder)
    options.announce = { Terminal.error($0) }
    let provider = PackageProvider(options)
    var isAny = false
    for path in paths {
      for folder in try CorpusFolder.find(path) {
        guard let line = try provider.install(folder, update: update) else { continue }
        Terminal.error(line)
        isAny = true
      }
    }
    if !isAny { Terminal.error("note: nothing to install: no document declares packages") }
  }
}
