import Pythonic

func paths(_ rows: Int, _ columns: Int) -> BigInt {
  var grid = range(rows).map { _ in Array(repeating: BigInt(0), count: max(columns, 0)) }
  for i in range(rows) {
    grid[i][0] = 1
  }
  for j in range(columns) {
    grid[0][j] = 1
  }
  for i in range(1, rows) {
    for j in range(1, columns) {
      grid[i][j] = grid.at(i - 1)[j] + grid[i].at(j - 1)
    }
  }
  return grid.at(-1).at(-1)
}

print(paths(3, 7), paths(1, 1))
