import Pythonic

@MainActor func countdown(_ n: Int) -> Asyncio.Generator<Int> {
  var n = n
  return Asyncio.Generator { yield in
    while n > 0 {
      try await yield(n)
      n -= 1
      try await Task.sleep(for: .seconds(0.1))
    }
  }
}

@MainActor func evens(_ source: Asyncio.Generator<Int>) -> Asyncio.Generator<Int> {
  Asyncio.Generator { yield in
    for try await x in source {
      if mod(x, 2) == 0 {
        try await yield(x)
      }
    }
  }
}

@MainActor func main() async throws {
  for try await x in try evens(try countdown(6)) {
    print(x)
  }
  let squares = try await {
    var result: [Int] = []
    for try await x in try countdown(4) {
      result.append(x * x)
    }
    return result
  }()
  print(str(squares))
  var total = 0
  for try await x in try countdown(10) {
    if x == 7 {
      break
    }
    total += x
  }
  print(total)
}

try await main()
