import Pythonic

// Functions are gone through with their names.
func bubble(_ items: [Int]) -> [Int] {
  var items = items
  for end in range(items.count - 1, 0, -1) {
    for i in range(end) {
      if items[i] > items[i + 1] {
        items.swapAt(i, i + 1)
      }
    }
  }
  return items
}

func builtIn(_ items: [Int]) -> [Int] {
  items.sorted()
}

let data = [3, 1, 2]
for (sortName, sort) in [("bubble", bubble), ("built_in", builtIn)] {
  let isRight: Bool = [data, [], [5], Array(0..<5)].allSatisfy { `case` in sort(`case`) == `case`.sorted() }
  print("\(format(sortName, "<10"))\(isRight ? "right" : "wrong")", str(sort(data)), str(data))
}

nonisolated(unsafe) let sorts = [bubble, builtIn]
print(str(Dict([("bubble", bubble), ("built_in", builtIn)].map { (sortName, sort) in (sortName, sort(data)) })))
for (name, place) in [("x", 1), ("y", 2)] {
  print(name, place)
}
