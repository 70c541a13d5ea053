internal import DiglotModel
internal import DiglotPackages
internal import Yams

extension YAMLReader {
  /// Reads the key `python:` of a `diglot.yaml`, which has `packages:`, a list of PEP 508's requirements.
  ///
  /// - Throws: `[contract-invalid]` or `[package-invalid]` with the place in the file.
  func packages(_ node: Node) throws(Diagnostic) -> [Requirement] {
    var requirements: [Requirement] = []
    for (_, value) in try mapping(node, "'python'", keys: ["packages"]) {
      guard let items = value.sequence else { throw error("'packages' is a list", at: value) }
      for item in items {
        guard let text = item.scalar?.string, let location = error("", at: item).location else {
          throw error("a package is a text such as 'aiohttp==3.11.*'", at: item)
        }
        requirements.append(try Requirement(text, at: location))
      }
    }
    return requirements
  }
}
