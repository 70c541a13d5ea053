internal import DiglotModel
internal import Foundation

/// The files below `fixtures/`, which nobody need trust: none is read that lies elsewhere, is no file, or is too large.
struct FixtureFiles {
  /// Bytes of one file or body: 16 MiB.
  static let sizeLimit = 16 << 20
  /// Bytes of all bodies together: 64 MiB. They are handed to each run.
  static let totalLimit = 64 << 20
  /// Files and folders together.
  static let countLimit = 10_000
  static let depthLimit = 32

  /// As the user named it.
  let root: String
  private let realRoot: String

  /// - Returns: nil where there is no such folder.
  init?(root: String) throws(Diagnostic) {
    guard let kind = Self.kind(root) else { return nil }
    guard kind == S_IFDIR, let real = Self.real(root) else {
      throw Self.invalid("'fixtures' is a folder", root)
    }
    self.root = root
    realRoot = real
  }

  enum Entry {
    case file, folder
  }

  /// The names in a folder, sorted, with what they are.
  func entries(_ folder: String) throws(Diagnostic) -> [(name: String, entry: Entry)] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw Self.invalid("cannot read this folder", folder)
    }
    var result: [(String, Entry)] = []
    for name in names.sorted() where !Self.ignored.contains(name) {
      result.append((name, try entry(folder + "/" + name)))
    }
    return result
  }

  /// What tools leave in folders.
  static let ignored: Set<String> = [".DS_Store", ".gitkeep", ".gitignore", ".gitattributes"]

  private func entry(_ path: String) throws(Diagnostic) -> Entry {
    guard isInside(path) else { throw Self.invalid("a link out of the fixtures folder", path) }
    switch Self.kind(path) {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: throw Self.invalid("neither a file nor a folder", path)
    }
  }

  /// Whether the path, with all links followed, is in the folder.
  func isInside(_ path: String) -> Bool { Self.real(path).map { $0.hasPrefix(realRoot + "/") } ?? false }

  func exists(_ path: String) -> Bool { Self.kind(path) == S_IFREG }

  /// The bytes of a file of which `entry` or `isInside` has said that it lies here.
  func bytes(_ path: String) throws(Diagnostic) -> [UInt8] {
    var status = stat()
    guard stat(path, &status) == 0, status.st_size <= Self.sizeLimit else {
      throw Self.invalid("larger than 16 MiB", path)
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Self.invalid("cannot read this file", path)
    }
    return [UInt8](data)
  }

  private static func kind(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private static func real(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  static func invalid(_ message: String, _ path: String, notes: [String] = [], help: String? = nil) -> Diagnostic {
    Diagnostic("fixture-invalid", message, at: SourceLocation(path: path, line: 1), notes: notes, help: help)
  }
}
