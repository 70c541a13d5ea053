import Pythonic

func isPrime(_ n: Int) -> Bool {
  if n < 2 {
    return false
  }
  for i in range(2, int(math.sqrt(Double(n))) + 1) {
    if mod(n, i) == 0 {
      return false
    }
  }
  return true
}

print(str((0..<30).filter { n in isPrime(n) }))
