// Second names of what lies in a list, a dictionary or an object, by which it is changed.

import Pythonic

final class Stock {
  var items: Dict<String, Dict<String, Int>>

  init() {
    self.items = Dict<String, Dict<String, Int>>()
  }

  func add(_ name: String, _ amount: Int) -> Stock {
    self.items.setdefault(name, ["amount": 0, "times": 0] as Dict<String, Int>)
    self.items[name]["amount"] += amount
    self.items[name]["times"] += 1
    return self
  }
}

func mark(_ grid: inout [[Int]], _ r: Int) -> Int {
  grid[grid.index(at: r)][0] = 9
  return grid[grid.index(at: r)].count
}

func group(_ words: [String]) -> Dict<Int, [String]> {
  var groups = Dict<Int, [String]>()
  for word in words {
    let key2 = word.length
    groups.setdefault(key2, [])
    groups[key2].append(word)
  }
  return groups
}

func count(_ pairs: [Tuple<String, Int>]) -> Dict<String, [Int]> {
  var found: DefaultDict<String, [Int]> = DefaultDict { [] }
  for item in pairs {
    let (key, value) = item.elements
    found[key].append(value)
    found[key].sort()
  }
  return Dict(found.items())
}

func tidy(_ table: Dict<String, [Int]>) -> Dict<String, [Int]> {
  var table = table
  for name in table.keys() {
    table[name].append(name.length)
  }
  for key2 in table.keys() {
    table[key2].sort()
  }
  return table
}

func number(_ rows: [[Int]]) -> [[Int]] {
  var rows = rows
  for i in rows.indices {
    rows[i].insert(i, at: 0)
  }
  for index in rows.indices.reversed() {
    rows[index].append(rows.count)
  }
  for index2 in rows.indices {
    rows[index2].append(0)
  }
  return rows
}

func split(_ numbers: [Int]) -> TupleOf<[Int]> {
  var even: [Int] = []
  var odd: [Int] = []
  for n in numbers {
    if mod(n, 2) == 0 {
      even.append(n)
    } else {
      odd.append(n)
    }
  }
  return TupleOf([even, odd])
}

func extend(_ table: Dict<String, [Int]>, _ key: String) -> Dict<String, [Int]> {
  var table = table
  table[key].append(7)
  return table
}

nonisolated(unsafe) var cells = [[1, 2], [3]]
print(mark(&cells, 0), mark(&cells, -1), str(cells))
print(str(group(["a", "bc", "de", "f"])))
print(str(count([Tuple("x", 2), Tuple("y", 1), Tuple("x", 1)])))
print(str(tidy(["ab": [3], "c": [0, -1]] as Dict<String, [Int]>)))
print(str(number([[5], [6]])))
print(str(Stock().add("pen", 1).add("ink", 2).add("pen", 3).items))
print(str(split([1, 2, 3, 4])))
print(str(extend(["k": [1]] as Dict<String, [Int]>, "k")))
