package import DiglotModel
internal import Foundation

/// What lies in a cache's folder, and what of it may go.
package struct CacheInventory: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case port = "compiled ports"
    case optimized = "optimized code, for strength"
    case strength = "what strength found of pairs"
    case environment = "packages of documents"
    case downloads = "downloaded wheels"
    case modules = "Swift modules"
    case leftover = "half made, by runs that were killed"
    case other = "not Diglot's own"
  }

  package struct Entry: Sendable {
    package var kind: Kind
    package var path: String
    /// Bytes in its files.
    package var size: Int
    /// When it was last made or used: seconds since 1970.
    package var used: Double
  }

  package let folder: String
  package private(set) var entries: [Entry]

  /// An entry that was used since may be about to be loaded by a run, here or on another machine. It stays: seconds.
  package static let grace = 3600.0

  /// - Throws: `[path-missing]` where there is no such folder.
  package init(folder: String) throws(Diagnostic) {
    self.folder = folder
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Diagnostic("path-missing", "no such folder: \(folder)", help: "'--cache' or DIGLOT_CACHE names the cache")
    }
    let python = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/python")) ?? []
    entries = []
    for name in names.sorted() where name != "python" && name != "costs.json" {
      add(name, Self.kind(of: name))
    }
    for name in python.sorted() where name != ".lock" {
      add("python/" + name, name == "downloads" ? .downloads : name.hasPrefix(".new") ? .leftover : .environment)
    }
  }

  package var size: Int { entries.reduce(0) { $0 + $1.size } }

  /// What is too old, or too much: the least recently used first. Nothing that is not Diglot's own, nor what was just used.
  ///
  /// - Parameters:
  ///   - age: seconds; what was used since stays, unless there is too much.
  ///   - most: bytes that may be left, of what is Diglot's own.
  ///   - now: seconds since 1970.
  package func superfluous(olderThan age: Double?, most: Int?, now: Double) -> [Entry] {
    let removable = entries.filter { $0.kind != .other && now - $0.used > Self.grace }
    let oldest = removable.sorted { ($0.used, $0.path) < ($1.used, $1.path) }
    var left = entries.reduce(0) { $0 + ($1.kind == .other ? 0 : $1.size) }
    return oldest.filter { entry in
      let isOld = age.map { now - entry.used > $0 } ?? false
      guard isOld || entry.kind == .leftover || most.map({ left > $0 }) ?? false else { return false }
      left -= entry.size
      return true
    }
  }

  /// Removes entries. One that another process has removed is gone as well.
  package mutating func remove(_ gone: [Entry]) {
    for entry in gone { try? FileManager.default.removeItem(atPath: entry.path) }
    let paths = Set(gone.map(\.path))
    entries.removeAll { paths.contains($0.path) }
  }

  private static func kind(of name: String) -> Kind {
    let stem = name.split(separator: ".").first ?? ""
    let isHash = (1...16).contains(stem.count) && stem.allSatisfy { $0.isHexDigit && !$0.isUppercase }
    if name.hasPrefix(".new-") || name.hasPrefix(".probe-") { return .leftover }
    if name == "modules" { return .modules }
    guard isHash else { return .other }
    switch name.dropFirst(stem.count) {
    case "": return .port
    case ".optimized": return .optimized
    case ".strength": return .strength
    default: return .other
    }
  }

  private mutating func add(_ name: String, _ kind: Kind) {
    let path = folder + "/" + name
    var info = stat()
    guard lstat(path, &info) == 0 else { return }
    let used = Double(info.st_mtim.tv_sec) + Double(info.st_mtim.tv_nsec) / 1e9
    entries.append(Entry(kind: kind, path: path, size: Self.size(of: path, info), used: used))
  }

  /// Of all that is below it. A link is not followed.
  private static func size(of path: String, _ info: stat) -> Int {
    guard info.st_mode & S_IFMT == S_IFDIR else { return Int(info.st_size) }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.reduce(0) { sum, name in
      var inner = stat()
      return lstat(path + "/" + name, &inner) == 0 ? sum + size(of: path + "/" + name, inner) : sum
    }
  }
}
