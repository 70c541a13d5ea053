internal import DiglotModel
internal import Yams

extension YAMLReader {
  /// How many bytes the texts of one JSON body may have, each value counting for one more: 16 MiB.
  ///
  /// Aliases make a small file stand for a large value.
  static let jsonLimit = 16 << 20

  /// The JSON of any YAML value: keys in the order in which they are written, scalars by the core schema.
  func json(_ node: Node) throws(Diagnostic) -> JSONValue {
    var size = 0
    return try json(node, depth: 0, &size)
  }

  private func json(_ node: Node, depth: Int, _ size: inout Int) throws(Diagnostic) -> JSONValue {
    size += 1 + (node.scalar?.string.utf8.count ?? 0)
    guard size <= Self.jsonLimit else { throw error("a JSON value of more than 16 MiB", at: node) }
    guard depth < JSONValue.depthLimit else {
      throw error("nested more than \(JSONValue.depthLimit) levels deep", at: node)
    }
    switch node {
    case .scalar(let scalar): return try json(scalar, node)
    case .sequence(let items):
      var values: [JSONValue] = []
      for item in items { values.append(try json(item, depth: depth + 1, &size)) }
      return .array(values)
    case .mapping(let pairs):
      var members: [JSONValue.Member] = []
      for (key, value) in pairs {
        guard let name = key.scalar?.string else { throw error("a key of JSON is a text", at: key) }
        size += name.utf8.count
        members.append(JSONValue.Member(name: name, value: try json(value, depth: depth + 1, &size)))
      }
      return .object(members)
    case .alias: throw error("an alias without its anchor", at: node)
    }
  }

  private func json(_ scalar: Node.Scalar, _ node: Node) throws(Diagnostic) -> JSONValue {
    switch CoreScalar(scalar) {
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .int(let digits): return .number(digits)
    case .float(let value):
      guard value.isFinite else { throw error("JSON has no '\(scalar.string)'", at: node) }
      return .number("\(value)")
    case .string(let text): return .string(text)
    }
  }
}
