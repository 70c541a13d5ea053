import Pythonic

func limited(_ maxSize: Int) -> Int {
  min(maxSize, MAX_SIZE)
}

func renewed(_ item: Int) -> Tuple<String, Int, Int> {
  let x2 = 5
  let x = 1
  print(x)
  let x2_2 = "a"
  return Tuple(x2_2, x2, item)
}

// Names that would be one in Swift, and words that the translator itself uses.
let MAX_SIZE = 10
let error_ = "outer"
let unknown = "unknown"

nonisolated(unsafe) var value = limited(50)
do {
  throw ValueError("inner")
} catch let error where error.isA(ValueError.self) {
  print(error_, str(error), value, unknown)
}
let first = value
let second = limited(3)
value = value + 1
print(first, second, value, str(renewed(9)))
