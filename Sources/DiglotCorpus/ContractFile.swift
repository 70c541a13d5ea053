package import DiglotModel
package import DiglotPackages
internal import Yams

/// The contracts of a corpus folder, from its `diglot.yaml`. A folder without the file has exact contracts.
package struct ContractFile: Sendable {
  private var contracts: [String: Contract] = [:]
  /// The Python packages that are declared for the whole document.
  package private(set) var packages: [Requirement] = []

  /// What the file says of namespaces: for single snippets, and for all others.
  private(set) var groups = GroupChoices()

  /// - Throws: `[contract-invalid]` or `[package-invalid]` with the place in the file.
  package init(path: String, ids: [String]) throws(Diagnostic) {
    let text = try CorpusFolder.text(path) ?? ""
    try self.init(path: path, text: text, ids: ids)
  }

  /// - Parameter path: where the text is from, for diagnostics.
  /// - Throws: as the other one does.
  package init(path: String, text: String, ids: [String]) throws(Diagnostic) {
    let reader = YAMLReader(path: path, finding: "contract-invalid", text: text)
    guard let root = try reader.compose() else { return }
    for (key, value) in try reader.mapping(root, "the file", keys: ["group", "pairs", "python"]) {
      if key.text == "python" { packages = try reader.packages(value) }
      if key.text == "group" { groups.usual = try reader.group(value) }
      guard key.text == "pairs" else { continue }
      for (id, node) in try reader.mapping(value, "'pairs'", keys: nil) {
        guard ids.contains(id.text) else {
          throw reader.error("no snippet has the id '\(id.text)'", at: id.node, help: Nearest.to(id.text, in: ids))
        }
        contracts[id.text] = try reader.contract(node)
        groups.own[id.text] = try reader.groupOfPair(node)
      }
    }
  }

  /// Exact where the file says nothing.
  package subscript(id: String) -> Contract { contracts[id] ?? .exact }
}
