import Pythonic

func fibonacci() -> Generator<BigInt> {
  Generator { yield in
    var a: BigInt = 0
    var b: BigInt = 1
    while true {
      yield(a)
      (a, b) = (b, a + b)
    }
  }
}

nonisolated(unsafe) let numbers = fibonacci()
print(str((0..<10).map { _ in numbers.take() }))
