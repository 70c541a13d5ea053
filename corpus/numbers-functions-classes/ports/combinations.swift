import Pythonic

for pair in combinations(["a", "b", "c"], 2) {
  print(pair.joined(), terminator: " ")
}
print()
print(product(1..<7, repeat: 2).count { item in item[0] + item[1] == 7 }, "of 36")
