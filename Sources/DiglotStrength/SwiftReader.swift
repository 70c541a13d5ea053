internal import DiglotModel

/// Reads the type-checked syntax tree that `swift-frontend -dump-ast -dump-ast-format json` prints.
///
/// The parsed tree (`-dump-parse`) does not say where expressions stand.
package struct SwiftReader {
  private let source: [UInt8]
  private let tokens: SwiftTokens

  /// - Returns: nil for what is no such tree.
  package static func tree(_ source: [UInt8], json: [UInt8]) -> SyntaxTree? {
    guard let file = JSONValue(parsing: json), file["_kind"]?.text == "source_file" else { return nil }
    let reader = SwiftReader(source)
    return SyntaxTree(.swift, source: source, root: reader.file(file))
  }

  private init(_ source: [UInt8]) {
    self.source = source
    tokens = SwiftTokens(source)
  }

  /// The statements of a script are one block, whatever declarations lie between them.
  private func file(_ file: JSONValue) -> SyntaxNode {
    var statements: [SyntaxNode] = []
    for item in file["items"]?.items ?? [] {
      if item["_kind"]?.text == "top_level_code_decl" {
        statements += self.statements(item["body"] ?? .null)
      } else if isExplicit(item), item["_kind"]?.text != "var_decl", let range = range(item) {
        statements.append(SyntaxNode(.statement(.declaration), range, nodes(item)))
      } else if item["_kind"]?.text == "var_decl" {
        statements += children(item).map { SyntaxNode(.statement(.declaration), $0.range, [$0]) }
      }
    }
    return SyntaxNode(.other, source.indices, [SyntaxNode(.block, source.indices, statements)])
  }

  private func isExplicit(_ json: JSONValue) -> Bool { json["implicit"]?.isTrue != true }

  private func range(_ json: JSONValue) -> Range<Int>? {
    guard let range = json["range"], let start = range["start"]?.integer, let last = range["end"]?.integer,
      start >= 0, last >= start, last < source.count
    else { return nil }
    return start..<tokens.end(at: last)
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

  /// Members that repeat what another one says, or that the compiler made.
  private static let passedOver: Set<String> = [
    "processed_init", "iterator_var", "next_call", "conformances", "params", "captures", "implicit_self_decl",
    "case_body_variables", "inherits", "name", "attrs", "pattern",
  ]

  private func children(_ json: JSONValue) -> [SyntaxNode] {
    json.members.flatMap { member -> [SyntaxNode] in
      if Self.passedOver.contains(member.name) { return [] }
      switch member.value {
      case .array(let items): return items.flatMap(nodes)
      case .object: return nodes(member.value)
      default: return []
      }
    }
  }

  /// What a node of the compiler is in our words: itself, or only what is below it.
  private func nodes(_ json: JSONValue) -> [SyntaxNode] {
    guard let kind = json["_kind"]?.text else { return children(json) }
    guard let range = range(json) else { return children(json) }
    let isExplicit = isExplicit(json)
    switch kind {
    case "integer_literal_expr" where isExplicit: return [SyntaxNode(.integer, range)]
    case "float_literal_expr" where isExplicit: return [SyntaxNode(.float, range)]
    case "boolean_literal_expr" where isExplicit: return [SyntaxNode(.boolean, range)]
    case "string_literal_expr" where isExplicit: return [SyntaxNode(.string, range)]
    case "interpolated_string_literal_expr": return [SyntaxNode(.string, range, interpolations(json))]
    case "declref_expr" where isExplicit:
      return [SyntaxNode(.reference, name: json["decl"]?["base_name"]?.text ?? "", range)]
    case "member_ref_expr" where isExplicit:
      return [SyntaxNode(.reference, name: json["decl"]?["base_name"]?.text ?? "", range, children(json))]
    case "binary_expr" where isExplicit: return [operation(json, range)]
    case "call_expr" where isExplicit: return [call(json, range)]
    case "await_expr" where isExplicit: return [SyntaxNode(.await, range, children(json))]
    case "try_expr" where isExplicit: return [SyntaxNode(.attempt, name: "try", range, children(json))]
    case "optional_try_expr": return [SyntaxNode(.attempt, name: "try?", range, children(json))]
    case "ternary_expr":
      return conditions([json["cond_expr"] ?? .null])
        + [json["then_expr"], json["else_expr"]].flatMap { nodes($0 ?? .null) }
    case "closure_expr" where isExplicit: return [SyntaxNode(.closure, range, nodes(json["body"] ?? .null))]
    case "pattern_binding_decl" where isExplicit: return [binding(json, range)]
    case "brace_stmt": return [SyntaxNode(.block, range, statements(json))]
    case "func_decl", "constructor_decl", "destructor_decl", "accessor_decl":
      guard isExplicit || kind == "func_decl" else { return [] }
      return [SyntaxNode(.function, range, defaults(json) + nodes(json["body"] ?? .null))]
    case "if_stmt", "guard_stmt", "while_stmt", "repeat_while_stmt", "for_each_stmt":
      return compound(json)
    case "case_stmt": return [handler(json, range)]
    default: return children(json)
    }
  }

  /// Default values of parameters.
  private func defaults(_ json: JSONValue) -> [SyntaxNode] {
    (json["params"]?["params"]?.items ?? []).flatMap { nodes($0["expression"] ?? .null) }
  }

  /// What is between `\(` and `)`: the text between interpolations belongs to the literal.
  private func interpolations(_ json: JSONValue) -> [SyntaxNode] {
    (json["appending_expr"]?["body"]?["elements"]?.items ?? []).filter(isExplicit).flatMap {
      nodes($0["args"] ?? .null)
    }
  }

  private func operation(_ json: JSONValue, _ range: Range<Int>) -> SyntaxNode {
    let place = json["fn"].flatMap { self.range($0) }
    let focus = place.map { $0.lowerBound..<tokens.end(at: $0.lowerBound) }
    return SyntaxNode(.operation, name: focus.map(text) ?? "", range, focus: focus, nodes(json["args"] ?? .null))
  }

  private func call(_ json: JSONValue, _ range: Range<Int>) -> SyntaxNode {
    let callee = json["fn"].flatMap { self.range($0) }
    let last = json["fn"]?["range"]?["end"]?.integer
    let name = last.map { text($0..<tokens.end(at: $0)) } ?? ""
    var node = SyntaxNode(.call, name: name, range, focus: callee, children(json))
    if json["type"]?.text == Self.duration || name == "sleep" { node.children = node.children.map(asDelay) }
    return node
  }

  /// `Duration`, as the compiler spells it.
  private static let duration = "$ss8DurationVD"

  private func asDelay(_ node: SyntaxNode) -> SyntaxNode {
    var node = node
    node.isDelay = true
    node.children = node.children.map(asDelay)
    return node
  }

  private func conditions(_ all: [JSONValue]) -> [SyntaxNode] {
    all.flatMap { json -> [SyntaxNode] in
      guard json["_kind"]?.text?.hasSuffix("_expr") == true, let range = range(json) else { return nodes(json) }
      return [SyntaxNode(.condition, range, nodes(json))]
    }
  }

  private func compound(_ json: JSONValue) -> [SyntaxNode] {
    json.members.flatMap { member -> [SyntaxNode] in
      switch (member.name, member.value) {
      case (_, _) where Self.passedOver.contains(member.name): []
      case ("conditions", .array(let items)): conditions(items)
      case ("cond", let value), ("where", let value): conditions([value])
      case (_, .array(let items)): items.flatMap(nodes)
      case (_, .object): nodes(member.value)
      default: []
      }
    }
  }

  private func handler(_ json: JSONValue, _ range: Range<Int>) -> SyntaxNode {
    let body = nodes(json["body"] ?? .null)
    let inner = (json["case_label_items"]?.items ?? []).flatMap(nodes) + body
    // A case of `switch` starts with another word, and is no handler.
    let word = range.lowerBound..<tokens.end(at: range.lowerBound)
    guard text(word) == "catch", let block = body.first else { return SyntaxNode(.other, range, inner) }
    return SyntaxNode(.handler, range, focus: word.upperBound..<block.range.lowerBound, inner)
  }
}

// Statements
extension SwiftReader {
  private func statements(_ block: JSONValue) -> [SyntaxNode] {
    var result: [SyntaxNode] = []
    for json in block["elements"]?.items ?? [] {
      if json["_kind"]?.text == "var_decl" {
        // Says of the binding before it that it is `async let`, and holds accessors of its own.
        markAsync(&result, json)
        if isExplicit(json), let last = result.indices.last { result[last].children += nodes(json) }
        continue
      }
      if let statement = statement(json) { result.append(statement) }
    }
    return result
  }

  private func markAsync(_ result: inout [SyntaxNode], _ json: JSONValue) {
    let attribute = (json["attrs"]?.items ?? []).first { $0["_kind"]?.text == "async_attr" }
    guard let start = attribute?["range"]?["start"]?.integer, let last = result.indices.last,
      result[last].form == .binding, start < result[last].range.lowerBound
    else { return }
    result[last].kind = .statement(.asyncBinding)
    result[last].range = start..<result[last].range.upperBound
  }

  private func statement(_ json: JSONValue) -> SyntaxNode? {
    guard let kind = json["_kind"]?.text, let range = range(json) else { return nil }
    if kind == "return_stmt", !isExplicit(json) {
      guard let result = json["result"], result["_kind"] != nil, range.count > 0,
        source[range.lowerBound] != UInt8(ascii: "}")
      else { return nil }
      return SyntaxNode(.statement(.value), self.range(result) ?? range, nodes(result))
    }
    guard isExplicit(json) else { return nil }
    switch kind {
    case "pattern_binding_decl": return binding(json, range)
    case "assign_expr": return SyntaxNode(.statement(.assignment), range, children(json))
    case "throw_stmt": return SyntaxNode(.statement(.raising), range, children(json))
    case "return_stmt", "break_stmt", "continue_stmt", "fallthrough_stmt", "fail_stmt":
      return SyntaxNode(.statement(.leaving), range, children(json))
    case "if_stmt", "guard_stmt", "while_stmt", "repeat_while_stmt", "for_each_stmt", "do_stmt", "do_catch_stmt",
      "switch_stmt", "defer_stmt":
      return SyntaxNode(.statement(.compound), name: String(kind.dropLast(5)), range, nodes(json))
    case let name where name.hasSuffix("_decl"):
      return SyntaxNode(.statement(.declaration), range, nodes(json))
    default: return SyntaxNode(.statement(.expression), range, nodes(json))
    }
  }

  /// The compiler keeps two: as it was before operators were put in order, and as it is then. The second is a call of its own for
  /// `async let`.
  private func initialValue(_ entry: JSONValue) -> JSONValue {
    let original = entry["original_init"] ?? .null
    return original["_kind"]?.text == "sequence_expr" ? entry["processed_init"] ?? .null : original
  }

  /// The place of an expression, which is that of what is below it where the compiler made the expression.
  private func placed(_ json: JSONValue) -> Range<Int>? {
    if let range = range(json) { return range }
    let below = nodes(json).map(\.range)
    guard let start = below.map(\.lowerBound).min(), let end = below.map(\.upperBound).max() else { return nil }
    return start..<end
  }

  private func binding(_ json: JSONValue, _ range: Range<Int>) -> SyntaxNode {
    let entries = json["pattern_entries"]?.items ?? []
    let values = entries.map(initialValue)
    let initial = values.count == 1 ? values[0] : nil
    let pattern = entries.first?["pattern"]
    let name = (pattern?["name"] ?? pattern?["sub_pattern"]?["name"])?["base_name"]?["name"]?.text
    return SyntaxNode(
      .statement(.binding), name: name ?? "", range, focus: initial.flatMap(placed), values.flatMap(nodes))
  }
}

extension JSONValue {
  subscript(_ name: String) -> JSONValue? { members.first { $0.name == name }?.value }
  var members: [Member] { if case .object(let members) = self { members } else { [] } }
  var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var integer: Int? { if case .number(let text) = self { Int(text) } else { nil } }
  var isTrue: Bool { self == .bool(true) }
}
