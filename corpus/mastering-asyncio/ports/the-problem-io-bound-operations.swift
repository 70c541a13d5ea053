import Foundation

/// Simulates a network request.
func fetchData(_ url: String) -> String {
  print("Fetching \(url)...")
  Thread.sleep(forTimeInterval: 2)  // Blocks the entire program!
  return "Data from \(url)"
}

// Sequential execution - takes 6 seconds total
let clock = ContinuousClock()
let begin = clock.now
let result1 = fetchData("https://api.example.com/users")
let result2 = fetchData("https://api.example.com/posts")
let result3 = fetchData("https://api.example.com/comments")
let elapsed = begin.duration(to: clock.now)
print("Total time: \(String(format: "%.2f", elapsed / .seconds(1)))s")  // ~6 seconds
