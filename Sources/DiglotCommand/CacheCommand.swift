internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotModel
internal import Foundation

struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: "Shows what the cache holds, and removes what is old or too much.",
    discussion: """
      The cache keeps compiled ports and installed packages by what they are made of, so machines with the same compiler \
      may share one. '--cache-read-only' uses it and changes nothing in it.
      """,
    subcommands: [Info.self, Prune.self])

  struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows what the cache holds.")

    @OptionGroup var cacheOption: CacheOption

    func run() throws {
      let inventory = try CacheInventory(folder: cacheOption.folder)
      var lines = [cacheOption.folder]
      for kind in CacheInventory.Kind.allCases {
        let found = inventory.entries.filter { $0.kind == kind }
        if found.isEmpty { continue }
        let size = Size(bytes: found.reduce(0) { $0 + $1.size })
        lines.append("  \(found.count) \(kind.rawValue): \(size)")
      }
      lines.append("\(inventory.entries.count) entries, \(Size(bytes: inventory.size))")
      try Terminal.report(lines.joined(separator: "\n") + "\n", to: nil)
    }
  }

  struct Prune: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Removes what was not used for long, or what is too much, the least recently used first.",
      discussion: "What was used within the last hour stays: a run may be about to load it.")

    @Option(
      help: ArgumentHelp(
        "Remove what was not used for this time: 12h, 30d (default: 30d, without '--max-size').", valueName: "age"))
    var olderThan: Age?

    @Option(help: ArgumentHelp("Remove until this much is left: 500M, 2G.", valueName: "size"))
    var maxSize: Size?

    @Flag(help: "Only tell what would go.")
    var dryRun = false

    @OptionGroup var cacheOption: CacheOption

    func run() throws {
      var inventory = try CacheInventory(folder: cacheOption.folder)
      let age = olderThan ?? (maxSize == nil ? Age(seconds: 30 * 86_400) : nil)
      let gone = inventory.superfluous(
        olderThan: age?.seconds, most: maxSize?.bytes, now: Date().timeIntervalSince1970)
      if !dryRun { inventory.remove(gone) }
      let freed = Size(bytes: gone.reduce(0) { $0 + $1.size })
      let left = Size(bytes: inventory.size - (dryRun ? freed.bytes : 0))
      let noun = gone.count == 1 ? "entry" : "entries"
      try Terminal.report(
        "\(gone.count) \(noun) \(dryRun ? "would be removed" : "removed"), \(freed); \(left) left\n", to: nil)
    }
  }
}

extension CacheOption {
  /// Removes the least recently used until so much is left, but for what was used within the last hour.
  func prune(to most: Size) throws {
    var inventory = try CacheInventory(folder: folder)
    inventory.remove(
      inventory.superfluous(olderThan: nil, most: most.bytes, now: Date().timeIntervalSince1970))
  }
}

/// A number of bytes: `500M`, `2G`, `1000000`.
struct Size: ExpressibleByArgument, CustomStringConvertible {
  var bytes: Int

  init(bytes: Int) { self.bytes = bytes }

  init?(argument: String) {
    let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
    let unit = argument.last.flatMap { units[$0] }
    guard let number = Int(unit == nil ? argument[...] : argument.dropLast()), number >= 0 else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: unit ?? 1)
    guard !overflow else { return nil }
    bytes = product
  }

  var description: String {
    bytes < 1 << 20 ? "\((bytes + 1023) >> 10) KiB" : String(format: "%.1f MiB", Double(bytes) / Double(1 << 20))
  }
}

/// A span of time: `12h`, `30d`, `90m`.
struct Age: ExpressibleByArgument {
  var seconds: Double

  init(seconds: Double) { self.seconds = seconds }

  init?(argument: String) {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    guard let unit = argument.last.flatMap({ units[$0] }), let number = Double(argument.dropLast()), number >= 0 else {
      return nil
    }
    seconds = number * unit
  }
}
