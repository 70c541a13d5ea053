/// One after the other what should be side by side, and side by side what should be one after the other.
struct ConcurrencyRule: MutationRule {
  let name = "concurrency"
  let about = "what runs side by side runs one after the other, or the other way round"

  func mutants(of tree: SyntaxTree) -> [Mutant] {
    let serial = tree.language == .swift ? serialInSwift(tree) : serialInPython(tree)
    return serial + tree.neighbours.compactMap { concurrent(tree, $0, $1) }
  }

  // MARK: One after the other

  private func serialInSwift(_ tree: SyntaxTree) -> [Mutant] {
    let bindings = tree.nodes { $0.form == .asyncBinding }.compactMap { binding -> Mutant? in
      guard let value = binding.focus else { return nil }
      let word = binding.range.lowerBound..<(binding.range.lowerBound + "async".utf8.count)
      let edits = [Edit(word, ""), Edit(value.lowerBound..<value.lowerBound, "try await ")]
      return mutant(tree, edits, at: binding.range)
    }
    return bindings + tree.nodes { $0.form == .binding }.compactMap { waited(tree, $0) }
      + tree.nodes { $0.form == .expression }.compactMap { outsideOfGroup(tree, $0) }
  }

  /// A task is waited for as soon as it is made.
  private func waited(_ tree: SyntaxTree, _ binding: SyntaxNode) -> Mutant? {
    guard let value = binding.focus, let call = binding.children.first(where: { $0.range == value }),
      call.kind == .call,
      call.name == "Task", !binding.name.isEmpty
    else { return nil }
    let end = binding.range.upperBound
    return mutant(tree, end..<end, "; _ = await \(binding.name).result", at: binding.range)
  }

  /// A child task of a group has nothing left to do: its work is done before.
  private func outsideOfGroup(_ tree: SyntaxTree, _ statement: SyntaxNode) -> Mutant? {
    guard let call = statement.children.first, call.kind == .call, call.name == "addTask",
      let body = call.children.last(where: { $0.kind == .closure })?.children.last?.children.first, body.form == .value
    else { return nil }
    let end = statement.range.lowerBound
    return mutant(
      tree, [Edit(end..<end, "let ready_ = \(tree.text(body.range)); "), Edit(body.range, "ready_")],
      at: statement.range)
  }

  private func serialInPython(_ tree: SyntaxTree) -> [Mutant] {
    let gathered = tree.nodes { $0.kind == .await }.compactMap { node -> Mutant? in
      guard let call = node.children.first, call.kind == .call, call.name == "gather" else { return nil }
      let arguments = call.children.filter { $0.kind == .argument && ($0.name.isEmpty || $0.name == "*") }
      guard let first = arguments.first else { return nil }
      let starred = first.name == "*" ? first.focus : nil
      guard arguments.count == 1 || arguments.allSatisfy({ $0.name.isEmpty }) else { return nil }
      let text =
        starred.map { "[await each_ for each_ in \(tree.text($0))]" }
        ?? "[\(arguments.map { "await " + tree.text($0.range) }.joined(separator: ", "))]"
      return mutant(tree, node.range, keepingLines(text, of: tree.text(node.range)), at: node.range)
    }
    let tasks = tree.nodes { $0.form == .binding }.compactMap { binding -> Mutant? in
      guard let call = binding.children.first(where: { $0.range == binding.focus }), call.kind == .call,
        call.name == "create_task" || call.name == "ensure_future"
      else { return nil }
      let end = binding.range.upperBound
      return mutant(tree, end..<end, "; await __import__(\"asyncio\").wait([\(binding.name)])", at: binding.range)
    }
    return gathered + tasks
  }

  private func keepingLines(_ text: String, of old: String) -> String {
    let missing = old.count { $0 == "\n" } - text.count { $0 == "\n" }
    return text.dropLast() + String(repeating: "\n", count: max(missing, 0)) + text.suffix(1)
  }

  // MARK: Side by side

  /// Two statements that wait, the second of which does not need the first.
  private func concurrent(_ tree: SyntaxTree, _ first: SyntaxNode, _ second: SyntaxNode) -> Mutant? {
    guard let left = waiting(first), let right = waiting(second),
      !isNamed(first) || !second.contains(where: { $0.kind == .reference && $0.name == first.name })
    else { return nil }
    return tree.language == .swift
      ? concurrentInSwift(tree, first, left, second, right)
      : concurrentInPython(tree, first, left, second, right)
  }

  private func isNamed(_ statement: SyntaxNode) -> Bool { statement.form == .binding && !statement.name.isEmpty }

  /// `try await X` or `await X`, as a statement or as the value of a binding.
  private func waiting(_ statement: SyntaxNode) -> SyntaxNode? {
    if AwaitRule.isWaiting(statement) { return statement.children.first }
    guard isNamed(statement), let value = statement.children.first(where: { $0.range == statement.focus }) else {
      return nil
    }
    return value.kind == .await || value.kind == .attempt && value.children.first?.kind == .await ? value : nil
  }

  private func concurrentInSwift(
    _ tree: SyntaxTree, _ first: SyntaxNode, _ left: SyntaxNode, _ second: SyntaxNode, _ right: SyntaxNode
  ) -> Mutant {
    let start = first.range.lowerBound
    let tasks = "let left_ = Task { \(tree.text(left.range)) }; let right_ = Task { \(tree.text(right.range)) }; "
    func wait(_ node: SyntaxNode, _ name: String) -> Edit {
      Edit(node.range, "\(node.kind == .attempt ? "try await" : "await") \(name).value")
    }
    return mutant(
      tree, [Edit(start..<start, tasks), wait(left, "left_"), wait(right, "right_")], at: first.range)
  }

  private func concurrentInPython(
    _ tree: SyntaxTree, _ first: SyntaxNode, _ left: SyntaxNode, _ second: SyntaxNode, _ right: SyntaxNode
  ) -> Mutant? {
    guard isNamed(first) == isNamed(second) else { return nil }
    let (one, two) = (AwaitRule.awaited(left), AwaitRule.awaited(right))
    let names = isNamed(first) ? "\(first.name), \(second.name) = " : ""
    let text = "\(names)await __import__(\"asyncio\").gather(\(tree.text(one)), \(tree.text(two)))"
    let nothing = "pass" + String(repeating: "\n", count: tree.text(second.range).count { $0 == "\n" })
    return mutant(
      tree, [Edit(first.range, keepingLines(text, of: tree.text(first.range))), Edit(second.range, nothing)],
      at: first.range)
  }
}
