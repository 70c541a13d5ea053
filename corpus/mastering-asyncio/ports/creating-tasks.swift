/// Simulates downloading a file.
@MainActor func downloadFile(_ filename: String) async throws -> String {
  print("Starting download: \(filename)")
  try await Task.sleep(for: .seconds(2))  // Simulate network delay
  print("Finished download: \(filename)")
  return "Content of \(filename)"
}

// Create tasks - they run on the main actor, as soon as we suspend
let task1 = Task { try await downloadFile("file1.txt") }
let task2 = Task { try await downloadFile("file2.txt") }
let task3 = Task { try await downloadFile("file3.txt") }

// Do other work while downloads are in progress
print("Downloads started, doing other work...")
try await Task.sleep(for: .seconds(0.5))
print("Other work done!")

// Wait for all tasks to complete
let (result1, result2, result3) = try await (task1.value, task2.value, task3.value)
