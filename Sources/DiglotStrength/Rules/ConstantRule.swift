/// Another number, another truth value, another text.
struct ConstantRule: MutationRule {
  let name = "constant"
  let about = "a number, a truth value or a text is another one"

  func mutants(of tree: SyntaxTree) -> [Mutant] {
    var found: [Mutant] = []
    tree.root.visit { node in
      guard !node.isDelay || node.kind == .string, let text = replacement(node, tree) else { return }
      found.append(mutant(tree, node.range, text, at: node.range))
    }
    return found
  }

  private func replacement(_ node: SyntaxNode, _ tree: SyntaxTree) -> String? {
    let text = tree.text(node.range)
    switch node.kind {
    case .integer:
      // As it is written: another base and digit groups would not be clearer.
      return Int(text).map { String($0 + 1) } ?? "(\(text) + 1)"
    case .float: return "(\(text) + 1)"
    case .boolean: return ["true": "false", "false": "true", "True": "False", "False": "True"][text]
    case .string: return longer(text)
    default: return nil
    }
  }

  /// A literal with one character more at its end. One of several lines ends on a line of its own in Swift.
  private func longer(_ text: String) -> String? {
    let hashes = text.reversed().prefix { $0 == "#" }.count
    let body = text.dropLast(hashes)
    let isLong = body.hasSuffix("\"\"\"") || body.hasSuffix("'''")
    let quotes = isLong && body.count >= 6 ? 3 : 1
    guard body.count >= 2 * quotes else { return nil }
    let content = body.dropLast(quotes)
    let tail = text.suffix(quotes + hashes)
    if quotes == 3, let line = content.lastIndex(of: "\n"),
      content[line...].dropFirst().allSatisfy({ $0 == " " || $0 == "\t" })
    {
      return String(content[..<line]) + "~" + String(content[line...]) + tail
    }
    return String(content) + "~" + tail
  }
}
