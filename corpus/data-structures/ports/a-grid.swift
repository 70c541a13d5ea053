import Pythonic

/// How many of the cells around one are alive.
func neighbours(_ grid: [[Int]], _ row: Int, _ column: Int) -> Int {
  var count = 0
  for r in range(max(row - 1, 0), min(row + 2, grid.count)) {
    for c in range(max(column - 1, 0), min(column + 2, grid[0].count)) {
      if TupleOf([r, c]) != TupleOf([row, column]) {
        count += grid.at(r).at(c)
      }
    }
  }
  return count
}

func step(_ grid: [[Int]]) -> [[Int]] {
  let rows = grid.count
  let columns = grid[0].count
  var following = range(rows).map { _ in Array(repeating: 0, count: max(columns, 0)) }
  for row in range(rows) {
    for column in range(columns) {
      let count = neighbours(grid, row, column)
      let alive = count == 3 || grid[row][column] == 1 && count == 2
      following[row][column] = alive ? 1 : 0
    }
  }
  return following
}

nonisolated(unsafe) var grid = [[0, 1, 0], [0, 1, 0], [0, 1, 0]]
for _ in 0..<2 {
  for row in grid {
    print(row.map { cell in cell != 0 ? "#" : "." }.joined())
  }
  print()
  grid = step(grid)
}
