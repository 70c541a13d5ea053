internal import DiglotModel

/// Reads the syntax tree of CPython's parser as `PythonSyntax` of DiglotDocuments writes it: an object for each node with its
/// `_kind`, its `start` and `end` in UTF-8 bytes, and its fields.
package struct PythonReader {
  private let source: [UInt8]

  /// - Returns: nil for what is no such tree.
  package static func tree(_ source: [UInt8], json: [UInt8]) -> SyntaxTree? {
    guard let module = JSONValue(parsing: json), module["_kind"]?.text == "Module" else { return nil }
    let reader = PythonReader(source: source)
    let root = SyntaxNode(.other, source.indices, reader.block(module["body"]))
    return SyntaxTree(.python, source: source, root: root)
  }

  private func range(_ json: JSONValue) -> Range<Int>? {
    guard let start = json["start"]?.integer, let end = json["end"]?.integer, start >= 0, end >= start,
      end <= source.count
    else { return nil }
    return start..<end
  }

  private func block(_ json: JSONValue?) -> [SyntaxNode] {
    let statements = (json?.items ?? []).compactMap(statement)
    guard let first = statements.first, let last = statements.last else { return [] }
    return [SyntaxNode(.block, first.range.lowerBound..<last.range.upperBound, statements)]
  }

  private static let passedOver: Set<String> = ["annotation", "returns", "type_comment", "type_params", "ctx"]

  private func children(_ json: JSONValue) -> [SyntaxNode] {
    json.members.flatMap { member -> [SyntaxNode] in
      if Self.passedOver.contains(member.name) { return [] }
      switch (member.name, member.value) {
      case ("body", .array), ("orelse", .array), ("finalbody", .array): return block(member.value)
      case (_, .array(let items)): return items.flatMap(nodes)
      case (_, .object): return nodes(member.value)
      default: return []
      }
    }
  }

  private func nodes(_ json: JSONValue) -> [SyntaxNode] {
    guard let kind = json["_kind"]?.text else { return [] }
    guard let range = range(json) else { return kind == "comprehension" ? comprehension(json) : children(json) }
    switch kind {
    case "Constant": return constant(json, range)
    case "JoinedStr": return [SyntaxNode(.string, range, children(json))]
    case "Name": return [SyntaxNode(.reference, name: json["id"]?.text ?? "", range)]
    case "Attribute": return [SyntaxNode(.reference, name: json["attr"]?.text ?? "", range, children(json))]
    case "Await": return [SyntaxNode(.await, range, children(json))]
    case "BinOp": return [operation(json, range, between: json["left"], json["right"])]
    case "Compare" where json["comparators"]?.items.count == 1:
      return [operation(json, range, between: json["left"], json["comparators"]?.items.first)]
    case "BoolOp":
      let values = json["values"]?.items ?? []
      return [operation(json, range, between: values.first, values.dropFirst().first)]
    case "IfExp": return condition(json["test"]) + [json["body"], json["orelse"]].flatMap { nodes($0 ?? .null) }
    case "Call": return [call(json, range)]
    case "ExceptHandler": return [handler(json, range)]
    case "FunctionDef", "AsyncFunctionDef": return [SyntaxNode(.function, range, children(json))]
    default: return children(json)
    }
  }

  private func constant(_ json: JSONValue, _ range: Range<Int>) -> [SyntaxNode] {
    switch json["value"]?.text {
    case "int": [SyntaxNode(.integer, range)]
    case "float": [SyntaxNode(.float, range)]
    case "bool": [SyntaxNode(.boolean, range)]
    case "str": [SyntaxNode(.string, range)]
    default: []
    }
  }

  private func condition(_ json: JSONValue?) -> [SyntaxNode] {
    guard let json, let range = range(json) else { return [] }
    return [SyntaxNode(.condition, range, nodes(json))]
  }

  private func comprehension(_ json: JSONValue) -> [SyntaxNode] {
    [json["target"], json["iter"]].flatMap { nodes($0 ?? .null) } + (json["ifs"]?.items ?? []).flatMap(condition)
  }

  /// The operator stands between its operands, where nothing else is but blanks, parentheses and comments.
  private func operation(_ json: JSONValue, _ range: Range<Int>, between left: JSONValue?, _ right: JSONValue?)
    -> SyntaxNode
  {
    let name = json["op"]?.text ?? json["ops"]?.items.first?.text ?? ""
    var focus: Range<Int>?
    if let left = left.flatMap({ self.range($0) }), let right = right.flatMap({ self.range($0) }),
      left.upperBound <= right.lowerBound, !name.isEmpty
    {
      focus = source[left.upperBound..<right.lowerBound].firstRange(of: Array(name.utf8))
    }
    return SyntaxNode(.operation, name: name, range, focus: focus, children(json))
  }

  private func call(_ json: JSONValue, _ range: Range<Int>) -> SyntaxNode {
    let callee = json["func"] ?? .null
    let name = callee["attr"]?.text ?? callee["id"]?.text ?? ""
    var arguments: [SyntaxNode] = []
    for (index, json) in (json["args"]?.items ?? []).enumerated() {
      let isStarred = json["_kind"]?.text == "Starred"
      guard var node = argument(json, isStarred ? "*" : "") else { continue }
      if isStarred { node.focus = json["value"].flatMap { self.range($0) } }
      let isDelay = name == "sleep" || name == "timeout" || name == "wait_for" && index == 1
      arguments.append(isDelay ? asDelay(node) : node)
    }
    for word in json["keywords"]?.items ?? [] {
      guard let node = argument(word["value"] ?? .null, word["arg"]?.text ?? "**") else { continue }
      arguments.append(["timeout", "delay"].contains(node.name) ? asDelay(node) : node)
    }
    return SyntaxNode(.call, name: name, range, focus: self.range(callee), nodes(callee) + arguments)
  }

  private func argument(_ json: JSONValue, _ name: String) -> SyntaxNode? {
    range(json).map { SyntaxNode(.argument, name: name, $0, nodes(json)) }
  }

  private func asDelay(_ node: SyntaxNode) -> SyntaxNode {
    var node = node
    node.isDelay = true
    node.children = node.children.map(asDelay)
    return node
  }

  private func handler(_ json: JSONValue, _ range: Range<Int>) -> SyntaxNode {
    let caught = json["type"].flatMap { self.range($0) } ?? range.lowerBound..<range.lowerBound
    return SyntaxNode(.handler, range, focus: caught, nodes(json["type"] ?? .null) + block(json["body"]))
  }

  private func statement(_ json: JSONValue) -> SyntaxNode? {
    guard let kind = json["_kind"]?.text, let range = range(json) else { return nil }
    switch kind {
    case "Expr":
      let isDocstring = json["value"]?["_kind"]?.text == "Constant"
      return SyntaxNode(.statement(isDocstring ? .declaration : .expression), range, isDocstring ? [] : children(json))
    case "Assign", "AnnAssign":
      let target = json["targets"]?.items.first ?? json["target"]
      guard json["targets"]?.items.count ?? 1 == 1, let name = target?["id"]?.text,
        let value = json["value"].flatMap({ self.range($0) })
      else { return SyntaxNode(.statement(.assignment), range, children(json)) }
      return SyntaxNode(.statement(.binding), name: name, range, focus: value, children(json))
    case "AugAssign":
      let change = operation(json, range, between: json["target"], json["value"])
      return SyntaxNode(.statement(.assignment), range, [change])
    case "Raise": return SyntaxNode(.statement(.raising), range, children(json))
    case "Return", "Break", "Continue", "Pass": return SyntaxNode(.statement(.leaving), range, children(json))
    case "If", "While":
      let inner = condition(json["test"]) + block(json["body"]) + block(json["orelse"])
      return SyntaxNode(.statement(.compound), name: kind.lowercased(), range, inner)
    case "For", "AsyncFor", "With", "AsyncWith", "Try", "TryStar", "Match":
      return SyntaxNode(.statement(.compound), name: kind.lowercased(), range, children(json))
    case "FunctionDef", "AsyncFunctionDef": return SyntaxNode(.statement(.declaration), range, nodes(json))
    case "ClassDef": return SyntaxNode(.statement(.declaration), range, children(json))
    case "Delete", "Assert": return SyntaxNode(.statement(.expression), range, children(json))
    default: return SyntaxNode(.statement(.declaration), range)
    }
  }
}
