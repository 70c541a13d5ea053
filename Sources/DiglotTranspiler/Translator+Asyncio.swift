import DiglotSyntax

/// The functions of `asyncio`.
extension Translator {
  func asyncioCall(
    _ name: String, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    usesPythonic = true
    try Arity.checkAsyncNames(name, keywords)
    func keyword(_ name: String) -> Expression? { keywords.first { $0.name == name }?.value }
    switch (name, arguments.count) {
    case ("sleep", 1...2): return try sleep(arguments[0], keyword("result") ?? arguments.dropFirst().first)
    case ("current_task", 0): return Value(.library("Asyncio.CurrentTask"), "Asyncio.CurrentTask()")
    case ("Barrier", 1):
      return Value(.library("Asyncio.Barrier"), Code.call("Asyncio.Barrier", try codes(arguments)))
    case ("run", 1):
      let main = try value(arguments[0])
      guard Names.spellings.observesTasks, main.deferral != nil else { return try awaited(main, range) }
      let run = main.deferral?.closure("Asyncio.run") ?? main.code
      return Value(main.type.awaited ?? .unknown, try awaiting(run, range))
    case ("create_task", 1), ("ensure_future", 1):
      return try task(try value(arguments[0]), name: try taskName(keywords), range)
    case ("gather", _): return try gather(arguments, keyword("return_exceptions"), range)
    case ("wait_for", 1...2):
      guard let limit = keyword("timeout") ?? arguments.dropFirst().first else { break }
      let task = try self.task(try value(arguments[0]), range)
      let type = task.type.awaited ?? .unknown
      if isNone(limit) { return deferred(Deferral(Code.property(task.code, "value")), type) }
      return deferred(
        Deferral(Code("Asyncio.waitFor(\(plain(task).text), timeout: \(try duration(limit, orNone: true)))")), type)
    case ("wait", 1): return try wait(arguments[0], keyword("return_when"), keyword("timeout"), range)
    case ("as_completed", 1):
      let (tasks, type) = try tasks(arguments, range)
      return Value(.async(.generator, .async(.task, type)), Code("Asyncio.asCompleted(\(tasks.text))"))
    case ("shield", 1):
      let task = try self.task(try value(arguments[0]), range)
      return deferred(Deferral(Code("Asyncio.shield(\(plain(task).text))")), task.type.awaited ?? .unknown)
    case ("to_thread", 1...):
      let (type, work) = try work(arguments[0], Array(arguments.dropFirst()), keywords, range)
      return deferred(Deferral(Code("Asyncio.toThread \(work.text)")), type)
    case ("get_event_loop", 0), ("get_running_loop", 0):
      return Value(.library("Asyncio.EventLoop"), "Asyncio.EventLoop()")
    case ("new_event_loop", 0): return Value(.library("Asyncio.EventLoop"), "Asyncio.EventLoop(isRunning: false)")
    case ("Lock", 0), ("Event", 0), ("Condition", 0):
      return Value(.library("Asyncio.\(name)"), "Asyncio.\(name)()")
    case ("Condition", 1):
      return Value(.library("Asyncio.Condition"), Code.call("Asyncio.Condition", try codes(arguments)))
    case ("Semaphore", 0...1), ("BoundedSemaphore", 0...1):
      let permits = try codes(arguments.isEmpty ? [keyword("value")].compactMap { $0 } : arguments)
      return Value(.library("Asyncio.Semaphore"), Code.call("Asyncio.Semaphore", permits))
    case ("Future", 0): return Value(.async(.promise, .unknown), "Asyncio.Future()")
    case ("Queue", 0...1), ("PriorityQueue", 0...1), ("LifoQueue", 0...1):
      let most = try (keyword("maxsize") ?? arguments.first).map { (most) throws(Refusal) in
        "maxsize: \(try value(most).code.text)"
      }
      let kind = ["PriorityQueue": ".priority", "LifoQueue": ".lifo"][name] ?? ""
      return Value(.async(.queue, .unknown), Code("Asyncio.Queue\(kind)(\(most ?? ""))"))
    default: break
    }
    throw Refusal("'asyncio.\(name)' is not translated yet", range, id: "unknown-function")
  }

