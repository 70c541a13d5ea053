struct KeyError: Error {
  let message: String
}

func ask(_ shop: String, _ delay: Double) async throws -> String {
  try await Task.sleep(for: .seconds(delay))
  print("\(shop) has answered")
  return shop
}

func main() async throws {
  async let first = ask("first", 1)
  async let second = ask("second", 3)
  async let third = ask("third", 2)
  _ = try await (first, second, third)
  let stock = ["apples": 3]
  do {
    guard stock["pears"] != nil else { throw KeyError(message: "'pears'") }
  } catch is KeyError {
    print("no pears")
  }
}

try await main()
