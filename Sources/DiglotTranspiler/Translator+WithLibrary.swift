import DiglotSyntax

extension Translator {
  /// `with` of a call of the library's. Returns false for another one.
  func libraryWith(
    _ name: String, _ item: WithItem, _ arguments: [Expression], _ keywords: [Keyword], _ body: [Statement],
    _ inner: () throws(Refusal) -> Void
  ) throws(Refusal) -> Bool {
    let range = item.context.range
    switch name {
    case "asyncio.timeout":
      let delay = try arguments.first.map { (delay) throws(Refusal) in try duration(delay, orNone: true) } ?? "nil"
      usesPythonic = true
      guard let target = item.target else {
        try closing(try awaiting(Code("Asyncio.timeout(\(delay))"), range), nil, .none, body, inner)
        break
      }
      try store(target, Value(.library("Asyncio.Timeout"), Code("Asyncio.Timeout(\(delay))")), statement: nil)
      try closing(try awaiting(Code.property(try value(target).code, "run"), range), nil, .none, body, inner)
    case "asyncio.TaskGroup":
      usesPythonic = true
      let code = try awaiting(Code("Asyncio.withTaskGroup"), range)
      try closing(code, item.target, .library("Asyncio.TaskGroup"), body, inner)
    case "contextlib.suppress":
      let handler = Handler(
        type: Expression(.tuple(arguments), range), name: nil, body: [Statement(.pass, range)], range: range)
      try tryStatement(body, [handler], [], [], range)
    case "contextlib.nullcontext":
      if let target = item.target {
        let given = try arguments.first.map { (given) throws(Refusal) in try value(given) } ?? Value(.none, "nil")
        try store(target, given, statement: nil)
      }
      emit("do {")
      depth += 1
      try inner()
      depth -= 1
      emit("}")
    case "concurrent.futures.ThreadPoolExecutor", "concurrent.futures.ProcessPoolExecutor":
      let executor = Value(.library("ThreadPoolExecutor"), try executorCode(arguments, keywords))
      emit("do {")
      depth += 1
      let isUsed = item.target?.plainName.map { name in body.contains { uses($0, name) } } ?? false
      if let target = item.target, isUsed {
        try store(target, executor, statement: nil)
        if let name = target.plainName { emit("defer { \(scope.swiftName(name)).shutdown() }") }
      }
      try inner()
      depth -= 1
      emit("}")
    default: return false
    }
    return true
  }

  func executorCode(_ arguments: [Expression], _ keywords: [Keyword]) throws(Refusal) -> Code {
    usesPythonic = true
    guard let most = arguments.first ?? keywords.first(where: { $0.name == "max_workers" })?.value else {
      return Code("ThreadPoolExecutor()")
    }
    return Code("ThreadPoolExecutor(maxWorkers: \(try value(most).code.text))")
  }
}
