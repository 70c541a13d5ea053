struct ConnectionError: Error, CustomStringConvertible {
  let description: String
}

struct Response: CustomStringConvertible {
  let url: String
  let status: String
  var description: String { "{'url': '\(url)', 'status': '\(status)'}" }
}

/// Fetches data, possibly failing.
func fetchData(_ url: String, shouldFail: Bool = false) async throws -> Response {
  try await Task.sleep(for: .seconds(0.5))
  if shouldFail {
    throw ConnectionError(description: "Failed to connect to \(url)")
  }
  return Response(url: url, status: "ok")
}

let tasks = [
  Task { try await fetchData("https://api1.com") },
  Task { try await fetchData("https://api2.com", shouldFail: true) },
  Task { try await fetchData("https://api3.com") },
]

// `value` would throw a task's error; `result` returns it, as return_exceptions=True does
for (i, task) in tasks.enumerated() {
  switch await task.result {
  case .success(let response): print("Task \(i) succeeded: \(response)")
  case .failure(let error): print("Task \(i) failed: \(error)")
  }
}
