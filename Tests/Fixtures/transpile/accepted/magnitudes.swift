import Pythonic

func triangle(_ n: Int) -> BigInt {
  floordiv(BigInt(n) * BigInt(n + 1), 2)
}

func cubes(_ n: Int) -> BigInt {
  sum(range(n + 1).map { i in pow(i, 3) }.map { BigInt($0) })
}

func total(_ n: Int) -> BigInt {
  var result: BigInt = 0
  for i in range(n) {
    result += BigInt(i * i * i)
  }
  return result
}

func chain(_ a: Int, _ b: Int, _ c: Int, _ m: Int) -> Int {
  mod(BigInt(a * b) * BigInt(c), m)
}

let limit = pow(10, 12)

print(triangle(10), triangle(pow(10, 10)))
print(cubes(100_000))
print(false ? total(70000) : total(10))
print(chain(pow(10, 9), pow(10, 9) + 6, pow(10, 9) + 5, pow(10, 9) + 7))
print(BigInt(pow(10, 18)) * 10, BigInt(limit) * BigInt(limit))
print(BigInt(pow(2, 62)) + BigInt(pow(2, 62)))
