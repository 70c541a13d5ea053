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
    let reader = ContractReader(path: path)
    guard let root = try reader.compose(text) else { return }
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

/// Reads the parts of a contract, each error with its place.
struct ContractReader {
  var path: String

  func error(_ message: String, at node: Node?, help nearest: String? = nil) -> Diagnostic {
    let mark = node?.mark
    return Diagnostic(
      "contract-invalid", message,
      at: SourceLocation(path: path, line: max(mark?.line ?? 1, 1), column: max(mark?.column ?? 1, 1)),
      help: nearest.map { "the nearest is '\($0)'" })
  }

  func compose(_ text: String) throws(Diagnostic) -> Node? {
    do { return try Yams.compose(yaml: text) } catch let error as YamlError {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        throw Diagnostic(
          "contract-invalid", problem,
          at: SourceLocation(path: path, line: max(mark.line, 1), column: max(mark.column, 1)))
      case .duplicatedKeysInMapping(let duplicates, let context):
        throw duplicate(duplicates.sorted().first ?? "", in: text, mapping: context.mark)
      default: throw self.error("\(error)", at: nil)
      }
    } catch { throw self.error("\(error)", at: nil) }
  }

  /// Yams tells where the mapping starts; the key that is there twice stands in the same column.
  private func duplicate(_ key: String, in text: String, mapping: Mark) -> Diagnostic {
    let column = max(mapping.column, 1)
    let start = String(repeating: " ", count: column - 1) + key + ":"
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let found = lines.indices.filter { $0 + 1 >= mapping.line && lines[$0].hasPrefix(start) }.dropFirst().first
    return Diagnostic(
      "contract-invalid", "'\(key)' is there twice",
      at: SourceLocation(path: path, line: found.map { $0 + 1 } ?? max(mapping.line, 1), column: column))
  }

  struct Key {
    var text: String
    var node: Node
  }

  func mapping(_ node: Node, _ what: String, keys: [String]?) throws(Diagnostic) -> [(Key, Node)] {
    if node.scalar?.string.isEmpty == true || node.null != nil { return [] }
    guard let mapping = node.mapping else { throw error("\(what) is a mapping", at: node) }
    var result: [(Key, Node)] = []
    for (key, value) in mapping {
      guard let text = key.string else { throw error("a key is a word", at: key) }
      if let keys, !keys.contains(text) {
        throw error(
          "unknown key '\(text)'; \(what) has \(keys.map { "'\($0)'" }.joined(separator: ", "))", at: key,
          help: Nearest.to(text, in: keys))
      }
      result.append((Key(text: text, node: key), value))
    }
    return result
  }

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

  private func dictionary(_ node: Node, _ what: String, keys: [String]) throws(Diagnostic) -> [String: Node] {
    Dictionary(try mapping(node, what, keys: keys).map { ($0.0.text, $0.1) }, uniquingKeysWith: { first, _ in first })
  }

  private func required(_ key: String, _ parts: [String: Node], _ node: Node) throws(Diagnostic) -> Node {
    guard let value = parts[key] else { throw error("'\(key)' is missing", at: node) }
    return value
  }

  private func string(_ node: Node, _ what: String) throws(Diagnostic) -> String {
    guard let text = node.scalar?.string else { throw error("\(what) is a text", at: node) }
    return text
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
