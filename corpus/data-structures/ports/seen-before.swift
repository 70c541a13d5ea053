import Pythonic

func firstRepeated(_ items: [Int]) -> Int? {
  var seen = PySet<Int>()
  for item in items {
    if seen.contains(item) {
      return item
    }
    seen.add(item)
  }
  return nil
}

func firstRepeated(_ items: [String]) -> String? {
  var seen = PySet<String>()
  for item in items {
    if seen.contains(item) {
      return item
    }
    seen.add(item)
  }
  return nil
}

print(str(firstRepeated([5, 3, 8, 3, 5])))
print(str(firstRepeated(["a", "b"])))
