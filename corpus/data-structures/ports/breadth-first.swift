import Pythonic

/// The number of steps from start to goal; -1 where there is no way.
func shortest(_ maze: [String], _ start: TupleOf<Int>, _ goal: TupleOf<Int>) -> Int {
  var queue = Deque([Tuple(start, 0)])
  var seen = PySet([start])
  while !queue.isEmpty {
    let parts = queue.popLeft().elements
    let (row, column) = parts.0.unpacked()
    let steps = parts.1
    if TupleOf([row, column]) == goal {
      return steps
    }
    for item2 in [
      TupleOf([row + 1, column]), TupleOf([row - 1, column]), TupleOf([row, column + 1]), TupleOf([row, column - 1]),
    ] {
      let (r, c) = item2.unpacked()
      if 0 <= r && r < maze.count && (0 <= c && c < maze[0].length) && maze.at(r).at(c) == "."
        && !seen.contains(TupleOf([r, c]))
      {
        seen.add(TupleOf([r, c]))
        queue.append(Tuple(TupleOf([r, c]), steps + 1))
      }
    }
  }
  return -1
}

let maze = ["..#.", ".##.", "...."]
print(shortest(maze, TupleOf([0, 0]), TupleOf([0, 3])))
print(shortest(maze, TupleOf([0, 0]), TupleOf([0, 2])))
