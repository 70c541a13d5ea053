import Pythonic

@MainActor func resource(_ name: String, _ body: @MainActor (String) async throws -> Void) async throws {
  print("open", name)
  try await Task.sleep(for: .seconds(0.1))
  do {
    try await body(name.upper())
  } catch {
    try await Task.sleep(for: .seconds(0.1))
    print("close", name)
    throw error
  }
  try await Task.sleep(for: .seconds(0.1))
  print("close", name)
}

@MainActor func tag(_ name: String, _ body: () throws -> Void) throws {
  print("<\(name)>")
  try body()
  print("</\(name)>")
}

@MainActor func use() async throws -> String {
  var result: String!
  try await resource("db") { r in
    print("using", r)
    result = r + "!"
    return
  }
  return result
}

@MainActor func main() async throws {
  print(try await use())
  try tag("b") {
    print("bold")
  }
  do {
    try await resource("x") { _ in
      throw KeyError("oops")
    }
  } catch let error where error.isA(KeyError.self) {
    print("caught", str(error))
  }
}

try await main()
