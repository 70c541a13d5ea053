var acquired: [Int] = []
var released: [Int] = []

@MainActor func acquireResource() -> Int {
  let resource = acquired.count + 1
  acquired.append(resource)
  print("Acquired resource \(resource)")
  return resource
}

@MainActor func releaseResource(_ resource: Int) {
  released.append(resource)
  print("Released resource \(resource)")
}

func longOperation() async throws {
  try await Task.sleep(for: .seconds(10))
}

// ❌ Wrong - resources may leak
@MainActor func badCleanup() async throws {
  _ = acquireResource()
  try await longOperation()  // If cancelled, the resource leaks!
}

// ✅ Correct - handle cancellation, but `defer` alone would do: with both, the resource is released twice
@MainActor func goodCleanup() async throws {
  let resource = acquireResource()
  defer { releaseResource(resource) }
  do {
    try await longOperation()
  } catch is CancellationError {
    releaseResource(resource)
    throw CancellationError()
  }
}

@MainActor func cancel(_ name: String, _ function: @escaping @MainActor () async throws -> Void) async throws {
  let task = Task { try await function() }
  try await Task.sleep(for: .seconds(1))
  task.cancel()
  do {
    try await task.value
  } catch is CancellationError {
    print("\(name): cancelled")
  }
}

try await cancel("bad_cleanup", badCleanup)
try await cancel("good_cleanup", goodCleanup)
print("Acquired \(acquired.count) resources, released \(Set(released).count)")
