internal import DiglotModel
internal import Dispatch
internal import Synchronization

/// Runs `body` for 0..<count on `jobs` threads, which take the numbers in their order; the results in that order.
///
/// - Throws: the first diagnostic in the order of the numbers, after all have been run.
func concurrently<Result: Sendable>(
  _ count: Int, jobs: Int, _ body: @Sendable (Int) throws(Diagnostic) -> Result
) throws(Diagnostic) -> [Result] {
  let next = Atomic<Int>(0)
  let results = Mutex<[Int: Swift.Result<Result, Diagnostic>]>([:])
  DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, count))) { _ in
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let result = Swift.Result { () throws(Diagnostic) in try body(index) }
      results.withLock { $0[index] = result }
    }
  }
  let all = results.withLock { $0 }
  var list: [Result] = []
  for index in 0..<count {
    guard let result = all[index] else { continue }
    list.append(try result.get())
  }
  return list
}
