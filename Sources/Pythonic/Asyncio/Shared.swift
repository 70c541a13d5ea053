/// A list or another value that several tasks change: Python hands on the thing itself, Swift a copy.
///
///     let results = Shared<[Int]>([])
///     try await Asyncio.gather([Task { try await work(1, results) }, Task { try await work(2, results) }])
///     print(results.value)
@MainActor public final class Shared<Value> {
  public var value: Value
  public init(_ value: Value) { self.value = value }
}
