// Blocks in an AsyncStream: the consumer waits for a producer that takes its time.
let (lines, pen) = AsyncStream.makeStream(of: String.self)

let writer = Task.detached {
  for number in 1...3 {
    try await Task.sleep(for: .milliseconds(300))
    pen.yield("line \(number)")
  }
  try await Task.sleep(for: .milliseconds(100))
  pen.finish()
}

for await line in lines {
  print("read", line)
}
print("the end")
