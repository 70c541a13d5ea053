import Foundation
import TestSupport
import Testing

/// A folder of small wheels, which stands in for an index: the tests need no network.
struct WheelHouse: Sendable {
  struct Wheel: Sendable, Encodable {
    var name: String
    var version = "1.0"
    var requires: [String] = []
    /// The files of the package, by their paths in it.
    var files: [String: String]
  }

  let folder: TemporaryFolder

  init(_ wheels: [Wheel]) throws {
    folder = try TemporaryFolder()
    try add(wheels)
  }

  /// Makes wheels, in the place of those of the same name and version.
  func add(_ wheels: [Wheel]) throws {
    let list = try folder.write("wheels.json", Array(try JSONEncoder().encode(wheels)))
    let made = try ProgramRun(
      waitingFor: "/usr/bin/python3", ["-I", "-c", Self.script, list, folder.path], joined: true)
    try #require(made.status == 0, "\(made.stdout)")
  }

  /// What makes pip look here and nowhere else.
  var environment: [String: String] {
    ["PIP_FIND_LINKS": folder.path, "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": "/dev/null", "PIP_INDEX_URL": ""]
  }

  /// What leaves pip with nothing to be had.
  static let offline = [
    "PIP_FIND_LINKS": "/nonexistent", "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": "/dev/null", "PIP_INDEX_URL": "",
  ]

  private static let script = """
    import base64, hashlib, json, sys, zipfile
    for wheel in json.load(open(sys.argv[1])):
        stem = wheel["name"].replace("-", "_") + "-" + wheel["version"]
        files, info = dict(wheel["files"]), stem + ".dist-info/"
        needs = "".join(f"Requires-Dist: {need}\\n" for need in wheel["requires"])
        head = f"Metadata-Version: 2.1\\nName: {wheel['name']}\\nVersion: {wheel['version']}\\n"
        files[info + "METADATA"] = head + needs
        files[info + "WHEEL"] = "Wheel-Version: 1.0\\nGenerator: tests\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
        def digest(text): return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
        record = [f"{path},sha256={digest(text)},{len(text.encode())}" for path, text in files.items()]
        files[info + "RECORD"] = "\\n".join(record + [info + "RECORD,,"]) + "\\n"
        with zipfile.ZipFile(f"{sys.argv[2]}/{stem}-py3-none-any.whl", "w") as archive:
            for path, text in files.items(): archive.writestr(zipfile.ZipInfo(path), text)
    """
}
