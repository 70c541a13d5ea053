// Blocks in the sleeps of ContinuousClock and SuspendingClock.
let continuous = ContinuousClock()
let start = continuous.now
try await continuous.sleep(for: .milliseconds(300))
print("slept for 0.3 s")
try await continuous.sleep(until: start + .milliseconds(500))
print("slept until 0.5 s")

let suspending = SuspendingClock()
let time = try await suspending.measure {
  try await suspending.sleep(for: .milliseconds(700))
}
print("measured 0.7 s:", time >= .milliseconds(700) && time < .milliseconds(800))
