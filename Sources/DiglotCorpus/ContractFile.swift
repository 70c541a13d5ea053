internal import DiglotEquivalence
package import DiglotModel
package import DiglotPackages
internal import Yams

/// The contracts of a corpus folder, from its `diglot.yaml`. A folder without the file has exact contracts.
package struct ContractFile: Sendable {
  private var contracts: [String: Contract] = [:]
  /// The Python packages that are declared for the whole document.
  package private(set) var packages: [Requirement] = []

  /// - Throws: `[contract-invalid]` or `[package-invalid]` with the place in the file.
  package init(path: String, ids: [String]) throws(Diagnostic) {
    guard let text = try CorpusFolder.text(path) else { return }
    let reader = YAMLReader(path: path, finding: "contract-invalid", text: text)
    guard let root = try reader.compose() else { return }
    for (key, value) in try reader.mapping(root, "the file", keys: ["pairs", "python"]) {
      guard key.text == "pairs" else {
        packages = try reader.packages(value)
        continue
      }
      for (id, node) in try reader.mapping(value, "'pairs'", keys: nil) {
        guard ids.contains(id.text) else {
          throw reader.error("no snippet has the id '\(id.text)'", at: id.node, help: Nearest.to(id.text, in: ids))
        }
        contracts[id.text] = try reader.contract(node)
      }
    }
  }

  /// Exact where the file says nothing.
  package subscript(id: String) -> Contract { contracts[id] ?? .exact }
}

// The parts of a contract.
extension YAMLReader {
  func contract(_ node: Node) throws(Diagnostic) -> Contract {
    var contract = Contract()
    for (key, value) in try mapping(node, "a pair", keys: ["relaxations", "compileError", "skip", "errors"]) {
      switch key.text {
      case "skip": contract.skip = try reason(value, "'skip'")
      case "errors":
        for (name, swift) in try mapping(value, "'errors'", keys: nil) {
          contract.errors[name.text] = try string(swift, "the name of an error")
        }
      case "compileError": contract.compileError = try compileError(value)
      default:
        guard let items = value.sequence else { throw error("'relaxations' is a list", at: value) }
        for item in items { contract.relaxations.append(try relaxation(item)) }
      }
    }
    return contract
  }

  private func compileError(_ node: Node) throws(Diagnostic) -> ExpectedCompileError {
    let parts = try dictionary(node, "'compileError'", keys: ["message", "line", "reason"])
    var line: Int?
    if let value = parts["line"] {
      guard let number = value.int, number >= 1 else { throw error("'line' is a line of the port, from 1", at: value) }
      line = number
    }
    return ExpectedCompileError(
      message: try string(try required("message", parts, node), "'message'"), line: line,
      reason: try reason(try required("reason", parts, node), "'reason'"), location: error("", at: node).location)
  }

  private func relaxation(_ node: Node) throws(Diagnostic) -> Relaxation {
    let parts = try dictionary(
      node, "a relaxation", keys: ["kind", "lines", "python", "swift", "tolerance", "name", "reason"])
    let kindNode = try required("kind", parts, node)
    let kind: Relaxation.Kind
    switch kindNode.string ?? "" {
    case "pattern":
      kind = .pattern(
        lines: try lines(parts, node), python: try pattern("python", parts, node),
        swift: try pattern("swift", parts, node))
    case "unordered": kind = .unordered(lines: try lines(parts, node))
    case "time":
      let value = try required("tolerance", parts, node)
      guard let seconds = value.float, seconds > 0, seconds < 1e6 else {
        throw error("'tolerance' is a number of seconds above 0", at: value)
      }
      kind = .time(lines: try lines(parts, node), tolerance: Int(seconds * 1e9))
    case "value": kind = .value(name: try string(try required("name", parts, node), "'name'"))
    default: throw error("a relaxation's kind is 'pattern', 'unordered', 'time' or 'value'", at: kindNode)
    }
    return Relaxation(
      kind, reason: try reason(try required("reason", parts, node), "'reason'"), location: error("", at: node).location)
  }

  private func reason(_ node: Node, _ what: String) throws(Diagnostic) -> String {
    let text = try string(node, what)
    guard !text.isEmpty else { throw error("\(what) needs a reason", at: node) }
    return text
  }

  /// A regular expression of the kind that `LinePattern` matches without backtracking.
  private func pattern(_ key: String, _ parts: [String: Node], _ node: Node) throws(Diagnostic) -> String {
    let value = try required(key, parts, node)
    let text = try string(value, "'\(key)'")
    if let problem = LinePattern(text).problem {
      throw error("'\(text)' is no regular expression that can be used: \(problem)", at: value)
    }
    return text
  }

  /// `3` or `3-5`.
  private func lines(_ parts: [String: Node], _ node: Node) throws(Diagnostic) -> LineRange {
    let value = try required("lines", parts, node)
    let bounds = try string(value, "'lines'").split(separator: "-").map { Int($0) }
    guard (1...2).contains(bounds.count), let start = bounds[0], let end = bounds[bounds.count - 1], start >= 1,
      end >= start
    else { throw error("'lines' is a line of the output, from 1, or a range such as '1-3'", at: value) }
    return LineRange(start: start, end: end)
  }
}
