import Pythonic

@MainActor func philosopher(
  _ name: String, _ left: Asyncio.Lock, _ right: Asyncio.Lock, _ meals: Shared<Dict<String, Int>>
) async throws {
  for _ in 0..<2 {
    print("\(name) thinks")
    try await Task.sleep(for: .seconds(0.1))
    try await left.withLock {
      try await right.withLock {
        print("\(name) eats")
        meals.value[name, default: 0] += 1
        try await Task.sleep(for: .seconds(0.1))
      }
    }
  }
}

@MainActor func main() async throws {
  let forks = (0..<3).map { _ in Asyncio.Lock() }
  let meals = Shared<Dict<String, Int>>(Dict<String, Int>())
  let names = ["A", "B", "C"]
  var tasks: [Asyncio.Coroutine<Void>] = []
  for (i, name) in names.enumerated() {
    let (first, second) = [i, mod(i + 1, 3)].sorted().unpacked()
    tasks.append(
      Asyncio.Coroutine { [argument2 = forks.at(first), argument3 = forks.at(second), meals] in
        try await philosopher(name, argument2, argument3, meals)
      })
  }
  _ = try await Asyncio.gather(tasks)
  print(str(sorted(meals.value.items().map { Tuple($0, $1) })))
}

try await main()
