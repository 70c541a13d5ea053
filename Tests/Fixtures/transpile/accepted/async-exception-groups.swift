import Pythonic

@MainActor func fail(_ delay: Double, _ error_: Exception) async throws {
  try await Asyncio.sleep(.seconds(delay))
  throw error_
}

@MainActor func collect(_ errors: Tuple<ValueError, KeyError, ValueError>) async throws {
  do {
    defer {
      print("done")
    }
    do {
      try await Asyncio.withTaskGroup { group in
        for error_ in [errors.elements.0, errors.elements.1, errors.elements.2] {
          _ = group.createTask { try await fail(0.1, error_) }
        }
      }
    } catch {
      var group2 = SplitErrors(error)
      if let wrong = group2.take(ValueError.self) {
        print("values:", str(wrong.exceptions.map { error_ in str(error_) }))
      }
      if let missing = group2.take(KeyError.self, IndexError.self) {
        print("missing:", missing.exceptions.count)
      }
      try group2.throwRest()
    }
  }
}

@MainActor func collect(_ errors: Tuple<IndexError, OSError>) async throws {
  do {
    defer {
      print("done")
    }
    do {
      try await Asyncio.withTaskGroup { group in
        for error_ in [errors.elements.0, errors.elements.1] {
          _ = group.createTask { try await fail(0.1, error_) }
        }
      }
    } catch {
      var group2 = SplitErrors(error)
      if let wrong = group2.take(ValueError.self) {
        print("values:", str(wrong.exceptions.map { error_ in str(error_) }))
      }
      if let missing = group2.take(KeyError.self, IndexError.self) {
        print("missing:", missing.exceptions.count)
      }
      try group2.throwRest()
    }
  }
}

@MainActor func main() async throws {
  try await collect(Tuple(ValueError("a"), KeyError("b"), ValueError("c")))
  do {
    try await collect(Tuple(IndexError("d"), OSError("e")))
  } catch let error as ExceptionGroup {
    print("left:", str(error), str(error.exceptions.map { error_ in typeName(error_) }))
  }
  do {
    throw ValueError("alone")
  } catch {
    var group2 = SplitErrors(error)
    if let group = group2.take(ValueError.self) {
      print(repr(group))
    }
    try group2.throwRest()
  }
}

try await main()
