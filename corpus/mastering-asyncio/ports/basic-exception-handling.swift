struct ValueError: Error, CustomStringConvertible {
  let description: String
}

/// An async function that might throw.
func mightFail(_ shouldFail: Bool) async throws -> String {
  try await Task.sleep(for: .seconds(0.5))
  if shouldFail {
    throw ValueError(description: "Something went wrong!")
  }
  return "Success!"
}

// Standard do/catch works with await
do {
  let result = try await mightFail(true)
  print(result)
} catch let error as ValueError {
  print("Caught error: \(error)")
}
