internal import DiglotModel
internal import Yams

// The parts of a contract. `Sources/Diglot.docc/Schemas/diglot.schema.json` says the same for editors: change both.
extension YAMLReader {
  func contract(_ node: Node) throws(Diagnostic) -> Contract {
    var contract = Contract()
    for (key, value) in try mapping(node, "a pair", keys: ["group", "relaxations", "compileError", "skip", "errors"]) {
      switch key.text {
      case "group": break
      case "skip": contract.skip = try reason(value, "'skip'")
      case "errors":
        for (name, swift) in try mapping(value, "'errors'", keys: nil) {
          contract.relaxations.append(try errorName(name, swift))
        }
      case "compileError": contract.compileError = try compileError(value)
      default:
        guard let items = value.sequence else { throw error("'relaxations' is a list", at: value) }
        for item in items { contract.relaxations.append(try relaxation(item)) }
      }
    }
    return contract
  }

  private func errorName(_ name: Key, _ node: Node) throws(Diagnostic) -> Relaxation {
    guard !name.text.isEmpty else { throw error("a key of 'errors' is Python's name of an error", at: name.node) }
    guard node.mapping != nil else {
      throw error(
        "'\(name.text)' has Swift's name of the error and a reason: {swift: \(node.scalar?.string ?? "…"), reason: …}",
        at: node)
    }
    let parts = try dictionary(node, "the name of an error", keys: ["swift", "reason"])
    let swift = try text("swift", parts, node)
    return Relaxation(
      .error(python: name.text, swift: swift), reason: try reason(try required("reason", parts, node), "'reason'"),
      location: error("", at: name.node).location)
  }

  private func compileError(_ node: Node) throws(Diagnostic) -> ExpectedCompileError {
    let parts = try dictionary(node, "'compileError'", keys: ["message", "line", "reason"])
    var line: Int?
    if let value = parts["line"] {
      guard let number = value.int, number >= 1 else { throw error("'line' is a line of the port, from 1", at: value) }
      line = number
    }
    return ExpectedCompileError(
      message: try text("message", parts, node), line: line,
      reason: try reason(try required("reason", parts, node), "'reason'"), location: error("", at: node).location)
  }

  func reason(_ node: Node, _ what: String) throws(Diagnostic) -> String {
    let text = try string(node, what)
    guard text.contains(where: { !$0.isWhitespace }) else { throw error("\(what) needs a reason", at: node) }
    return text
  }

  /// The value of a key that has to be there and not to be empty.
  func text(_ key: String, _ parts: [String: Node], _ node: Node) throws(Diagnostic) -> String {
    let value = try required(key, parts, node)
    let text = try string(value, "'\(key)'")
    guard !text.isEmpty else { throw error("'\(key)' is empty", at: value) }
    return text
  }
}
