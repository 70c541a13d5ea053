import DiglotSyntax

extension Translator {
  /// What ends the program with an error: `Pythonic`'s function, by its whole name where the program has a `stop` of its own.
  static var stop: String { Names.spellings.isFree("stop") ? "stop" : "Pythonic.stop" }

  // Deleting, asserting, raising

  func delete(_ target: Expression) throws(Refusal) {
    if case .tuple(let parts) = target.kind { return try parts.forEachRefusing(delete) }
    guard case .item(let base, let index) = target.kind else {
      if target.plainName != nil { return }
      throw Refusal("'del' of this is not translated yet", target.range)
    }
    var container = try self.value(base)
    mutate(base)
    container.code = try changeable(base)
    if case .object(let info) = container.type,
      let result = try callMethod(info, container, "__delitem__", [index], [], target.range)
    {
      return emit(result.code.text)
    }
    switch container.type {
    case .list:
      if case .slice(let start, let stop, let step) = index.kind {
        emit(Code.method(container.code, "deleteSlice", try bounds(start, stop, step)).text)
        usesPythonic = true
      } else {
        let position = try self.value(index)
        if mustCheck {
          usesPythonic = true
          emit(
            fallible(Code.method(container.code, "delete", [Code("at: \(convert(operand(position), to: .int).text)")]))
              .text)
        } else {
          emit("\(container.code.base).remove(at: \(try nonNegative(position, container.code, index).text))")
        }
      }
    case .dict(let key, _), .mapping(_, let key, _), .counter(let key):
      emit(fallible(Code.method(container.code, "delete", [convert(try self.value(index), to: key)])).text)
    default: throw Refusal("'del' of an element of \(container.type.python)", target.range)
    }
  }

  func assertStatement(_ test: Expression, _ message: Expression?, _ range: SyntaxRange) throws(Refusal) {
    let text = try message.map { (message) throws(Refusal) in try self.string(try self.value(message)).text } ?? "\"\""
    let check = try condition(test)
    emit("guard \(check.text) else { throw AssertionError(\(text)) }")
    usesPythonic = true
    markThrowing()
  }

  func markThrowing() {
    guard let instance, !instance.isThrowing, catching == 0 else { return }
    instance.isThrowing = true
    changed = true
  }

  func raise(_ value: Expression?, _ range: SyntaxRange) throws(Refusal) {
    guard let value else {
      emit("throw \(rethrown)")
      return markThrowing()
    }
    if try endsIteration(value, range) { return }
    if let instance, instance.isGenerator, !instance.function.isAsync, catching == 0, !instance.isChecked {
      // The body of a generator does not throw, and nobody would catch it.
      usesPythonic = true
      return emit("\(Self.stop)(\(try errorValue(value).text))")
    }
    emit("throw \(try errorValue(value).text)")
    markThrowing()
  }

  func errorValue(_ value: Expression) throws(Refusal) -> Code {
    usesPythonic = true
    var (callee, arguments): (Expression, [Expression]) = (value, [])
    if case .call(let function, let given, _) = value.kind { (callee, arguments) = (function, given) }
    guard let name = errorName(callee) else { return try self.value(value).code }
    if name == "CancellationError" { return Code("CancellationError()") }
    if let info = callee.plainName.flatMap({ classes[$0] }), info.error != nil {
      return value.plainName == nil ? try self.value(value).code : Code("\(info.name)()")
    }
    let values = try arguments.map { (argument) throws(Refusal) in try self.value(argument).code }
    return Code.call(name, values)
  }

  /// What Swift calls a class of exceptions; nil for something else.
  func errorName(_ type: Expression) -> String? {
    if let name = type.plainName, scope.owner(of: name) == nil || classes[name] != nil {
      if let info = classes[name] { return info.error == nil ? nil : info.name }
      if imports[name] == nil { return Errors.names.contains(name) || name == "BaseException" ? name : nil }
    }
    return switch libraryName(type) {
    case "asyncio.CancelledError"?, "asyncio.exceptions.CancelledError"?, "concurrent.futures.CancelledError"?:
      "CancellationError"
    case "asyncio.TimeoutError"?, "concurrent.futures.TimeoutError"?: "TimeoutError"
    case "asyncio.BrokenBarrierError"?: "BrokenBarrierError"
    case "asyncio.QueueEmpty"?: "Asyncio.QueueEmpty"
    case "asyncio.QueueFull"?: "Asyncio.QueueFull"
    case "aiohttp.ClientError"?: "ClientError"
    case "aiohttp.ClientResponseError"?: "ClientResponseError"
    case "aiohttp.ClientConnectionError"?, "aiohttp.ClientConnectorError"?: "ClientConnectionError"
    case "statistics.StatisticsError"?: "StatisticsError"
    case "dataclasses.FrozenInstanceError"?: "FrozenInstanceError"
    case "json.JSONDecodeError"?, "json.decoder.JSONDecodeError"?: "JSONDecodeError"
    default: nil
    }
  }
}

extension Array {
  /// `forEach` of what may refuse.
  func forEachRefusing(_ body: (Element) throws(Refusal) -> Void) throws(Refusal) {
    for element in self { try body(element) }
  }
}
