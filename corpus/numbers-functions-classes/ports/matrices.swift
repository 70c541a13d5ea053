import Pythonic

func multiply(_ a: [[Int]], _ b: [[Int]]) -> [[Int]] {
  a.map { row in transposed(b).map { column in zip(row, column).map { (x, y) in x * y }.reduce(0, +) } }
}

func power(_ matrix: [[Int]], _ exponent: Int) -> [[Int]] {
  var result = [[1, 0], [0, 1]]
  for _ in range(exponent) {
    result = multiply(result, matrix)
  }
  return result
}

print(str(multiply([[1, 2], [3, 4]], [[5, 6], [7, 8]])))
print(str(power([[1, 1], [1, 0]], 10)))
