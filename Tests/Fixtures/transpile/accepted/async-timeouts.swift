import Pythonic

@MainActor func work(_ delay: Int, _ limit: Int) async throws -> String {
  var scope: Asyncio.Timeout!
  do {
    scope = Asyncio.Timeout(.seconds(limit))
    try await scope.run {
      let result = try await Asyncio.sleep(.seconds(delay), result: "finished")
      print(result, str(scope.hasExpired))
    }
  } catch let error where error.isA(TimeoutError.self) {
    print("too late", str(scope.hasExpired))
  }
  return Asyncio.CurrentTask().name
}

@MainActor func work(_ delay: Int, _ limit: Double) async throws -> String {
  var scope: Asyncio.Timeout!
  do {
    scope = Asyncio.Timeout(.seconds(limit))
    try await scope.run {
      let result = try await Asyncio.sleep(.seconds(delay), result: "finished")
      print(result, str(scope.hasExpired))
    }
  } catch let error where error.isA(TimeoutError.self) {
    print("too late", str(scope.hasExpired))
  }
  return Asyncio.CurrentTask().name
}

@MainActor func main() async throws {
  print(try await Asyncio.Job(name: "first") { try await work(1, 2) }.value)
  print(try await work(2, 0.5))
  let (done, pending) = try await Asyncio.wait(
    for: [
      Asyncio.Job { try await Asyncio.sleep(.seconds(1), result: 1) },
      Asyncio.Job { try await Asyncio.sleep(.seconds(2), result: 2) },
    ], returnWhen: .firstCompleted)
  print(done.count, pending.count)
  _ = try await Asyncio.wait(for: pending)
}

try await Asyncio.run { try await main() }
