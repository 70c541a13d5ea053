import Pythonic

func collatz(_ number: Int) -> Int {
  var number = number
  var steps = 0
  while number != 1 {
    number = mod(number, 2) == 0 ? floordiv(number, 2) : 3 * number + 1
    steps += 1
  }
  return steps
}

let longest = max(1..<100, key: collatz)
print(longest, collatz(longest))
