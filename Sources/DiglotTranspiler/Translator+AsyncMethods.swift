import DiglotSyntax

/// The methods of what `asyncio` and `concurrent.futures` make.
extension Translator {
  /// A method of a lock, an event, the loop, an executor or a task group.
  func asyncioMethod(
    _ object: Value, _ type: String, _ name: String, _ arguments: [Expression], _ keywords: [Keyword],
    _ range: SyntaxRange
  ) throws(Refusal) -> Value? {
    usesPythonic = true
    try Arity.checkAsyncNames(name, keywords)
    let base = object.code
    switch (type, name, arguments.count) {
    case ("Asyncio.Lock", "acquire", 0), ("Asyncio.Semaphore", "acquire", 0), ("Asyncio.Condition", "acquire", 0),
      ("Asyncio.Event", "wait", 0), ("Asyncio.Condition", "wait", 0):
      return deferred(Deferral(Code.method(base, name)), .none)
    case ("Asyncio.Lock", "release", 0), ("Asyncio.Semaphore", "release", 0), ("Asyncio.Condition", "release", 0),
      ("Asyncio.Event", "set", 0), ("Asyncio.Event", "clear", 0):
      noteEffect()
      return Value(.none, Code.method(base, name))
    case ("Asyncio.Lock", "locked", 0), ("Asyncio.Semaphore", "locked", 0), ("Asyncio.Condition", "locked", 0):
      return Value(.bool, Code.property(base, "isLocked"))
    case ("Asyncio.CurrentTask", "get_name", 0): return Value(.string, Code.property(base, "name"))
    case ("Asyncio.Timeout", "expired", 0): return Value(.bool, Code.property(base, "hasExpired"))
    case ("Asyncio.Barrier", "wait", 0): return deferred(Deferral(Code.method(base, name)), .int)
    case ("Asyncio.Barrier", "abort", 0), ("Asyncio.Barrier", "reset", 0):
      return deferred(Deferral(Code.method(base, name)), .none)
    case ("Asyncio.Event", "is_set", 0): return Value(.bool, Code.property(base, "isSet"))
    case ("Asyncio.Condition", "notify", 0...1):
      noteEffect()
      let count = try arguments.map { (count) throws(Refusal) in try value(count).code }
      return Value(.none, Code.method(base, "notify", count))
    case ("Asyncio.Condition", "notify_all", 0):
      noteEffect()
      return Value(.none, Code.method(base, "notifyAll"))
    case ("Asyncio.Condition", "wait_for", 1):
      let test = try closure(arguments[0], [])
      return deferred(Deferral(Code("\(base.base).wait(until: \(test.code.text))")), .none)
    case ("Asyncio.EventLoop", "create_future", 0): return Value(.async(.promise, .unknown), "Asyncio.Future()")
    case ("Asyncio.EventLoop", "call_later", 2...), ("Asyncio.EventLoop", "call_soon", 1...):
      let isLater = name == "call_later"
      let delay = isLater ? "(\(try duration(arguments[0])))" : ""
      let function = arguments[isLater ? 1 : 0]
      let (result, work) = try work(function, Array(arguments.dropFirst(isLater ? 2 : 1)), [], range, isThread: false)
      let body = result == .none ? work.text : work.text.replacing("{ ", with: "{ _ = ", maxReplacements: 1)
      return Value(
        .library("Asyncio.Handle"), Code("\(base.base).\(isLater ? "callLater" : "callSoon")\(delay) \(body)"))
    case ("Asyncio.Handle", "cancel", 0): return Value(.none, Code.method(base, "cancel"))
    case ("Asyncio.EventLoop", "time", 0): return Value(.float, Code.method(base, "time"))
    case ("Asyncio.EventLoop", "close", 0): return Value(.none, Code.method(base, "close"))
    case ("Asyncio.EventLoop", "create_task", 1):
      return try task(try value(arguments[0]), name: try taskName(keywords), range)
    case ("Asyncio.EventLoop", "run_until_complete", 1): return try awaited(try value(arguments[0]), range)
    case ("Asyncio.EventLoop", "run_in_executor", 2...):
      let (type, work) = try work(arguments[1], Array(arguments.dropFirst(2)), [], range)
      let executor = isNone(arguments[0]) ? "" : "(\(try value(arguments[0]).code.text))"
      return deferred(Deferral(Code("\(base.base).runInExecutor\(executor) \(work.text)")), type)
    case ("ThreadPoolExecutor", "submit", 1...):
      let (type, work) = try work(arguments[0], Array(arguments.dropFirst()), keywords, range)
      return Value(.async(.future, type), Code("\(base.base).submit \(work.text)"))
    case ("ThreadPoolExecutor", "shutdown", _): return Value(.none, Code.method(base, "shutdown"))
    case ("Asyncio.TaskGroup", "create_task", 1):
      let coroutine = try value(arguments[0])
      guard case .async(.coroutine, let type) = coroutine.type else {
        if coroutine.type == .unknown { return Value(.async(.task, .unknown), Code.unknown) }
        throw Refusal("a task of \(coroutine.type.python)", range)
      }
      guard Names.spellings.observesTasks else {
        let code =
          coroutine.deferral?.closure("\(base.base).createTask") ?? Code.method(base, "createTask", [coroutine.code])
        return Value(.async(.task, type), code)
      }
      let name = try taskName(keywords).map { "(name: \($0.text))" } ?? ""
      let deferral = coroutine.deferral ?? Deferral(Code("\(coroutine.code.base)()"))
      return Value(.async(.task, type), deferral.closure("\(base.base).createJob\(name)"))
    default: return nil
    }
  }

