import Pythonic

func commonPrefix(_ words: [String]) -> String {
  var prefix = words[0]
  for word in words.slice(1, nil) {
    while !word.startswith(prefix) {
      prefix = prefix.slice(nil, -1)
    }
  }
  return prefix
}

print(commonPrefix(["interview", "internet", "interval"]))
print(repr(commonPrefix(["a", "b"])))
