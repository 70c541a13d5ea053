import Pythonic

func compose(_ functions: TupleOf<(Int) -> Int>) -> (Int) -> Int {
  func run(_ x: Int) -> Int {
    var x = x
    for function in functions {
      x = function(x)
    }
    return x
  }

  return run
}

func counter(_ start: Int) -> () -> Int {
  var count = start

  func step() -> Int {
    count += 1
    return count
  }

  return step
}

func logged(_ function: @escaping (Int, Int) -> BigInt) -> (Int, Int) -> BigInt {
  func wrapper(_ args: Tuple<Int, Int>) -> BigInt {
    print("call", "power", str(args))
    return function(args.elements.0, args.elements.1)
  }

  return { wrapper(Tuple($0, $1)) } as (Int, Int) -> BigInt
}

func _power(_ base: Int, _ exponent: Int) -> BigInt {
  pow(BigInt(base), exponent)
}

nonisolated(unsafe) let fibonacciCache = FunctionCache<Int, BigInt>()
func fibonacci(_ n: Int) -> BigInt {
  fibonacciCache(n) {
    return n < 2 ? BigInt(n) : fibonacci(n - 1) + fibonacci(n - 2)
  }
}

nonisolated(unsafe) let power = logged(_power)

nonisolated(unsafe) let step = counter(5)
print(step(), step())
print(compose(TupleOf([{ (x: Int) -> Int in x + 1 }, { (x: Int) -> Int in x * 2 }]))(5))
print(power(2, 70), fibonacci(100))
nonisolated(unsafe) let operations =
  ["+": { (a: Int, b: Int) -> Int in a + b }, "-": { (a: Int, b: Int) -> Int in a - b }]
  as Dict<String, (Int, Int) -> Int>
print(str("+-".characters.map { symbol in operations[symbol](7, 3) }))
