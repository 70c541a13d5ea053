// Blocks in a stream that only its cancellation handler ends.
let (ticks, ticker) = AsyncStream.makeStream(of: Int.self)

let listener = Task {
  await withTaskCancellationHandler {
    for await tick in ticks {
      print("tick", tick)
    }
    print("no more ticks")
  } onCancel: {
    ticker.finish()
  }
}

for tick in 1...2 {
  try await Task.sleep(for: .milliseconds(300))
  ticker.yield(tick)
}
try await Task.sleep(for: .milliseconds(200))
listener.cancel()
await listener.value
