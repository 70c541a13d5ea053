internal import DiglotModel
internal import Yams

// What `diglot.yaml` says of namespaces. `Sources/Diglot.docc/Schemas/diglot.schema.json` says the same for editors: change both.
extension YAMLReader {
  /// `independent`, `session`, or a name that snippets share.
  func group(_ node: Node) throws(Diagnostic) -> Group.Kind {
    let text = try string(node, "'group'")
    switch text {
    case "independent": return .independent
    case "session": return .session
    default:
      guard !text.isEmpty, text.utf8.allSatisfy({ Self.isNamePart($0) }) else {
        throw error("'group' is 'independent', 'session', or a name of letters, digits and hyphens", at: node)
      }
      return .named(text)
    }
  }

  /// The group of a pair; nil where its contract names none.
  func groupOfPair(_ node: Node) throws(Diagnostic) -> Group.Kind? {
    guard let value = node.mapping?["group"] else { return nil }
    return try group(value)
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }
}
