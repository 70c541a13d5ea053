import Pythonic

final class AppError: Exception, @unchecked Sendable {
  var code: Int

  init(_ code: Int) {
    self.code = code
    super.init("code \(code)")
  }
}

@MainActor func fail(_ n: Int) async throws -> Int {
  try await Asyncio.sleep(.seconds(try truedivChecked(n, 10)))
  if (try modChecked(n, 2)) != 0 {
    throw AppError(n)
  }
  return n
}

@MainActor func main() async throws {
  let results = try await Asyncio.gatherResults((0..<4).map { i in Asyncio.Coroutine { try await fail(i) } })
  for r in results {
    switch r {
    case .failure(let error as AppError):
      print("app error", error.code)
    default:
      print("value", str(r))
    }
  }
  let ok = results.compactMap { $0.success }
  print(ok.reduce(0, +))
  do {
    defer {
      print("finally")
    }
    var hasPassed = false
    do {
      _ = try await Asyncio.gather([Task { try await fail(1) }, Task { try await fail(2) }])
      hasPassed = true
    } catch let error as AppError {
      print("gather raised", str(error))
    }
    if hasPassed {
      print("no")
    }
  }
}

try await main()