  func taskName(_ keywords: [Keyword]) throws(Refusal) -> Code? {
    try keywords.first { $0.name == "name" }.map { (keyword) throws(Refusal) in try value(keyword.value).code }
  }

  private func codes(_ expressions: [Expression]) throws(Refusal) -> [Code] {
    try expressions.map { (expression) throws(Refusal) in try value(expression).code }
  }

  private func sleep(_ delay: Expression, _ result: Expression?) throws(Refusal) -> Value {
    let shown = try duration(delay)
    if let result, case let given = try value(result), given.type != .none {
      let codes = [Code(shown), Code("result: \(given.code.text)")]
      return deferred(Code("Asyncio.sleep"), codes, [delay, result], given.type)
    }
    // `Task.sleep` of no time is a timer all the same, and asyncio's a turn for the others. And it does not throw where its time has
    // come, though the task has been cancelled since.
    let isPositive = if case .constant = delay.kind { delay.literalInt.map { $0 > 0 } ?? true } else { false }
    if mayCancel || !isPositive || shown == ".seconds(0.0)" {
      return deferred(Deferral(Code("Asyncio.sleep(\(shown))")), .none)
    }
    return deferred(Deferral(Code("Task.sleep(for: \(shown))")), .none)
  }

  /// A number of seconds as a `Duration`.
  func duration(_ seconds: Expression, orNone: Bool = false) throws(Refusal) -> String {
    if isNone(seconds) { return "nil" }
    var value = try self.value(seconds)
    if !orNone { value = present(value) }
    switch value.type {
    case .int, .float: return ".seconds(\(value.code.text))"
    case .bool, .big, .number: return ".seconds(\(convert(value, to: .float).text))"
    case .unknown: return Code.unknown
    case .optional(let inner) where inner.isNumber:
      return
        "\(value.code.base).map { Duration.seconds(\(convert(Value(inner, "$0"), to: inner == .int ? .int : .float).text)) }"
    default: throw Refusal("a delay that is \(value.type.python)", seconds.range)
    }
  }

  /// Swift's own task.
  private func plain(_ task: Value) -> Code {
    Names.spellings.observesTasks ? Code.property(task.code, "task") : task.code
  }

  // Several at once

  /// `asyncio.gather(…)`
  private func gather(_ arguments: [Expression], _ returnsErrors: Expression?, _ range: SyntaxRange) throws(Refusal)
    -> Value
  {
    if let flag = returnsErrors {
      guard case .constant(.bool(let isSet)) = flag.kind else {
        throw Refusal("'return_exceptions' of this", flag.range)
      }
      if isSet {
        let (tasks, type) = try tasks(arguments, range)
        let call = Code("Asyncio.gatherResults(\(tasks.text))")
        return deferred(Deferral(call), .list(.async(.outcome, type)))
      }
    }
    if !arguments.contains(where: isStarred), arguments.count > 1 {
      let tasks = try arguments.map { (one) throws(Refusal) in try task(try value(one), one.range) }
      let types = tasks.map { $0.type.awaited ?? .unknown }
      if Set(types).count > 1, types.allSatisfy({ $0 != .unknown }) {
        let call = Code("Asyncio.gather(\(tasks.map { plain($0).text }.joined(separator: ", ")))")
        var value = deferred(Deferral(call), .tuple(types.map { $0 == .none ? .library("Void") : $0 }))
        value.parts = call
        return value
      }
    }
    let (tasks, type) = try tasks(arguments, range)
    return deferred(Deferral(Code("Asyncio.gather(\(tasks.text))")), .list(type))
  }

