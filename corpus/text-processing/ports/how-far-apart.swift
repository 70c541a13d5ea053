import Pythonic

/// Levenshtein's distance, a row at a time.
func distance(_ a: String, _ b: String) -> Int {
  var previous = Array(range(b.length + 1))
  for (i, x) in enumerate(a.characters, start: 1) {
    var current = [i]
    for (j, y) in enumerate(b.characters, start: 1) {
      let cost = x == y ? 0 : 1
      current.append(min(previous.at(j) + 1, current.at(j - 1) + 1, previous.at(j - 1) + cost))
    }
    previous = current
  }
  return previous.at(-1)
}

print(distance("kitten", "sitting"))
for word in ["python", "pithon", "jython", "java"] {
  print(word, distance("python", word))
}
