import Pythonic

func groupByLength(_ words: [String]) -> DefaultDict<Int, [String]> {
  var groups: DefaultDict<Int, [String]> = DefaultDict { [] }
  for word in words {
    groups[word.length].append(word)
  }
  return groups
}

nonisolated(unsafe) var groups = groupByLength(["pear", "fig", "plum", "apple", "kiwi", "date"])
for length in groups.keys().sorted() {
  print(length, str(groups[length]))
}
