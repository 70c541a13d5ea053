import Pythonic

func integrate(_ function: @escaping (Double) -> Double, _ start: Double, _ end: Double, _ pieces: Int) -> Double {
  let width = truediv(end - start, Double(pieces))
  var total = (function(start) + function(end)) / 2.0
  for index in range(1, pieces) {
    total += function(start + Double(index) * width)
  }
  return total * width
}

print("\(format(integrate({ math.sin($0) } as (Double) -> Double, 0.0, Double.pi, 100), ".4f"))")
print("\(format(integrate({ (x: Double) -> Double in x * x }, 0.0, 3.0, 100), ".4f"))")
