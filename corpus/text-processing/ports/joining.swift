import Pythonic

func sentence(_ names: [String]) -> String {
  if names.count < 2 {
    return names.joined()
  }
  return names.slice(nil, -1).joined(separator: ", ") + " and " + names.at(-1)
}

for count in 0..<4 {
  print(repr(sentence(["Ada", "Ben", "Cleo"].slice(nil, count))))
}
