import Pythonic

func mean(_ values: [Double]) -> Double {
  truediv(sum(values), Double(values.count))
}

func deviation(_ values: [Double]) -> Double {
  let middle = mean(values)
  return math.sqrt(truediv(sum(values.map { value in pow(value - middle, 2.0) }), Double(values.count - 1)))
}

let heights = [1.72, 1.65, 1.8, 1.78, 1.69]
print("\(format(mean(heights), ".3f")) m, \(format(deviation(heights), ".3f")) m")