  /// Tasks that are given one by one, or as a list: their list, and the type of what they give.
  private func tasks(_ arguments: [Expression], _ range: SyntaxRange) throws(Refusal) -> (Code, Type) {
    if arguments.count == 1 {
      var inner = arguments[0]
      if case .starred(let list) = inner.kind { inner = list }
      switch inner.kind {
      case .list(let parts), .set(let parts), .tuple(let parts): return try tasks(parts, range)
      default: break
      }
      let whole = boxed(try sequence(inner))
      if case .async(let kind, let type) = whole.element, kind == .coroutine || kind == .task {
        return (whole.code, type)
      }
      if whole.element == .unknown { return (Code(Code.unknown), .unknown) }
      if isStarred(arguments[0]) { throw Refusal("'*' of \(whole.element.python) as tasks", range) }
    }
    var (codes, type): ([String], Type) = ([], .unknown)
    var giving = 0
    for argument in arguments {
      if isStarred(argument) { throw Refusal("tasks of which some are behind '*'", argument.range) }
      let one = try task(try value(argument), argument.range)
      guard let both = type.joined(with: one.type.awaited ?? .unknown), both == type || type == .unknown else {
        throw Refusal("tasks that give \(type.python) and \(one.type.awaited?.python ?? "")", range, id: "mixed-types")
      }
      type = both
      codes.append(one.code.text)
      if one.type.awaited?.isNothing == false { giving += 1 }
    }
    if giving > 0, giving < codes.count { throw Refusal("tasks of which some give nothing", range, id: "mixed-types") }
    return (Code("[\(codes.joined(separator: ", "))]"), type)
  }

  /// `asyncio.wait(…)`: those that are done, and the others.
  private func wait(
    _ list: Expression, _ until: Expression?, _ timeout: Expression?, _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    let (tasks, type) = try tasks([list], range)
    var call = "Asyncio.wait(for: \(tasks.text)"
    if let timeout, !isNone(timeout) { call += ", timeout: \(try duration(timeout))" }
    switch until.map({ libraryName($0) ?? "" }) {
    case nil, "asyncio.ALL_COMPLETED": break
    case "asyncio.FIRST_COMPLETED": call += ", returnWhen: .firstCompleted"
    case "asyncio.FIRST_EXCEPTION": call += ", returnWhen: .firstException"
    default: throw Refusal("'return_when' of this", until?.range ?? range)
    }
    let tasksType = Type.list(.async(.task, type))
    var value = deferred(Deferral(Code(call + ")")), .tuple([tasksType, tasksType]))
    value.parts = Code(call + ")")
    return value
  }

  // Threads

  /// A function and its arguments as a closure that a thread may run.
  ///
  /// - Parameter isThread: false for what the loop runs itself.
  func work(
    _ function: Expression, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange,
    isThread: Bool = true
  ) throws(Refusal) -> (Type, Code) {
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    var (captures, holders): ([String], [Expression]) = ([], [])
    for (index, argument) in arguments.enumerated() {
      if case .constant = argument.kind {
        holders.append(argument)
        continue
      }
      let given = try value(argument)
      let name = given.code.captured(in: &captures, at: index, of: arguments.count)
      scope.substitutions["\u{1}work\(index)"] = Value(given.type, Code(name), isFresh: false)
      holders.append(Expression(.name("\u{1}work\(index)"), argument.range))
    }
    if isThread { threads += 1 }
    defer { if isThread { threads -= 1 } }
    let result: Value
    if case .lambda(let parameters, let body) = function.kind, parameters.all.isEmpty, holders.isEmpty {
      result = try valueOfLambda(body)
    } else {
      result = try onlyCall(function, holders, keywords, range)
    }
    if result.deferral != nil { throw Refusal("an async function for a thread", range) }
    let head = captures.isEmpty ? "" : "[\(captures.joined(separator: ", "))] in "
    let text = result.code.text.replacing("try ", with: Code.later)
    return (result.type, Code("{ \(head)\(text) }"))
  }
}

extension Expression {
  /// Whether it names what cancels a task.
  var mayCancel: Bool {
    let names: Set<String> = ["cancel", "wait_for", "timeout", "timeout_at", "TaskGroup"]
    return switch kind {
    case .attribute(_, let name), .name(let name): names.contains(name)
    default: false
    }
  }
}
