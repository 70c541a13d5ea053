struct ProcessedData: CustomStringConvertible {
  let status: String
  let data: String
  var description: String { "{'status': '\(status)', 'data': '\(data)'}" }
}

func fetchData(_ url: String) async throws -> String {
  print("Fetching \(url)...")
  try await Task.sleep(for: .seconds(2))
  return "Data from \(url)"
}

/// Demonstrates await.
func processData() async throws -> ProcessedData {
  print("Starting...")

  // await suspends here until fetchData completes
  let data = try await fetchData("https://api.example.com")

  print("Processing...")
  // await suspends here until the sleep completes
  try await Task.sleep(for: .seconds(1))

  print("Done!")
  return ProcessedData(status: "success", data: data)
}

print(try await processData())
