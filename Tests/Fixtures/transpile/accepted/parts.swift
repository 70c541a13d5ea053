import Pythonic

// A name for a part of something that is changed by it is written as the part.
func totals(_ sales: [Tuple<String, Int>]) -> Dict<String, Dict<String, Int>> {
  var result = Dict<String, Dict<String, Int>>()
  for item in sales {
    let (name, amount) = item.elements
    if !result.contains(name) {
      result[name] = ["sum": 0, "count": 0] as Dict<String, Int>
    }
    result[name]["sum"] += amount
    result[name]["count"] += 1
  }
  return result
}

print(str(totals([Tuple("ann", 1), Tuple("bob", 2), Tuple("ann", 3)])))

nonisolated(unsafe) var grid = [[0, 0], [0, 0]]
grid[1][0] = 5
grid[1].append(7)
print(str(grid), str(grid[1]))
