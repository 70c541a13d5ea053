import Pythonic

func common(_ text: String, _ count: Int) -> [Tuple<String, Int>] {
  let words = text.lower().split()
  return Counter(words).mostCommon(count)
}

func initials(_ names: [String]) -> String {
  names.map { name in name.at(0) }.joined()
}

print(str(common("the cat and the dog and the bird", 2)))
print(initials(["Ada", "Alan", "Grace"]), "naïve".slice(nil, nil, -1), "é".repeated(3))
