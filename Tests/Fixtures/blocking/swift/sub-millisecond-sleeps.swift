// Blocks in sleeps shorter than a millisecond, which Swift does not round up.
let clock = ContinuousClock()
let start = clock.now
for _ in 0..<10 {
  try await Task.sleep(for: .microseconds(300))
}
print("at least 3 ms:", clock.now - start >= .milliseconds(3))
try await Task.sleep(until: start + .milliseconds(200), clock: clock)
print("0.2 s are over")
