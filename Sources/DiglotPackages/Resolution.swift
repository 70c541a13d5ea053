internal import DiglotModel
internal import DiglotRunner
internal import Foundation

/// Makes a lock file: pip resolves for this machine, then looks up the wheels of the same versions for others.
struct Resolution: Sendable {
  let pip: Pip
  let skeleton: EnvironmentSkeleton
  let downloads: String
  let folder: String
  /// The embedded CPython's, `3.11`.
  let version: String

  /// The versions of CPython and the machines that Diglot runs on. pip evaluates markers for this machine only, so that a
  /// package which only another version needs is missing there, which is told when it is installed.
  private static let versions = ["3.11", "3.12", "3.13", "3.14"]
  private static let machines = ["x86_64", "aarch64"]
  /// glibc's versions, from the oldest for which there are wheels to that of Debian 12 (PEP 600).
  private static let glibc = 17...36

  /// - Throws: `[package-invalid]`, `[packages-failed]`.
  func lock(_ requirements: [Requirement], path: String) throws(Diagnostic) -> PackageLock {
    let answer = try report(["--"] + Set(requirements.map(\.text)).sorted())
    guard let wheels = answer.wheels else { throw PackageFailure.resolving(requirements, answer.pip) }
    var pins: [String: PackageLock.Pin] = [:]
    for wheel in wheels {
      guard let hash = try hash(of: wheel) else {
        throw Diagnostic(
          "packages-failed", "the index gives no hash for the wheel of '\(wheel.name)'",
          at: requirements.first?.location)
      }
      pins[wheel.name] = PackageLock.Pin(name: wheel.name, version: wheel.version, hashes: [hash])
    }
    var others: Set<String> = [version]
    let special = wheels.filter { !$0.isForAll }.map { "\($0.name)==\($0.version)" }
    if special.isEmpty {
      others.formUnion(Self.versions)
    } else {
      for other in Self.versions {
        for machine in Self.machines {
          let arguments = target(other, machine) + ["--no-deps", "--"] + special
          guard let found = try report(arguments).wheels else { continue }
          others.insert(other)
          for wheel in found { if let hash = try hash(of: wheel) { pins[wheel.name]?.hashes.insert(hash) } }
        }
      }
    }
    let platforms = "CPython \(others.sorted().joined(separator: ", "))"
    return PackageLock(path: path, requirements: requirements, pins: Array(pins.values), platforms: platforms)
  }

  private func target(_ version: String, _ machine: String) -> [String] {
    let tags = ["manylinux2014_\(machine)"] + Self.glibc.map { "manylinux_2_\($0)_\(machine)" }
    return ["--implementation", "cp", "--python-version", version] + tags.flatMap { ["--platform", $0] }
  }

  /// What pip would install; nil wheels where it cannot.
  private func report(_ arguments: [String]) throws(Diagnostic) -> (wheels: [Wheel]?, pip: Pip.Answer) {
    let file = folder + "/report.json"
    try? FileManager.default.removeItem(atPath: file)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let answer = try pip.install(
      ["--dry-run", "--ignore-installed", "--report", file] + arguments, with: skeleton.interpreter,
      target: skeleton.packages, downloads: downloads, in: folder)
    guard answer.status == 0, let data = FileManager.default.contents(atPath: file),
      let report = try? decoder.decode(Report.self, from: data)
    else { return (nil, answer) }
    return (report.install.map(Wheel.init), answer)
  }

  /// pip reports no hash of a wheel that lies in a folder of this machine.
  private func hash(of wheel: Wheel) throws(Diagnostic) -> String? {
    if let hash = wheel.hash { return hash }
    guard let file = URL(string: wheel.url), file.isFileURL else { return nil }
    let script = "import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())"
    let ran = try Program(skeleton.base, ["-I", "-S", "-c", script, file.path], in: folder)
    let text = String(decoding: ran.output, as: UTF8.self).split(separator: "\n").first
    return ran.status == 0 ? text.map { "sha256:" + $0 } : nil
  }

  private struct Wheel {
    var name: String
    var version: String
    var url: String
    var hash: String?

    init(_ item: Report.Item) {
      name = Requirement.normalized(item.metadata.name)
      version = item.metadata.version
      url = item.downloadInfo.url
      hash = item.downloadInfo.archiveInfo?.hashes?["sha256"].map { "sha256:" + $0 }
    }

    /// It is for any version of Python 3 and any machine.
    var isForAll: Bool { url.hasSuffix("-none-any.whl") }
  }

  /// pip's installation report, version 1 (pip's own documentation, "Installation Report").
  private struct Report: Decodable {
    struct Item: Decodable {
      var metadata: Metadata
      var downloadInfo: Download
    }
    struct Metadata: Decodable {
      var name: String
      var version: String
    }
    struct Download: Decodable {
      var url: String
      var archiveInfo: Archive?
    }
    struct Archive: Decodable {
      var hashes: [String: String]?
    }
    var install: [Item]
  }
}
