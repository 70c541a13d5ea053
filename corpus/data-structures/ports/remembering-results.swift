import Pythonic

/// In how many ways a staircase can be climbed by ones and twos.
nonisolated(unsafe) let waysCache = FunctionCache<Int, BigInt>()
func ways(_ stairs: Int) -> BigInt {
  waysCache(stairs) {
    if stairs <= 1 {
      return BigInt(1)
    }
    return ways(stairs - 1) + ways(stairs - 2)
  }
}

print(str((0..<10).map { n in ways(n) }))
print(ways(60))