  /// A method of a task, a queue or another thing that has values of a type.
  func asyncMethod(
    _ object: Value, _ kind: Type.Async, _ element: Type, _ base: Expression, _ name: String,
    _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    usesPythonic = true
    try Arity.checkAsyncNames(name, keywords)
    let code = object.code
    switch (kind, name, arguments.count) {
    case (.task, "cancel", 0...1), (.promise, "cancel", 0):
      noteEffect()
      return Value(.none, Code.method(code, "cancel"))
    case (.task, "done", 0), (.promise, "done", 0), (.future, "done", 0):
      return Value(.bool, Code.property(code, "isDone"))
    case (.task, "cancelled", 0), (.promise, "cancelled", 0): return Value(.bool, Code.property(code, "isCancelled"))
    case (.task, "result", 0) where !Names.spellings.observesTasks:
      return Value(element, try awaiting(Code.property(code, "value"), range))
    case (.task, "result", 0), (.promise, "result", 0), (.future, "result", 0):
      return Value(element, throwing(Code.method(code, "result")))
    case (.task, "exception", 0):
      return Value(.optional(.error("any Error")), throwing(Code.method(code, "exception")))
    case (.task, "get_name", 0): return Value(.string, Code.property(code, "name"))
    case (.task, "set_name", 1):
      return Value(.none, Code("\(code.base).name = \(try value(arguments[0]).code.text)"))
    case (.task, "add_done_callback", 1):
      let given = Value(.async(.task, element), Code("$0"), isFresh: false)
      let isLambda = if case .lambda = arguments[0].kind { true } else { false }
      var (result, body) =
        isLambda ? try closure(arguments[0], [given.type]) : try calling(arguments[0], with: [given], range)
      if result != .none { body.text = "{ _ =\(body.text.dropFirst())" }
      return Value(.none, Code("\(code.base).addDoneCallback \(body.text.replacing("try ", with: Code.later))"))
    case (.promise, "set_result", 1):
      noteEffect()
      let item = try value(arguments[0])
      try refine(base, .async(.promise, item.type), range)
      let given = item.type == .none ? "" : convert(item, to: element).text
      return Value(.none, throwing(Code("\(code.base).setResult(\(given))")))
    case (.promise, "set_exception", 1):
      return Value(.none, throwing(Code("\(code.base).setException(\(try errorValue(arguments[0]).text))")))
    case (.coroutine, "close", 0): return Value(.none, "nil")
    case (.queue, "put", 1), (.queue, "put_nowait", 1):
      noteEffect()
      let item = try value(arguments[0])
      try refine(base, .async(.queue, item.type), range)
      guard element.isOpen || element.joined(with: item.type) == element else {
        throw Refusal("\(item.type.python) in a queue of \(element.python)", range, id: "mixed-types")
      }
      let given = convert(item, to: element)
      if name == "put" { return deferred(Code.property(code, "put"), [given], [arguments[0]], .none) }
      return Value(.none, throwing(Code.method(code, "putNowait", [given])))
    case (.queue, "get", 0): return deferred(Deferral(Code.method(code, "get")), element)
    case (.queue, "get_nowait", 0): return Value(element, throwing(Code.method(code, "getNowait")))
    case (.queue, "task_done", 0):
      noteEffect()
      return Value(.none, Code.method(code, "taskDone"))
    case (.queue, "join", 0): return deferred(Deferral(Code.method(code, "join")), .none)
    case (.queue, "qsize", 0): return Value(.int, Code.property(code, "count"))
    case (.queue, "empty", 0): return Value(.bool, Code.property(code, "isEmpty"))
    case (.queue, "full", 0): return Value(.bool, Code.property(code, "isFull"))
    default: break
    }
    throw Refusal("'\(name)' of \(object.type.python) is not translated yet", range, id: "unknown-method")
  }
}
