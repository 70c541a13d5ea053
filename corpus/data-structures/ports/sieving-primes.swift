import Pythonic

func primes(_ limit: Int) -> [Int] {
  var candidates = PySet(range(2, limit + 1))
  for number in range(2, int(pow(Double(limit), 0.5)) + 1) {
    if candidates.contains(number) {
      candidates = candidates - PySet(range(number * number, limit + 1, number))
    }
  }
  return candidates.sorted()
}

print(str(primes(50)))
