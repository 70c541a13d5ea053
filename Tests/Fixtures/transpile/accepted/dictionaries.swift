import Pythonic

func group(_ words: [String]) -> Dict<Int, [String]> {
  var groups = Dict<Int, [String]>()
  for word in words {
    groups.setdefault(word.length, [])
    groups[word.length].append(word)
  }
  return groups
}

func invert(_ pairs: Dict<String, Int>) -> Dict<Int, String> {
  Dict(pairs.items().map { (key, value) in (value, key) })
}

print(str(group(["a", "bb", "c", "dd"])))
print(str(invert(["x": 1, "y": 2] as Dict<String, Int>)), (["b": 1, "a": 2] as Dict<String, Int>).get("c", 0))
