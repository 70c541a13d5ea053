import Pythonic

nonisolated(unsafe) var random = Random()

func roll(_ sides: Int) throws -> Int {
  return try random.randint(1, sides)
}

random = Random(seed: 1)

print(try roll(6), try random.choice([1, 2, 3]), try random.randrange(0, 100, 5))
do {
  print(try roll(0))
} catch let error where error.isA(ValueError.self) {
  print("caught", str(error))
}
nonisolated(unsafe) var names = ["a"]
names.pop()
do {
  print(try random.choice(names))
} catch let error where error.isA(IndexError.self, KeyError.self) {
  print("caught", str(error))
}
