import Pythonic

func squareRoot(_ number: Int, _ tolerance: Double) -> Tuple<Double, Int> {
  var guess = truediv(number, 2)
  var steps = 0
  while abs(guess * guess - Double(number)) > tolerance {
    guess = (guess + truediv(Double(number), guess)) / 2.0
    steps += 1
  }
  return Tuple(guess, steps)
}

let (root, steps) = squareRoot(2, 1e-10).elements
print("\(format(root, ".6f")) after \(steps) steps")
