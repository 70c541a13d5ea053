// Blocks in the values of two async lets, which run side by side.
func brew(_ drink: String, _ delay: Duration) async throws -> String {
  try await Task.sleep(for: delay)
  print("brewed", drink)
  return drink
}

async let tea = brew("tea", .milliseconds(300))
async let coffee = brew("coffee", .milliseconds(700))
print("serving", try await tea)
print("serving", try await coffee)
