import Pythonic

func anagrams(_ words: [String]) -> [[String]] {
  var groups = Dict<String, [String]>()
  for word in words {
    groups[sorted(word.characters).joined(), default: []].append(word)
  }
  return groups.values().filter { group in group.count > 1 }
}

print(str(anagrams(["listen", "banana", "silent", "enlist", "night", "thing"])))
