import Pythonic

@MainActor func timed(_ `func`: @escaping @MainActor (Int) async throws -> Int) -> @MainActor (Int) async throws -> Int
{
  @MainActor func wrapper(_ args: TupleOf<Int>, _ kwargs: Dict<String, Never>) async throws -> Int {
    let start = time.perfCounter()
    do {
      defer {
        print("\("slow") took \(format(time.perfCounter() - start, ".2f"))s")
      }
      return try await `func`(args[0])
    }
  }
  return { try await wrapper(TupleOf([$0]), Dict<String, Never>()) } as @MainActor (Int) async throws -> Int
}

@MainActor func _slow(_ x: Int) async throws -> Int {
  try await Task.sleep(for: .seconds(0.25))
  return x * 2
}

@MainActor func main() async throws {
  print(try await slow(21))
}

let slow = timed(_slow)

try await main()
